import type { FastifyRequest } from 'fastify';
import { CONSOLE_HOME } from './safe-next.js';

/** The page a form stood on, as the browser says; the first page of the console where it does not. To be checked like any other path. */
export function pageOfForm(request: FastifyRequest): string {
  const { referer } = request.headers;
  if (referer === undefined || !URL.canParse(referer)) return CONSOLE_HOME;
  const { host, pathname, search } = new URL(referer);
  return host === request.headers.host ? pathname + search : CONSOLE_HOME;
}
