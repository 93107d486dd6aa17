import { NotAcceptableException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { codingsFor } from './content-coding.js';
import type { PageAnswers, PageWish, Sharing } from './page-answer.js';
import type { PageSource } from './page-source.js';
import type { RenderedPages } from './rendered-pages.js';
import type { Rendering } from './rendering.js';

export interface RenderedSite {
  readonly pages: RenderedPages;
  readonly source: PageSource;
  readonly answers: PageAnswers;
  /** The canonical path of the page that a URL asks for; null where it is not one of ours to answer. */
  readonly pageAt: (url: string) => string | null;
  /** How a request for a page may be answered; `own` where no shared rendering will do. */
  readonly sharingOf: (request: IncomingMessage, page: string) => Sharing | 'own';
}

/** What a request for a page wishes; null where it is none for a shared rendering. */
export function wishOf(site: RenderedSite, request: IncomingMessage): (PageWish & { readonly page: string }) | null {
  const { method, url = '', headers } = request;
  const page = method === 'GET' || method === 'HEAD' ? site.pageAt(url) : null;
  if (page === null) return null;
  const sharing = site.sharingOf(request, page);
  if (sharing === 'own') return null;
  return { page, sharing, codings: codingsFor(headers['accept-encoding']), held: headers['if-none-match'], withBody: method === 'GET' };
}

/** Answers requests for pages before the framework sees them; what it does not know goes on its way. */
export function serveRendered(fastify: FastifyInstance, site: RenderedSite): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const wish = wishOf(site, request.raw);
    if (wish === null) return done();
    if (wish.codings.length === 0) throw new NotAcceptableException();
    const send = (rendering: Rendering | null) => {
      if (rendering === null) throw site.source.missing(wish.page);
      return site.answers.send(() => reply.hijack().raw, rendering, wish);
    };
    const found = site.pages.find(wish.page);
    (found instanceof Promise ? found.then(send) : send(found))?.catch(done);
  });
}
