import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestLog } from '../../telemetry/request-log.js';
import { wishOf, type RenderedSite } from './serve-rendered.js';

/** `routeOf`: the pattern under which reads of a page are counted. */
export interface AheadOptions {
  readonly site: RenderedSite;
  readonly routeOf: (page: string) => string;
  readonly log: RequestLog;
}

/**
 * Answers a crowd: requests for a page whose bytes are ready, before a framework has made objects of them, which costs
 * more than answering. Whatever needs a thought goes on to {@link serveRendered}, and all of it once we are closing.
 */
export function answerAhead(fastify: FastifyInstance, { site, routeOf, log }: AheadOptions): void {
  let isOpen = true;
  fastify.addHook('preClose', (done) => {
    isOpen = false;
    done();
  });
  const handlers = fastify.server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  fastify.server.removeAllListeners('request').on('request', (request: IncomingMessage, response: ServerResponse) => {
    const page = isOpen ? answer(site, request, response) : null;
    if (page === null) return handlers.forEach((handle) => handle(request, response));
    logWhenSent(log, routeOf(page), request, response);
  });
}

/** The page that was sent; null where nothing was. */
function answer(site: RenderedSite, request: IncomingMessage, response: ServerResponse): string | null {
  // What claims to carry something is not a mere question.
  if (request.headers['content-type'] !== undefined) return null;
  const wish = wishOf(site, request);
  if (wish === null || wish.codings.length === 0) return null;
  const rendering = site.pages.find(wish.page);
  if (rendering === null || rendering instanceof Promise || rendering.variant(wish.codings) instanceof Promise) return null;
  void site.answers.send(() => response, rendering, wish);
  return wish.page;
}

function logWhenSent(log: RequestLog, route: string, { headers, method = 'GET', url = '/' }: IncomingMessage, response: ServerResponse): void {
  const began = performance.now();
  response.on('finish', () => {
    log.record({ requestId: randomUUID(), method, url, route, status: response.statusCode, ms: performance.now() - began, startHeader: headers['x-request-start'] });
  });
}
