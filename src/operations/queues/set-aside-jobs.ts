import { Injectable } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { JobQueues } from '../../queues/job-queues.js';
import { QUEUE_NAMES, type QueueName } from '../../queues/queue-kinds.js';
import { QueueOutOfReach } from './queues.errors.js';

/** A job that failed for good, or that nobody here could read, with all it carried. */
export interface SetAsideJob {
  readonly queue: QueueName;
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly reason: string;
  readonly attempts: number;
  readonly setAsideAt: Date;
}

/** Jobs that were set aside, to be looked at. */
@Injectable()
export class SetAsideJobs {
  constructor(private readonly queues: JobQueues) {}

  /** Of one kind, the newest first. @throws QueueOutOfReach */
  async list(queue: QueueName, limit: number): Promise<SetAsideJob[]> {
    const jobs = await withinReach(this.queues.get(queue).getFailed(0, limit - 1));
    return jobs.flatMap((job) => (job ? [toSetAside(queue, job as Job)] : []));
  }

  /** Of every kind, the newest first. @throws QueueOutOfReach */
  async listAll(limit: number): Promise<SetAsideJob[]> {
    const lists = await Promise.all(QUEUE_NAMES.map((queue) => this.list(queue, limit)));
    return lists.flat().sort((a, b) => b.setAsideAt.getTime() - a.setAsideAt.getTime()).slice(0, limit);
  }

  /** Null where it is not there, or not set aside. @throws QueueOutOfReach */
  async find(queue: QueueName, id: string): Promise<Job | null> {
    // Names of the queue's other keys look like ids too: what is not among the failed is no job that was set aside.
    if (!/^[\w:.-]{1,300}$/.test(id)) return null;
    const of: Queue = this.queues.get(queue);
    if ((await withinReach(of.getJobState(id))) !== 'failed') return null;
    const job = await withinReach(of.getJob(id));
    return (job as Job | undefined) ?? null;
  }
}

function toSetAside(queue: QueueName, { id = '', name, data, failedReason, attemptsMade, finishedOn, timestamp }: Job): SetAsideJob {
  return { queue, id, name, payload: data as unknown, reason: failedReason, attempts: attemptsMade, setAsideAt: new Date(finishedOn ?? timestamp) };
}

const PATIENCE_MS = 2_000;

/** A connection that was lost may come back only after whoever asks has gone. */
export async function withinReach<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new QueueOutOfReach()), PATIENCE_MS);
  });
  return Promise.race([answer.catch(() => Promise.reject(new QueueOutOfReach())), tooLate]).finally(() => clearTimeout(timer));
}
