import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { IncomingMessage } from 'node:http';
import { Config } from '../config/config.js';
import { ReadTokens } from '../donations/read-token.js';
import { answerAhead } from '../http/rendered/answer-ahead.js';
import { PageAnswers } from '../http/rendered/page-answer.js';
import { serveRendered } from '../http/rendered/serve-rendered.js';
import { embeddableHeaders, securityHeaders } from '../http/security-headers.js';
import type { RequestLog } from '../telemetry/request-log.js';
import { OwnHosts } from './domains/own-hosts.js';
import { PageTraffic } from './page-traffic.js';
import { DonorPageSource } from './rendered/donor-page-source.js';
import { pageAt, pageNameOf, routeOf } from './rendered/page-address.js';
import { claimedReadTokens, READ_TOKEN_HEADERS } from './rendered/read-token-claim.js';
import { RenderedDonorPages } from './rendered/rendered-donor-pages.js';

/**
 * Serves the donor pages from their shared renderings. Who shows a read token is let through to the controllers and
 * gets a page of their own; who shows one that says nothing here gets the shared page, but nobody may keep that answer.
 */
export function serveRenderedPages(app: NestFastifyApplication, log: RequestLog): void {
  const readTokens = app.get(ReadTokens);
  const hosts = app.get(OwnHosts);
  const sharingOf = (request: IncomingMessage, page: string) => {
    if (!hosts.isKnownToShow(request, page)) return 'own';
    const tokens = claimedReadTokens(request);
    if (tokens.length === 0) return 'shared';
    const name = pageNameOf(page);
    // On other people's pages nobody has just given.
    if (name?.kind === 'widget') return 'shared';
    // A gift elsewhere changes nothing on a campaign's page.
    const campaign = name?.kind === 'campaign' ? name.slug : undefined;
    return tokens.some((token) => readTokens.coveredBy(token, campaign) !== null) ? 'own' : 'unshared';
  };
  // A cache that ignored the cookie would show a donor the page from before their gift.
  const vary = ['Accept-Encoding', ...READ_TOKEN_HEADERS].join(', ');
  const config = app.get(Config);
  const traffic = app.get(PageTraffic);
  const fastify = app.getHttpAdapter().getInstance();
  const site = {
    pages: app.get(RenderedDonorPages),
    source: app.get(DonorPageSource),
    answers: new PageAnswers({ ...securityHeaders(config), vary }, embeddableHeaders(config.assetsUrl)),
    pageAt: (url: string) => traffic.count(pageAt(url)),
    sharingOf,
  };
  hosts.guard(fastify);
  serveRendered(fastify, site);
  answerAhead(fastify, { site, routeOf, log });
}
