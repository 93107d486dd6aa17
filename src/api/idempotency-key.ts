import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { IdempotencyKeyMalformed } from './api.errors.js';

/** The request's Idempotency-Key, or a fresh one where it sent none. @throws IdempotencyKeyMalformed */
export function idempotencyKeyOf(request: FastifyRequest): string {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return randomUUID();
  // Node joins a header that is sent twice with a comma and a space.
  if (Array.isArray(header) || !/^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/.test(header) || header.includes(', ')) throw new IdempotencyKeyMalformed();
  return header;
}
