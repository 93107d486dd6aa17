import { OPERATIONS_SCOPES, type OperationsScope } from '../../src/organisations/operations-keys.js';
import { hashToken, newOpaqueToken } from '../../src/organisations/opaque-token.js';
import { newId } from '../../src/shared/ids.js';
import type { TestDatabase } from '../support/database.js';

interface KeyWishes {
  readonly scopes?: readonly OperationsScope[];
  readonly expiresAt?: Date | null;
  readonly revokedAt?: Date | null;
}

/** A key of the platform's own people; answers its bearer token. */
export async function anOperationsKey({ transactions }: TestDatabase, { scopes = OPERATIONS_SCOPES, expiresAt = null, revokedAt = null }: KeyWishes = {}): Promise<string> {
  const token = newOpaqueToken('fo_test_');
  await transactions.run('platform', (tx) =>
    tx.rows(`INSERT INTO operations_keys (id, name, key_hash, scopes, expires_at, revoked_at) VALUES ($1, 'test', $2, $3, $4, $5)`, [newId<'OperationsKey'>(), hashToken(token), scopes, expiresAt, revokedAt]),
  );
  return token;
}
