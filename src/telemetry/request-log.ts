import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Log } from '../shared/log.js';
import type { Metrics } from './metrics.js';
import type { RequestQueueTimesWindow } from './request-queue-times.js';
import { queueTimeMs } from './request-start.js';
import type { ResponseTimes } from './response-times.js';

const QUIET_ROUTES = new Set(['/health/live', '/health/ready', '/health/ready/queues', '/metrics', '/scaling/:dialect', '/scaling/:dialect/:token', '/hirefire', '/hirefire/:token/info']);

/** How long a line may wait for others, in milliseconds, and how many wait at most. */
const GATHERED_FOR_MS = 10;
const MOST_GATHERED = 1_000;

/** Pages whose readers have time: what they take says nothing about the crowd. */
const STAFF_ROUTES = /^\/console(\/|$)/;

export interface AnsweredRequest {
  /** Made up where there is none yet. */
  readonly requestId: string | null;
  readonly method: string;
  readonly url: string;
  /** Pattern of the route: there are few of them. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  /** `X-Request-Start`, as the router in front set it. */
  readonly startHeader: string | string[] | undefined;
  /** When it was answered, in milliseconds since the epoch. */
  readonly at: number;
}

/**
 * One line and one observation per request. The path is logged without its query, which may carry a read token. Lines
 * are gathered for a moment and written together: switching between answering and writing costs more than either.
 */
export class RequestLog {
  #gathered: AnsweredRequest[] = [];
  readonly #series = randomUUID();
  #made = 0;

  constructor(
    private readonly log: Log,
    private readonly metrics: Metrics,
    private readonly queueTimes: Pick<RequestQueueTimesWindow, 'record'>,
    private readonly responseTimes: Pick<ResponseTimes, 'observe'>,
  ) {
    metrics.beforeReading(() => this.flush());
  }

  record(request: AnsweredRequest): void {
    if (this.#gathered.length === 0) setTimeout(() => this.flush(), GATHERED_FOR_MS);
    this.#gathered.push(request);
    if (this.#gathered.length >= MOST_GATHERED) this.flush();
  }

  /** Writes what has gathered. */
  flush(): void {
    const gathered = this.#gathered;
    this.#gathered = [];
    for (const request of gathered) this.#write(request);
  }

  #write({ requestId, method, url, route, status, ms, startHeader, at }: AnsweredRequest): void {
    this.metrics.requestDuration.observe(method, route, status, ms / 1_000);
    const queueMs = startHeader === undefined ? null : queueTimeMs([startHeader].flat()[0], at);
    if (queueMs !== null) this.#waited(queueMs);
    if (QUIET_ROUTES.has(route)) return;
    if (!STAFF_ROUTES.test(route)) this.responseTimes.observe(ms);
    const fields = { requestId: requestId ?? this.#nextId(), method, url: pathOf(url), route, status, ms: Math.round(ms * 10) / 10 };
    this.log.info(queueMs === null ? fields : { ...fields, queueMs: Math.round(queueMs) }, 'request');
  }

  /** Unique, and made without drawing lots for each of a crowd. */
  #nextId(): string {
    this.#made += 1;
    return `${this.#series}-${this.#made}`;
  }

  #waited(ms: number): void {
    this.metrics.requestQueueTime.observe(ms / 1_000);
    this.queueTimes.record(ms);
  }
}

function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

export function logRequests(fastify: FastifyInstance, log: RequestLog): void {
  fastify.addHook('onResponse', ({ id, method, url, headers, routeOptions }, reply, done) => {
    const { statusCode: status, elapsedTime: ms } = reply;
    log.record({ requestId: id, method, url, route: routeOptions.url ?? 'unmatched', status, ms, startHeader: headers['x-request-start'], at: Date.now() });
    done();
  });
  fastify.addHook('onClose', (_fastify, done) => {
    log.flush();
    done();
  });
}
