import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Job } from 'bullmq';
import { EndingCounter } from '../queues/figures/ending-counter.js';
import { JobEndings } from '../queues/job-endings.js';
import { causeOf } from '../queues/job-faults.js';
import { JobQueues } from '../queues/job-queues.js';
import type { JobWorker } from '../queues/job-worker.js';
import type { QueueName } from '../queues/queue-kinds.js';
import { Log } from '../shared/log.js';
import { QuietLog } from '../telemetry/quiet-log.js';
import { RunningWorkers } from './running-workers.js';

/** Logs, counts and notes how jobs end. */
@Injectable()
export class WorkerObserver implements OnModuleInit {
  readonly #log: Log;
  readonly #quiet: QuietLog;

  constructor(
    private readonly workers: RunningWorkers,
    private readonly endings: JobEndings,
    private readonly counter: EndingCounter,
    private readonly queues: JobQueues,
    log: Log,
  ) {
    this.#log = log.in('worker');
    this.#quiet = new QuietLog(this.#log);
  }

  onModuleInit(): void {
    for (const worker of this.workers.all) this.#observe(worker);
  }

  #observe({ queue, worker }: JobWorker): void {
    worker.on('completed', (job) => {
      this.counter.count(queue, 'completed');
      this.#note(job, null);
      const ms = (job.finishedOn ?? 0) - (job.processedOn ?? 0);
      this.#log.info({ queue, job: job.name, jobId: job.id, ms }, 'job done');
    });
    worker.on('failed', (job, error) => this.#failed(queue, job, error));
    worker.on('stalled', (jobId) => this.#log.warn({ queue, jobId }, 'job lost its worker, running again'));
  }

  #failed(queue: QueueName, job: Job | undefined, error: Error): void {
    const isSetAside = job === undefined || job.finishedOn !== undefined;
    this.counter.count(queue, isSetAside ? 'failed' : 'retried', error);
    const fields = { queue, job: job?.name, jobId: job?.id, attempt: job?.attemptsMade, reason: error.message };
    this.#quiet.warn(`failed ${job?.name} ${causeOf(error)} ${isSetAside}`, fields, isSetAside ? 'job set aside' : 'job failed, to be tried again');
    if (job === undefined) return;
    if (isSetAside) this.#note(job, error.message);
    // Its age is told without it too, only less exactly.
    else if (job.id !== undefined) this.queues.noteReadyIn(queue, job.id, job.delay).catch(() => undefined);
  }

  #note({ id, repeatJobKey }: Job, failure: string | null): void {
    // What runs by the clock was never in the outbox.
    if (id !== undefined && repeatJobKey === undefined) this.endings.note({ jobId: id, failure });
  }
}
