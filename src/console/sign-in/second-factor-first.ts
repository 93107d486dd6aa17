import type { FastifyRequest } from 'fastify';

/** Where whoever must have a second factor sets one up. */
export const SECOND_FACTOR = '/console/account/second-factor';

const READING = new Set(['GET', 'HEAD']);
const MAY_READ = new Set([SECOND_FACTOR, '/console/account/totp', '/console/confirm-identity']);
const MAY_SEND = new Set(['/console/account/totp', '/console/account/totp/confirm', '/console/account/passkeys', '/console/confirm-identity', '/console/sign-out']);

/** Whether this is on the way to a second factor, or the way out. */
export function leadsToFactor({ method, url }: Pick<FastifyRequest, 'method' | 'url'>): boolean {
  const path = url.split('?', 1)[0] ?? '';
  return (READING.has(method) ? MAY_READ : MAY_SEND).has(path);
}
