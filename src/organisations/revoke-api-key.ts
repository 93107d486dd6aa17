import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { ApiKeyId, OrganisationId } from '../shared/ids.js';
import { findKey, type KeptKey } from './api-key.reader.js';
import { ApiKeyNotFound } from './api-keys.errors.js';
import { AuditLog } from './audit-log.js';
import { subjectOf } from './make-api-key.js';

/** Ends a key for good. It opens nothing a second later; doing it twice changes nothing. */
@Injectable()
export class RevokeApiKey {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws ApiKeyNotFound */
  run(organisationId: OrganisationId, id: ApiKeyId, actor: string): Promise<KeptKey> {
    return this.transactions.run({ organisationId }, async (tx) => {
      const revoked = await tx.row(`UPDATE api_keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING id`, [id, this.clock.now()]);
      if (revoked !== null) await this.audit.add(tx, { organisationId, actor, action: 'api-key.revoke', subject: subjectOf(id) });
      const key = await findKey(tx, id);
      if (key === null) throw new ApiKeyNotFound();
      return key;
    });
  }
}
