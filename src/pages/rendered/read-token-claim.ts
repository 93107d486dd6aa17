import type { IncomingMessage } from 'node:http';
import { READ_TOKEN_COOKIE } from '../../http/presented-token.js';

/** Names of the request headers that may carry a read token: pages differ by them. */
export const READ_TOKEN_HEADERS = ['Cookie', 'Freshet-Read-Token'] as const;

const PARAMETER = 'readToken';
/** Believing one costs a hash; a request is not to make us do thousands. */
const MOST_CLAIMS = 4;
const NONE: readonly string[] = [];

/** The read tokens a request shows, believed or not: in its address, in a header of its own, or in a cookie. */
export function claimedReadTokens({ headers, url = '' }: IncomingMessage): readonly string[] {
  const { cookie, 'freshet-read-token': header } = headers;
  const query = url.slice(url.indexOf('?') + 1 || url.length);
  // Nearly nobody shows any: for a crowd this is all there is to it.
  if (cookie === undefined && header === undefined && query === '') return NONE;
  const tokens = header === undefined ? [] : [header].flat();
  if (cookie?.includes(READ_TOKEN_COOKIE)) tokens.push(...inCookies(cookie));
  return [...tokens, ...inQuery(query)].slice(0, MOST_CLAIMS);
}

function inQuery(query: string): string[] {
  // An escaped name is a name all the same.
  return query.includes(PARAMETER) || query.includes('%') ? new URLSearchParams(query).getAll(PARAMETER) : [];
}

function inCookies(header: string): string[] {
  return header.split(';').flatMap((cookie) => {
    const [name, ...value] = cookie.split('=');
    return name?.trim() === READ_TOKEN_COOKIE ? [value.join('=').trim()] : [];
  });
}
