import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import type { ApiKeyId, OrganisationId } from '../shared/ids.js';
import type { ApiScope } from './api-keys.js';

/** A key as those who look after keys see it; its token is nowhere. */
export interface KeptKey {
  readonly id: ApiKeyId;
  readonly name: string;
  /** How its token begins, which tells it from others; null where that was not kept. */
  readonly tokenStart: string | null;
  readonly scopes: readonly ApiScope[];
  readonly createdAt: Date;
  /** `api-key:<id>` or `staff:<id>`; null where nobody noted it. */
  readonly createdBy: string | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** To the minute; null where it never was. */
  readonly lastUsedAt: Date | null;
}

export const keptKeyColumns = `
  id, name, token_start AS "tokenStart", scopes, created_at AS "createdAt", created_by AS "createdBy", expires_at AS "expiresAt",
  revoked_at AS "revokedAt", last_used_at AS "lastUsedAt"`;

/** The keys of an organisation, those that open nothing any more included. */
@Injectable()
export class ApiKeyReader {
  constructor(private readonly transactions: Transactions) {}

  /** The latest first; `before` is the last one of the page before. */
  list(organisationId: OrganisationId, limit: number, before: ApiKeyId | null): Promise<KeptKey[]> {
    return this.transactions.run({ organisationId }, (tx) =>
      tx.rows<KeptKey>(
        `SELECT ${keptKeyColumns} FROM api_keys
         WHERE organisation_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
        [organisationId, before, limit],
      ),
    );
  }

  find(organisationId: OrganisationId, id: ApiKeyId): Promise<KeptKey | null> {
    return this.transactions.run({ organisationId }, (tx) => findKey(tx, id));
  }
}

export function findKey(tx: Transaction, id: ApiKeyId): Promise<KeptKey | null> {
  return tx.row<KeptKey>(`SELECT ${keptKeyColumns} FROM api_keys WHERE id = $1`, [id]);
}
