import { NotAcceptableException } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { codingsFor } from './content-coding.js';
import type { PageAnswers, Sharing } from './page-answer.js';
import type { PageSource } from './page-source.js';
import type { RenderedPages } from './rendered-pages.js';
import type { Rendering } from './rendering.js';

export interface RenderedSite {
  readonly pages: RenderedPages;
  readonly source: PageSource;
  readonly answers: PageAnswers;
  /** The canonical path of the page that a URL asks for; null where it is not one of ours to answer. */
  readonly pageAt: (url: string) => string | null;
  /** How a request may be answered; `own` where no shared rendering will do. */
  readonly sharingOf: (request: FastifyRequest) => Sharing | 'own';
}

/** Answers requests for pages before the framework sees them; what it does not know goes on its way. */
export function serveRendered(fastify: FastifyInstance, site: RenderedSite): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const page = isRead ? site.pageAt(request.raw.url ?? '') : null;
    if (page === null) return done();
    const sharing = site.sharingOf(request);
    if (sharing === 'own') return done();
    answer(site, page, sharing, request, reply)?.catch(done);
  });
}

function answer({ pages, source, answers }: RenderedSite, page: string, sharing: Sharing, request: FastifyRequest, reply: FastifyReply) {
  const codings = codingsFor(request.headers['accept-encoding']);
  if (codings.length === 0) throw new NotAcceptableException();
  const wish = { codings, held: request.headers['if-none-match'], withBody: request.method === 'GET', sharing };
  const send = (rendering: Rendering | null) => {
    if (rendering === null) throw source.missing(page);
    return answers.send(reply, rendering, wish);
  };
  const found = pages.find(page);
  return found instanceof Promise ? found.then(send) : send(found);
}
