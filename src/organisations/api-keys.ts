import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { OrganisationId } from '../shared/ids.js';
import { hashToken } from './opaque-token.js';

export const API_SCOPES = [
  ...(['donations:read', 'donations:write', 'donations:refund', 'donors:write', 'campaigns:read', 'campaigns:write'] as const),
  ...(['figures:refresh', 'figures:close', 'mailings:read', 'mailings:write'] as const),
  ...(['api-keys:read', 'api-keys:write', 'webhooks:read', 'webhooks:write'] as const),
  ...(['donors:read', 'donors:erase'] as const),
  ...(['imports:read', 'imports:write'] as const),
  ...(['reports:read', 'reports:write'] as const),
  ...(['segments:read', 'segments:write', 'branding:read', 'branding:write', 'staff:read', 'staff:write'] as const),
] as const;

/** Of keys that belong to the platform itself and open nothing of a tenant's. */
export const PLATFORM_SCOPES = ['figures:audit', 'operations:read', 'operations:write'] as const;

export type ApiScope = (typeof API_SCOPES)[number];
export type PlatformScope = (typeof PLATFORM_SCOPES)[number];

export interface ApiKey {
  readonly id: string;
  readonly organisationId: OrganisationId;
  readonly scopes: readonly ApiScope[];
}

/** Belongs to the platform itself. */
export interface PlatformKey {
  readonly id: string;
  readonly scopes: readonly PlatformScope[];
}

const REMEMBERED_MS = 1_000;

/** Keys with which an organisation's programs speak for it. */
@Injectable()
export class ApiKeys {
  // A program gives many times a second with one key: its look-up is shared. A revoked key stops within a second.
  readonly #remembered = new LRUCache<string, { readonly key: ApiKey | null }>({
    max: 1_000,
    ttl: REMEMBERED_MS,
    fetchMethod: async (hash) => ({ key: await this.#read(hash) }),
  });

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The key behind a bearer token; null where it is unknown, revoked or expired. */
  async find(token: string): Promise<ApiKey | null> {
    const found = await this.#remembered.fetch(hashToken(token).toString('hex'));
    return found?.key ?? null;
  }

  /** The platform's own key behind a bearer token; null where it is none. Rarely asked, so never remembered. */
  findOfPlatform(token: string): Promise<PlatformKey | null> {
    return this.transactions.run('platform', (tx) =>
      tx.row<PlatformKey>(
        `SELECT id, scopes FROM api_keys
         WHERE key_hash = $1 AND organisation_id IS NULL AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
        [hashToken(token), this.clock.now()],
      ),
    );
  }

  #read(hash: string): Promise<ApiKey | null> {
    return this.transactions.run('platform', (tx) =>
      tx.row<ApiKey>(
        `SELECT id, organisation_id AS "organisationId", scopes FROM api_keys
         WHERE key_hash = $1 AND organisation_id IS NOT NULL AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
        [Buffer.from(hash, 'hex'), this.clock.now()],
      ),
    );
  }
}
