import type { FastifyRequest } from 'fastify';

/** The cookie in which browsers carry the read token of their last gift. */
export const READ_TOKEN_COOKIE = 'freshet_read';

/** The read token that came with a request, unchecked: as `?readToken=`, as `Freshet-Read-Token`, or in the cookie. */
export function presentedToken({ query, headers, cookies }: FastifyRequest): string | null {
  const candidates = [(query as Record<string, unknown> | undefined)?.['readToken'], headers['freshet-read-token'], cookies?.[READ_TOKEN_COOKIE]];
  const token = candidates.find((candidate) => typeof candidate === 'string' && candidate !== '');
  return (token as string | undefined) ?? null;
}
