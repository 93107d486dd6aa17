import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { OrganisationId } from '../shared/ids.js';
import { hashToken } from './opaque-token.js';

export const API_SCOPES = ['donations:read', 'donations:write', 'campaigns:read', 'figures:refresh'] as const;

export type ApiScope = (typeof API_SCOPES)[number];

export interface ApiKey {
  readonly id: string;
  readonly organisationId: OrganisationId;
  readonly scopes: readonly ApiScope[];
}

/** Keys with which an organisation's programs speak for it. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The key behind a bearer token; null where it is unknown, revoked or expired. */
  find(token: string): Promise<ApiKey | null> {
    return this.transactions.run('platform', (tx) =>
      tx.row<ApiKey>(
        `SELECT id, organisation_id AS "organisationId", scopes FROM api_keys
         WHERE key_hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
        [hashToken(token), this.clock.now()],
      ),
    );
  }
}
