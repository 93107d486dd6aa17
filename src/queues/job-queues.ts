import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Queue, type JobsOptions } from 'bullmq';
import { connect } from '../redis/redis-connection.js';
import { queueOptions } from '../redis/redis-options.js';
import { Config } from '../config/config.js';
import { Log } from '../shared/log.js';
import type { JobDefinition } from './job-definition.js';
import { QUEUE_KINDS, QUEUE_NAMES, type QueueName } from './queue-kinds.js';

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

  constructor(config: Config, log: Log) {
    // Commands of a producer fail after a while instead of waiting for ever: the outbox keeps what could not be added.
    const options = { ...queueOptions(config.process), maxRetriesPerRequest: 1, commandTimeout: 10_000, enableOfflineQueue: false };
    this.#connection = connect(config.redis.queueUrl, options, log.in('queues'));
    this.#queues = new Map(QUEUE_NAMES.map((name) => [name, this.#open(name)]));
  }

  get(name: QueueName): Queue {
    return this.#queues.get(name) as Queue;
  }

  /** Adds jobs in one round trip per queue; one that is there already, by id, stays as it is. */
  async addAll(jobs: readonly NewJob[]): Promise<void> {
    const added = QUEUE_NAMES.map((name) => ({ name, jobs: jobs.filter(({ definition }) => definition.queue === name) }));
    await Promise.all(added.filter((of) => of.jobs.length > 0).map((of) => this.get(of.name).addBulk(of.jobs.map(toBulkJob))));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.close().catch(() => undefined)));
    this.#connection.disconnect();
  }

  #open(name: QueueName): Queue {
    const queue = new Queue(name, { connection: this.#connection, prefix: 'freshet' });
    // The connection itself reports its loss; without a listener each failure would end the process.
    queue.on('error', () => undefined);
    return queue;
  }
}

function toBulkJob({ definition, id, payload }: NewJob): { name: string; data: object; opts: JobsOptions } {
  const kind = QUEUE_KINDS[definition.queue];
  const key = definition.oneAtATime?.(payload);
  return {
    name: definition.name,
    data: payload,
    opts: {
      jobId: id,
      ...(key !== undefined && { deduplication: { id: key, keepLastIfActive: true } }),
      attempts: definition.attempts ?? kind.attempts,
      backoff: { type: 'exponential', delay: kind.backoffMs, jitter: 0.5 },
      removeOnComplete: { ...kind.keepCompleted },
      removeOnFail: { ...kind.keepFailed },
    },
  };
}
