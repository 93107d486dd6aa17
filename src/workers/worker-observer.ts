import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { UnrecoverableError, type Job } from 'bullmq';
import { JobEndings } from '../queues/job-endings.js';
import type { JobWorker } from '../queues/job-worker.js';
import { Log } from '../shared/log.js';
import { Metrics } from '../telemetry/metrics.js';
import { RunningWorkers } from './running-workers.js';

/** Logs, counts and notes how jobs end. */
@Injectable()
export class WorkerObserver implements OnApplicationBootstrap {
  readonly #log: Log;

  constructor(
    private readonly workers: RunningWorkers,
    private readonly endings: JobEndings,
    private readonly metrics: Metrics,
    log: Log,
  ) {
    this.#log = log.in('worker');
  }

  onApplicationBootstrap(): void {
    for (const worker of this.workers.all) this.#observe(worker);
  }

  #observe({ queue, worker }: JobWorker): void {
    worker.on('error', (error) => this.#log.warn({ queue, reason: error.message }, 'worker disturbed'));
    worker.on('completed', (job) => {
      this.metrics.jobs.inc({ queue, outcome: 'completed' });
      this.#note(job, null);
      const ms = (job.finishedOn ?? 0) - (job.processedOn ?? 0);
      this.#log.info({ queue, job: job.name, jobId: job.id, ms }, 'job done');
    });
    worker.on('failed', (job, error) => {
      this.metrics.jobs.inc({ queue, outcome: 'failed' });
      if (job !== undefined && isSetAside(job, error)) this.#note(job, error.message);
      this.#log.warn({ queue, job: job?.name, jobId: job?.id, attempt: job?.attemptsMade, reason: error.message }, 'job failed');
    });
    worker.on('stalled', (jobId) => this.#log.warn({ queue, jobId }, 'job lost its worker, running again'));
  }

  #note({ id, repeatJobKey }: Job, failure: string | null): void {
    // What runs by the clock was never in the outbox.
    if (id !== undefined && repeatJobKey === undefined) this.endings.note({ jobId: id, failure });
  }
}

function isSetAside({ attemptsMade, opts }: Job, error: Error): boolean {
  return error instanceof UnrecoverableError || attemptsMade >= (opts.attempts ?? 1);
}
