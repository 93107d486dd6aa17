import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { JobQueues } from '../queues/job-queues.js';
import { Log, reasonOf } from '../shared/log.js';
import { SCHEDULES } from './schedules.js';

const RENEW_MS = 5_000;

/** Sees to it that the schedules stand in the queue's Redis, also after that has been emptied. */
@Injectable()
export class ScheduleKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log: Log;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly queues: JobQueues,
    log: Log,
  ) {
    this.#log = log.in('schedules');
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#renew();
    this.#timer = setInterval(() => void this.#renew(), RENEW_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  async #renew(): Promise<void> {
    try {
      for (const { job, everyMs } of SCHEDULES) {
        const queue = this.queues.get(job.queue);
        const standing = await queue.getJobScheduler(job.name);
        if (standing?.every === everyMs) continue;
        await queue.upsertJobScheduler(job.name, { every: everyMs }, { name: job.name, data: {}, opts: { removeOnComplete: { count: 10 } } });
      }
    } catch (error) {
      this.#log.warn({ reason: reasonOf(error) }, 'schedules wait for the queue');
    }
  }
}
