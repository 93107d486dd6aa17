import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../shared/log.js';
import type { Metrics } from './metrics.js';
import { queueTimeMs } from './request-start.js';

const QUIET_ROUTES = new Set(['/health/live', '/health/ready', '/metrics']);

/** One line and one observation per request. The path is logged without its query, which may carry a read token. */
export function logRequests(fastify: FastifyInstance, log: Log, metrics: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    metrics.requestDuration.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1_000);
    const queueMs = queueTimeMs(headerOf(request), Date.now());
    if (queueMs !== null) metrics.requestQueueTime.observe(queueMs / 1_000);
    if (!QUIET_ROUTES.has(route)) log.info(requestFields(request, reply, route, queueMs), 'request');
    done();
  });
}

function headerOf(request: FastifyRequest): string | undefined {
  const header = request.headers['x-request-start'];
  return Array.isArray(header) ? header[0] : header;
}

function requestFields(request: FastifyRequest, reply: FastifyReply, route: string, queueMs: number | null) {
  return {
    requestId: request.id,
    method: request.method,
    url: request.url.split('?', 1)[0],
    route,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    ...(queueMs === null ? {} : { queueMs: Math.round(queueMs) }),
  };
}
