import { API_SCOPES, type ApiScope } from '../../src/organisations/api-keys.js';
import { hashToken, newOpaqueToken } from '../../src/organisations/opaque-token.js';
import { newId, type OrganisationId } from '../../src/shared/ids.js';
import type { TestDatabase } from '../support/database.js';

interface KeyWishes {
  readonly scopes?: readonly ApiScope[];
  readonly expiresAt?: Date | null;
  readonly revokedAt?: Date | null;
}

/** A key of the organisation; answers its bearer token. */
export async function anApiKey({ transactions }: TestDatabase, organisationId: OrganisationId, wishes: KeyWishes = {}): Promise<string> {
  const { scopes = API_SCOPES, expiresAt = null, revokedAt = null } = wishes;
  const token = newOpaqueToken('fk_test_');
  await transactions.run('platform', (tx) =>
    tx.rows(
      `INSERT INTO api_keys (id, organisation_id, name, key_hash, scopes, expires_at, revoked_at) VALUES ($1, $2, 'test', $3, $4, $5, $6)`,
      [newId<'ApiKey'>(), organisationId, hashToken(token), scopes, expiresAt, revokedAt],
    ),
  );
  return token;
}
