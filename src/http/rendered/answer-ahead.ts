import type { FastifyInstance } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AnsweredRequest, RequestLog } from '../../telemetry/request-log.js';
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
    const began = performance.now();
    const page = isOpen ? answer(site, request, response) : null;
    if (page === null) for (const handle of handlers) handle(request, response);
    else whenHandedOver(response, () => log.record(factsOf(routeOf(page), began, request, response)));
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

/** Most answers are with the operating system before we look: nobody needs to listen for that. */
function whenHandedOver(response: ServerResponse, tell: () => void): void {
  if (response.writableEnded && response.writableLength === 0) tell();
  else response.on('finish', tell);
}

function factsOf(route: string, began: number, { headers, method = 'GET', url = '/' }: IncomingMessage, response: ServerResponse): AnsweredRequest {
  const [ms, at] = [performance.now() - began, Date.now()];
  return { requestId: null, method, url, route, status: response.statusCode, ms, startHeader: headers['x-request-start'], at };
}
