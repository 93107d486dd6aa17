import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { JobSchedulerJson } from 'bullmq';
import { JobQueues } from '../queues/job-queues.js';
import { QueueTroubles } from '../queues/queue-troubles.js';
import { SCHEDULES, type Schedule } from './schedules.js';

const RENEW_MS = 5_000;

/** Sees to it that the schedules stand in the queue's Redis, also after that has been emptied. */
@Injectable()
export class ScheduleKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly queues: JobQueues,
    private readonly troubles: QueueTroubles,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.#renewAll();
    this.#timer = setInterval(() => void this.#renewAll(), RENEW_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  /** Each by itself: a queue that is broken keeps no other from its schedules. */
  async #renewAll(): Promise<void> {
    await Promise.all(SCHEDULES.map((schedule) => this.#renew(schedule).catch((error: unknown) => this.troubles.warn(error, { queue: schedule.job.queue }, 'schedules wait for the queue'))));
  }

  async #renew(schedule: Schedule): Promise<void> {
    const { job } = schedule;
    const queue = this.queues.get(job.queue);
    if (isStanding(await queue.getJobScheduler(job.name), schedule)) return;
    const rhythm = 'cron' in schedule ? { pattern: schedule.cron, tz: 'UTC' } : { every: schedule.everyMs };
    await queue.upsertJobScheduler(job.name, rhythm, { name: job.name, data: {}, opts: { attempts: job.attempts ?? 1, removeOnComplete: { count: 10 } } });
  }
}

function isStanding(standing: JobSchedulerJson | undefined, schedule: Schedule): boolean {
  if ('cron' in schedule) return standing?.pattern === schedule.cron && standing.tz === 'UTC';
  return standing?.every === schedule.everyMs;
}
