import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { JobWorker } from '../queues/job-worker.js';
import { LATE_SECONDS, Lateness } from '../queues/lateness.js';
import { QUEUE_KINDS } from '../queues/queue-kinds.js';
import { Log } from '../shared/log.js';
import { RunningWorkers } from './running-workers.js';

const LOOK_MS = 500;

/** Narrows what this process does at once while receipts are late, and widens it when they are not. */
@Injectable()
export class WorkerWidth implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log: Log;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly workers: RunningWorkers,
    private readonly lateness: Lateness,
    log: Log,
  ) {
    this.#log = log.in('worker');
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.#look(), LOOK_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const isLate = (await this.lateness.seconds()) > LATE_SECONDS;
    for (const worker of this.workers.all) this.#set(worker, isLate);
  }

  #set(worker: JobWorker, isLate: boolean): void {
    const { concurrency, concurrencyWhenLate } = QUEUE_KINDS[worker.queue];
    const wanted = isLate ? concurrencyWhenLate : concurrency;
    if (worker.pulse.concurrency === wanted) return;
    worker.workOn(wanted);
    this.#log.info({ queue: worker.queue, jobs: wanted }, isLate ? 'receipts are late: doing less at once' : 'doing as much at once as before');
  }
}
