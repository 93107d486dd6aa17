import type { FastifyReply } from 'fastify';
import type { Allowance } from './rate-limits.js';

/** The fields of draft-ietf-httpapi-ratelimit-headers, and Retry-After where the request came too soon. */
export function tellAllowance(reply: FastifyReply, { isAllowed, limit, windowSeconds, left, fullInSeconds, retryInSeconds }: Allowance): void {
  void reply.header('ratelimit-policy', `"key";q=${limit};w=${windowSeconds}`).header('ratelimit', `"key";r=${left};t=${fullInSeconds}`);
  if (!isAllowed) void reply.header('retry-after', String(Math.max(1, retryInSeconds)));
}
