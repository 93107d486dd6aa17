import { Injectable } from '@nestjs/common';
import { NEVER, NOT_YET, type SortColumn } from '../database/keyset.js';
import { Listing, type Page, type PageWish } from '../database/listing.js';
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

export const API_KEY_SORTS: Readonly<Record<'createdAt' | 'name' | 'expiresAt' | 'lastUsedAt', SortColumn>> = {
  createdAt: { sql: 'created_at', kind: 'instant' },
  name: { sql: 'lower(name)', kind: 'text' },
  expiresAt: { sql: `coalesce(expires_at, ${NEVER})`, kind: 'instant' },
  lastUsedAt: { sql: `coalesce(last_used_at, ${NOT_YET})`, kind: 'instant' },
};

export const API_KEY_STATES = ['good', 'expired', 'revoked'] as const;

export type ApiKeyState = (typeof API_KEY_STATES)[number];

const IS: Readonly<Record<ApiKeyState, string>> = {
  good: 'revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())',
  expired: 'revoked_at IS NULL AND expires_at <= now()',
  revoked: 'revoked_at IS NOT NULL',
};

export interface ApiKeyFilter {
  /** A part of a name, the beginning of a token, or an id. */
  readonly search?: string | undefined;
  readonly state?: ApiKeyState | undefined;
  readonly scope?: ApiScope | undefined;
}

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

  /** One page, as people look through them. */
  page(organisationId: OrganisationId, { search = '', state, scope }: ApiKeyFilter, sort: keyof typeof API_KEY_SORTS, wish: PageWish): Promise<Page<KeptKey>> {
    const listing = new Listing(keptKeyColumns, 'api_keys', 'id');
    listing.where(`organisation_id = ${listing.bind(organisationId)}`);
    if (state !== undefined) listing.where(IS[state]);
    if (scope !== undefined) listing.where(`${listing.bind(scope)} = ANY (scopes)`);
    if (search !== '') {
      const sought = listing.bind(search);
      listing.where(`(strpos(lower(name), lower(${sought})) > 0 OR starts_with(token_start, ${sought}) OR id::text = lower(${sought}))`);
    }
    return this.transactions.run({ organisationId }, (tx) => listing.page<KeptKey>(tx, API_KEY_SORTS[sort], wish));
  }

  find(organisationId: OrganisationId, id: ApiKeyId): Promise<KeptKey | null> {
    return this.transactions.run({ organisationId }, (tx) => findKey(tx, id));
  }
}

export function findKey(tx: Transaction, id: ApiKeyId): Promise<KeptKey | null> {
  return tx.row<KeptKey>(`SELECT ${keptKeyColumns} FROM api_keys WHERE id = $1`, [id]);
}
