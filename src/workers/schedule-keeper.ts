import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { JobSchedulerJson } from 'bullmq';
import { JobQueues } from '../queues/job-queues.js';
import { Log, reasonOf } from '../shared/log.js';
import { SCHEDULES, type Schedule } from './schedules.js';

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
      for (const schedule of SCHEDULES) {
        const { job } = schedule;
        const queue = this.queues.get(job.queue);
        if (isStanding(await queue.getJobScheduler(job.name), schedule)) continue;
        const rhythm = 'cron' in schedule ? { pattern: schedule.cron, tz: 'UTC' } : { every: schedule.everyMs };
        await queue.upsertJobScheduler(job.name, rhythm, { name: job.name, data: {}, opts: { attempts: job.attempts ?? 1, removeOnComplete: { count: 10 } } });
      }
    } catch (error) {
      this.#log.warn({ reason: reasonOf(error) }, 'schedules wait for the queue');
    }
  }
}

function isStanding(standing: JobSchedulerJson | undefined, schedule: Schedule): boolean {
  if ('cron' in schedule) return standing?.pattern === schedule.cron && standing.tz === 'UTC';
  return standing?.every === schedule.everyMs;
}
