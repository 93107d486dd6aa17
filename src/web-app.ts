import 'reflect-metadata';
import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { serveApiDescription } from './api/built-description.js';
import type { Config } from './config/config.js';
import { serveQueueBoard } from './console/queues/queue-board.js';
import { allowLargerBodies } from './http/body-limits.js';
import { compressAnswers } from './http/compression.js';
import { readFormBodies } from './http/form-body.js';
import { AddressLimits } from './http/limits/address-limits.js';
import { readImageBodies } from './http/image-body.js';
import { readJsonBodies } from './http/json-body.js';
import { readMailBodies } from './http/raw-body.js';
import { refuseForeignForms } from './http/same-origin.js';
import { addSecurityHeaders } from './http/security-headers.js';
import { serveAssets } from './http/static-assets.js';
import { SurfaceErrorsFilter } from './http/surface-errors.filter.js';
import { streamUploads } from './http/upload-body.js';
import { dropMultipartBodies } from './http/unread-body.js';
import { serveRenderedPages } from './pages/rendered-pages.js';
import type { Log } from './shared/log.js';
import { Metrics } from './telemetry/metrics.js';
import { nestLog } from './telemetry/nest-log.js';
import { logRequests, RequestLog } from './telemetry/request-log.js';
import { RequestQueueTimesWindow } from './telemetry/request-queue-times.js';
import { ResponseTimes } from './telemetry/response-times.js';
import { WebModule } from './web.module.js';

const LARGEST_BODY_BYTES = 256 * 1024;

/** A mailing's own limit is for its body as text; in a form every sign of it may be written as three. */
const LARGEST_MAILING_BYTES = 1_024 * 1024;

/** A little more than a logo may have: one that is too large is told so in words, and the largest are not read at all. */
const LARGEST_LOGO_BYTES = 1_024 * 1024;

/** For a file; other bodies have to arrive sooner. */
const SLOWEST_UPLOAD_MS = 15 * 60_000;

/** The web application with everything but a port. */
export async function openWebApp(config: Config, log: Log): Promise<NestFastifyApplication> {
  // An address that cannot be routed, as /c/%ZZ, is answered before there is a route whose filter could speak.
  let unroutable: SurfaceErrorsFilter | undefined;
  const adapter = new FastifyAdapter({
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => void unroutable?.answer(error, request, reply),
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: SLOWEST_UPLOAD_MS,
    trustProxy: 'loopback, linklocal, uniquelocal',
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
  });
  const fastify = adapter.getInstance();
  allowLargerBodies(fastify, /^\/((api\/v1|console)\/mailings|intake\/v1\/mail-events)/, LARGEST_MAILING_BYTES);
  readJsonBodies(fastify);
  readFormBodies(fastify);
  readMailBodies(fastify);
  readImageBodies(fastify, /^\/(api\/v1|console\/api)\/branding\/logo(\?|$)/, LARGEST_LOGO_BYTES);
  dropMultipartBodies(fastify, '/u/');
  streamUploads(fastify, /^\/(api\/v1|console\/api)\/imports\/?$/);
  addSecurityHeaders(fastify, config);
  refuseForeignForms(fastify);
  const app = await NestFactory.create<NestFastifyApplication>(WebModule.of(config, log), adapter, {
    logger: nestLog(log),
    abortOnError: false,
    bodyParser: false,
  });
  unroutable = app.get(SurfaceErrorsFilter);
  const requestLog = new RequestLog(log.in('http'), app.get(Metrics), app.get(RequestQueueTimesWindow), app.get(ResponseTimes));
  logRequests(fastify, requestLog);
  // Before whatever else looks at requests: a page that everyone shares needs none of it.
  serveRenderedPages(app, requestLog);
  app.get(AddressLimits, { strict: false }).guard(fastify);
  await app.register(fastifyCookie);
  await compressAnswers(fastify);
  await serveAssets(fastify);
  await serveQueueBoard(app);
  serveApiDescription(fastify);
  app.enableShutdownHooks();
  await app.init();
  return app;
}
