import { PLATFORM_SCOPES, type PlatformScope } from '../../src/organisations/api-keys.js';
import { hashToken, newOpaqueToken } from '../../src/organisations/opaque-token.js';
import { newId } from '../../src/shared/ids.js';
import type { TestDatabase } from '../support/database.js';

interface KeyWishes {
  readonly scopes?: readonly PlatformScope[];
  readonly expiresAt?: Date | null;
  readonly revokedAt?: Date | null;
}

/** A key of the platform's own; answers its bearer token. */
export async function aPlatformKey({ transactions }: TestDatabase, { scopes = PLATFORM_SCOPES, expiresAt = null, revokedAt = null }: KeyWishes = {}): Promise<string> {
  const token = newOpaqueToken('fp_test_');
  await transactions.run('platform', (tx) =>
    tx.rows(`INSERT INTO api_keys (id, organisation_id, name, key_hash, scopes, expires_at, revoked_at) VALUES ($1, NULL, 'test', $2, $3, $4, $5)`, [newId<'ApiKey'>(), hashToken(token), scopes, expiresAt, revokedAt]),
  );
  return token;
}
