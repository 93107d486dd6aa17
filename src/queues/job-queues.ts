import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { JobsOptions, Queue } from 'bullmq';
import { connect } from '../redis/redis-connection.js';
import { queueOptions } from '../redis/redis-options.js';
import { Config } from '../config/config.js';
import { Log } from '../shared/log.js';
import type { JobDefinition } from './job-definition.js';
import { queueKey } from './figures/queue-keys.js';
import { QueueClock } from './queue-clock.js';
import { QUEUE_KINDS, QUEUE_NAMES, QUEUE_PREFIX, type QueueName } from './queue-kinds.js';
import { QuietQueue } from './quiet-queue.js';

// A job that was removed meanwhile must not come back as a hash of one field.
const noteReadyLua = `if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('HSET', KEYS[1], 'readyAt', ARGV[1]) end`;

/** A machine that slept has lost count of the time. */
const ASK_TIME_EVERY_MS = 60_000;

/** One job to be added: its definition, its id and what it carries. */
export interface NewJob {
  readonly definition: JobDefinition;
  readonly id: string;
  readonly payload: object;
}

/** The queues of every kind, and the only producer. */
@Injectable()
export class JobQueues implements OnApplicationShutdown {
  readonly #connection;
  readonly #queues: ReadonlyMap<QueueName, Queue>;
  readonly #timer: NodeJS.Timeout;
  /** Of the queue's Redis: dates the jobs. */
  readonly clock: QueueClock;

  constructor(config: Config, log: Log) {
    // Commands of a producer fail after a while instead of waiting for ever: the outbox keeps what could not be added.
    const options = { ...queueOptions(config.process), maxRetriesPerRequest: 1, commandTimeout: 10_000, enableOfflineQueue: false };
    this.#connection = connect(config.redis.queueUrl, options, log.in('queues'));
    this.clock = new QueueClock(this.#connection);
    const askTime = () => void this.clock.learn().catch(() => undefined);
    this.#connection.on('ready', askTime);
    this.#timer = setInterval(askTime, ASK_TIME_EVERY_MS).unref();
    this.#queues = new Map(QUEUE_NAMES.map((name) => [name, this.#open(name)]));
  }

  get(name: QueueName): Queue {
    return this.#queues.get(name) as Queue;
  }

  /** Adds jobs in one round trip per queue; one that is there already, by id, stays as it is. */
  async addAll(jobs: readonly NewJob[]): Promise<void> {
    if (!this.clock.isKnown) await this.clock.learn();
    const timestamp = this.clock.now();
    const added = QUEUE_NAMES.map((name) => ({ name, jobs: jobs.filter(({ definition }) => definition.queue === name) }));
    await Promise.all(added.filter((of) => of.jobs.length > 0).map((of) => this.get(of.name).addBulk(of.jobs.map((job) => toBulkJob(job, timestamp)))));
  }

  /** Notes on a job that is to run again when it is ready, by Redis' clock: its first date would make it look old. */
  async noteReadyIn(queue: QueueName, jobId: string, delayMs: number): Promise<void> {
    if (!this.clock.isKnown) await this.clock.learn();
    await this.#connection.eval(noteReadyLua, 1, queueKey(queue, jobId), Math.round(this.clock.now() + delayMs));
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all([...this.#queues.values()].map((queue) => queue.close().catch(() => undefined)));
    this.#connection.disconnect();
  }

  #open(name: QueueName): Queue {
    return new QuietQueue(name, { connection: this.#connection, prefix: QUEUE_PREFIX });
  }
}

function toBulkJob({ definition, id, payload }: NewJob, timestamp: number): { name: string; data: object; opts: JobsOptions } {
  const kind = QUEUE_KINDS[definition.queue];
  const key = definition.oneAtATime?.(payload);
  return {
    name: definition.name,
    data: payload,
    opts: {
      jobId: id,
      timestamp,
      ...(key !== undefined && { deduplication: { id: key, keepLastIfActive: true } }),
      attempts: definition.attempts ?? kind.attempts,
      ...(definition.priority === undefined ? {} : { priority: definition.priority }),
      backoff: { type: 'exponential', delay: kind.backoffMs, jitter: 0.5 },
      removeOnComplete: { ...kind.keepCompleted },
      removeOnFail: { ...kind.keepFailed },
    },
  };
}
