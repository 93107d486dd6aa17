import type { FastifyRequest } from 'fastify';
import { READ_TOKEN_COOKIE } from '../read-token-cookie.js';

/** Names of the request headers that may carry a read token: pages differ by them. */
export const READ_TOKEN_HEADERS = ['Cookie', 'Freshet-Read-Token'] as const;

const PARAMETER = 'readToken';
/** Believing one costs a hash; a request is not to make us do thousands. */
const MOST_CLAIMS = 4;

/** The read tokens a request shows, believed or not: in its address, in a header of its own, or in a cookie. */
export function claimedReadTokens({ headers, raw }: FastifyRequest): string[] {
  const header = headers['freshet-read-token'];
  const tokens = header === undefined ? [] : [header].flat();
  if (headers.cookie?.includes(READ_TOKEN_COOKIE)) tokens.push(...inCookies(headers.cookie));
  const query = raw.url?.split('?', 2)[1];
  // An escaped name is a name all the same.
  if (query !== undefined && (query.includes(PARAMETER) || query.includes('%'))) tokens.push(...new URLSearchParams(query).getAll(PARAMETER));
  return tokens.slice(0, MOST_CLAIMS);
}

function inCookies(header: string): string[] {
  return header.split(';').flatMap((cookie) => {
    const [name, ...value] = cookie.split('=');
    return name?.trim() === READ_TOKEN_COOKIE ? [value.join('=').trim()] : [];
  });
}
