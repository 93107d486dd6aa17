import type { FastifyReply } from 'fastify';
import type { Allowance } from './turns.js';

/** The fields of draft-ietf-httpapi-ratelimit-headers, and Retry-After where the request came too soon. `policy`: whose limit it is. */
export function tellAllowance(reply: FastifyReply, policy: 'key' | 'address', { isAllowed, limit, windowSeconds, left, fullInSeconds, retryInSeconds }: Allowance): void {
  void reply.header('ratelimit-policy', `"${policy}";q=${limit};w=${windowSeconds}`).header('ratelimit', `"${policy}";r=${left};t=${fullInSeconds}`);
  if (!isAllowed) void reply.header('retry-after', String(Math.max(1, retryInSeconds)));
}
