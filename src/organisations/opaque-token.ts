import { createHash, randomBytes } from 'node:crypto';

/** A random secret for its bearer; we keep only its hash. 256 bits, so that a plain hash is enough. */
export function newOpaqueToken(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
