import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import { newId, type ApiKeyId, type OrganisationId } from '../shared/ids.js';
import { parseText } from '../shared/text.js';
import { keptKeyColumns, type KeptKey } from './api-key.reader.js';
import { KeyRefused, TooManyKeys } from './api-keys.errors.js';
import type { ApiScope } from './api-keys.js';
import { AuditLog } from './audit-log.js';
import { hashToken, newOpaqueToken } from './opaque-token.js';

/** Keys that open something, of one organisation. */
const MOST_KEYS = 100;

/** Tells keys from one another, and is far too little to guess the rest by. */
const START_LENGTH = 'fk_live_'.length + 4;

export interface KeyWish {
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  /** Null for a key that is good until it is revoked. */
  readonly expiresAt: Date | null;
}

/** Who makes it, and what they may do themselves. */
export interface KeyMaker {
  readonly actor: string;
  readonly scopes: readonly ApiScope[];
}

/** Makes a key for an organisation's programs and answers its token, which nobody can read again. */
@Injectable()
export class MakeApiKey {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws KeyRefused naming every fault, TooManyKeys */
  async run(organisationId: OrganisationId, wish: KeyWish, maker: KeyMaker): Promise<{ readonly key: KeptKey; readonly token: string }> {
    const name = this.#check(wish, maker);
    const token = newOpaqueToken('fk_live_');
    const key = await this.transactions.run({ organisationId }, async (tx) => {
      await refuseMany(tx, organisationId, this.clock.now());
      const made = await tx.row<KeptKey>(
        `INSERT INTO api_keys (id, organisation_id, name, key_hash, token_start, scopes, created_at, created_by, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${keptKeyColumns}`,
        [newId<'ApiKey'>(), organisationId, name, hashToken(token), token.slice(0, START_LENGTH), [...new Set(wish.scopes)], this.clock.now(), maker.actor, wish.expiresAt],
      );
      const { id, scopes } = made as KeptKey;
      await this.audit.add(tx, { organisationId, actor: maker.actor, action: 'api-key.make', subject: subjectOf(id), detail: { name, scopes, expiresAt: wish.expiresAt } });
      return made as KeptKey;
    });
    return { key, token };
  }

  #check({ name, scopes, expiresAt }: KeyWish, maker: KeyMaker): string {
    const parsed = parseText(name, 100);
    const beyond = scopes.filter((scope) => !maker.scopes.includes(scope));
    const faults = [
      ...(parsed.ok ? [] : [{ field: 'name', code: parsed.fault, message: 'is not a name that can be kept' }]),
      // Else a key that may make keys would be one that may do everything.
      ...beyond.map((scope) => ({ field: 'scopes', code: 'beyond_own', message: `cannot hold ${scope}, which whoever makes the key does not have` })),
      ...(expiresAt !== null && expiresAt <= this.clock.now() ? [{ field: 'expiresAt', code: 'past', message: 'has passed already' }] : []),
    ];
    if (!parsed.ok || faults.length > 0) throw new KeyRefused(faults);
    return parsed.value;
  }
}

export const subjectOf = (id: ApiKeyId): string => `api-key:${id}`;

async function refuseMany(tx: Transaction, organisationId: OrganisationId, now: Date): Promise<void> {
  const row = await tx.row<{ count: string }>(
    `SELECT count(*) FROM api_keys WHERE organisation_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
    [organisationId, now],
  );
  if (Number(row?.count) >= MOST_KEYS) throw new TooManyKeys(MOST_KEYS);
}
