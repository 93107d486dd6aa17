import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { RequestDurations } from './request-durations.js';

/** What this process counts, in Prometheus' form. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly #beforeReading: (() => void)[] = [];

  readonly requestDuration = new RequestDurations(this.registry, () => this.#beforeReading.forEach((catchUp) => catchUp()));

  /** Seconds a request waited in front of the process, from the router's X-Request-Start. */
  readonly requestQueueTime = new Histogram({
    name: 'http_request_queue_seconds',
    help: 'Time a request waited before this process took it',
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
    registers: [this.registry],
  });

  readonly donations = new Counter({
    name: 'freshet_donations_total',
    help: 'Donations settled, by outcome',
    labelNames: ['outcome'] as const,
    registers: [this.registry],
  });

  readonly pageBuilds = new Counter({
    name: 'freshet_page_builds_total',
    help: 'Shared renderings of pages, by how their making ended',
    labelNames: ['outcome'] as const,
    registers: [this.registry],
  });

  readonly dependencyUp = new Gauge({
    name: 'freshet_dependency_up',
    help: '1 when the last probe of the dependency was answered',
    labelNames: ['dependency'] as const,
    registers: [this.registry],
  });

  readonly replicaLag = new Gauge({
    name: 'freshet_replica_lag_seconds',
    help: 'How far a server was behind when the readiness was last asked for',
    labelNames: ['server'] as const,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** `catchUp` is called before the metrics are read, for what is counted in batches. */
  beforeReading(catchUp: () => void): void {
    this.#beforeReading.push(catchUp);
  }
}
