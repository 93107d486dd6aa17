import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import { newId, type Id } from '../shared/ids.js';
import { AuditLog } from './audit-log.js';
import { hashToken, newOpaqueToken } from './opaque-token.js';

export const OPERATIONS_SCOPES = ['operations:read', 'operations:write'] as const;

export type OperationsScope = (typeof OPERATIONS_SCOPES)[number];

export interface OperationsKey {
  readonly id: Id<'OperationsKey'>;
  readonly scopes: readonly OperationsScope[];
}

/** Keys with which programs of the platform's own people work upon the platform; they open nothing of any organisation. */
@Injectable()
export class OperationsKeys {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** The key behind a bearer token; null where it is unknown, revoked or expired. */
  find(token: string): Promise<OperationsKey | null> {
    return this.transactions.run('platform', (tx) =>
      tx.row<OperationsKey>(
        `SELECT id, scopes FROM operations_keys
         WHERE key_hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
        [hashToken(token), this.clock.now()],
      ),
    );
  }

  /** Makes a key and answers its token, which nobody can read again. */
  async make(name: string, scopes: readonly OperationsScope[], actor: string): Promise<string> {
    const token = newOpaqueToken('fo_');
    const id = newId<'OperationsKey'>();
    await this.transactions.run('platform', async (tx) => {
      await tx.rows(`INSERT INTO operations_keys (id, name, key_hash, scopes) VALUES ($1, $2, $3, $4)`, [id, name, hashToken(token), scopes]);
      await this.audit.add(tx, { organisationId: null, actor, action: 'operations-key.make', subject: `operations-key:${id}`, detail: { name, scopes } });
    });
    return token;
  }
}
