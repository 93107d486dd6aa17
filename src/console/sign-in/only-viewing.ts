import type { FastifyRequest } from 'fastify';

const READING = new Set(['GET', 'HEAD']);
/** The two ways out. */
const WAYS_OUT = new Set(['/console/stop-viewing', '/console/sign-out']);
/** What is for one's own eyes. */
const OWN = /^\/console\/(account|confirm-identity)(\/|$)/;

/** Whether this is something to look at, for somebody who looks at the console as another person sees it. */
export function maySee({ method, url }: Pick<FastifyRequest, 'method' | 'url'>): boolean {
  const path = url.split('?', 1)[0] ?? '';
  return READING.has(method) ? !OWN.test(path) : WAYS_OUT.has(path);
}
