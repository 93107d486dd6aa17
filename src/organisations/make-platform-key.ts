import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { newId } from '../shared/ids.js';
import type { PlatformScope } from './api-keys.js';
import { AuditLog } from './audit-log.js';
import { hashToken, newOpaqueToken } from './opaque-token.js';

/** Makes a key of the platform's own and answers its token, which nobody can read again. */
@Injectable()
export class MakePlatformKey {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  async run(name: string, scopes: readonly PlatformScope[], actor: string): Promise<string> {
    const token = newOpaqueToken('fp_');
    const id = newId<'ApiKey'>();
    await this.transactions.run('platform', async (tx) => {
      await tx.rows(`INSERT INTO api_keys (id, organisation_id, name, key_hash, scopes) VALUES ($1, NULL, $2, $3, $4)`, [id, name, hashToken(token), scopes]);
      await this.audit.add(tx, { organisationId: null, actor, action: 'platform-key.make', subject: `api-key:${id}`, detail: { name, scopes } });
    });
    return token;
  }
}
