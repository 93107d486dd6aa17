import { WorkerHost } from '@nestjs/bullmq';
import { UnrecoverableError, type Job } from 'bullmq';
import type { JobDefinition, JobHandler } from './job-definition.js';
import { QUEUE_KINDS, type QueueName } from './queue-kinds.js';

const SECOND = 1_000;

/** How the worker of a kind behaves; a worker that dies is noticed within `stalledInterval`. */
export function workerOptions(queue: QueueName) {
  return { concurrency: QUEUE_KINDS[queue].concurrency, lockDuration: 10 * SECOND, stalledInterval: 5 * SECOND, maxStalledCount: 5 };
}

/** The one worker of a queue: finds the handler of each job by name, checks the payload, and hands it over. */
export abstract class JobWorker extends WorkerHost {
  readonly #handlers = new Map<string, JobHandler>();

  constructor(
    readonly queue: QueueName,
    handlers: readonly JobHandler[],
  ) {
    super();
    for (const handler of handlers) this.#register(handler);
  }

  /** What this worker has handlers for. */
  get jobs(): JobDefinition[] {
    return [...this.#handlers.values()].map(({ job }) => job);
  }

  override async process(job: Pick<Job, 'name' | 'data'>): Promise<unknown> {
    const handler = this.#handlers.get(job.name);
    // Trying again would not teach us the name or mend the payload: it is set aside for people to see.
    if (handler === undefined) throw new UnrecoverableError(`${this.queue} knows no job named ${job.name}`);
    const payload = handler.job.payload.safeParse(job.data);
    if (!payload.success) throw new UnrecoverableError(`${job.name} carries what it should not: ${payload.error.message}`);
    return handler.handle(payload.data);
  }

  #register(handler: JobHandler): void {
    const { name, queue } = handler.job;
    if (queue !== this.queue) throw new Error(`${name} belongs to ${queue}, not to ${this.queue}`);
    if (this.#handlers.has(name)) throw new Error(`${name} has two handlers`);
    this.#handlers.set(name, handler);
  }
}
