import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { JobWorker } from '../queues/job-worker.js';
import { Log } from '../shared/log.js';
import { Metrics } from '../telemetry/metrics.js';

/** Logs and counts how jobs end. */
@Injectable()
export class WorkerObserver implements OnApplicationBootstrap {
  readonly #log: Log;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly metrics: Metrics,
    log: Log,
  ) {
    this.#log = log.in('worker');
  }

  onApplicationBootstrap(): void {
    for (const { instance } of this.discovery.getProviders()) if (instance instanceof JobWorker) this.#observe(instance);
  }

  #observe({ queue, worker }: JobWorker): void {
    worker.on('error', (error) => this.#log.warn({ queue, reason: error.message }, 'worker disturbed'));
    worker.on('completed', (job) => {
      this.metrics.jobs.inc({ queue, outcome: 'completed' });
      const ms = (job.finishedOn ?? 0) - (job.processedOn ?? 0);
      this.#log.info({ queue, job: job.name, jobId: job.id, ms }, 'job done');
    });
    worker.on('failed', (job, error) => {
      this.metrics.jobs.inc({ queue, outcome: 'failed' });
      this.#log.warn({ queue, job: job?.name, jobId: job?.id, attempt: job?.attemptsMade, reason: error.message }, 'job failed');
    });
    worker.on('stalled', (jobId) => this.#log.warn({ queue, jobId }, 'job lost its worker, running again'));
  }
}
