import type { FastifyInstance } from 'fastify';
import type { Log } from '../shared/log.js';
import type { Metrics } from './metrics.js';
import { queueTimeMs } from './request-start.js';

const QUIET_ROUTES = new Set(['/health/live', '/health/ready', '/metrics']);

export interface AnsweredRequest {
  readonly requestId: string;
  readonly method: string;
  readonly url: string;
  /** Pattern of the route: there are few of them. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  /** `X-Request-Start`, as the router in front set it. */
  readonly startHeader: string | string[] | undefined;
}

/** One line and one observation per request. The path is logged without its query, which may carry a read token. */
export class RequestLog {
  constructor(
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {}

  record({ requestId, method, url, route, status, ms, startHeader }: AnsweredRequest): void {
    this.metrics.requestDuration.observe({ method, route, status: String(status) }, ms / 1_000);
    const queueMs = startHeader === undefined ? null : queueTimeMs([startHeader].flat()[0], Date.now());
    if (queueMs !== null) this.metrics.requestQueueTime.observe(queueMs / 1_000);
    if (QUIET_ROUTES.has(route)) return;
    const fields = { requestId, method, url: pathOf(url), route, status, ms: Math.round(ms * 10) / 10 };
    this.log.info(queueMs === null ? fields : { ...fields, queueMs: Math.round(queueMs) }, 'request');
  }
}

function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

export function logRequests(fastify: FastifyInstance, log: RequestLog): void {
  fastify.addHook('onResponse', ({ id, method, url, headers, routeOptions }, reply, done) => {
    const { statusCode: status, elapsedTime: ms } = reply;
    log.record({ requestId: id, method, url, route: routeOptions.url ?? 'unmatched', status, ms, startHeader: headers['x-request-start'] });
    done();
  });
}
