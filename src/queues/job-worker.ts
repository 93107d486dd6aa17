import { WorkerHost } from '@nestjs/bullmq';
import { WaitingError, type Job } from 'bullmq';
import type { JobDefinition, JobHandler } from './job-definition.js';
import { UnknownJob, UnreadablePayload } from './job-faults.js';
import { QUEUE_KINDS, type QueueName } from './queue-kinds.js';

const SECOND = 1_000;

/** How the worker of a kind behaves; a worker that dies is noticed within `stalledInterval`. It begins when {@link WorkerStart} says so. */
export function workerOptions(queue: QueueName) {
  const { concurrency, rate } = QUEUE_KINDS[queue];
  const limit = rate === null ? {} : { limiter: { ...rate } };
  return { concurrency, ...limit, autorun: false, lockDuration: 10 * SECOND, stalledInterval: 5 * SECOND, maxStalledCount: 5 };
}

/** What a worker needs of a job. */
type GivenJob = Pick<Job, 'name' | 'data'> & Partial<Pick<Job, 'moveToWait'>>;

/** The one worker of a queue: finds the handler of each job by name, checks the payload, and hands it over. */
export abstract class JobWorker extends WorkerHost {
  readonly #handlers = new Map<string, JobHandler>();
  readonly #handingBack = new AbortController();
  #begun = 0;
  #active = 0;
  #atOnce: number;

  constructor(
    readonly queue: QueueName,
    handlers: readonly JobHandler[],
  ) {
    super();
    this.#atOnce = QUEUE_KINDS[queue].concurrency;
    for (const handler of handlers) this.#register(handler);
  }

  /** What this worker has handlers for. */
  get jobs(): JobDefinition[] {
    return [...this.#handlers.values()].map(({ job }) => job);
  }

  /** Jobs begun since the process started, those under way, and how many there may be at once. */
  get pulse(): { readonly begun: number; readonly active: number; readonly concurrency: number } {
    return { begun: this.#begun, active: this.#active, concurrency: this.#atOnce };
  }

  override async process(job: GivenJob, token?: string): Promise<unknown> {
    this.#begun += 1;
    this.#active += 1;
    try {
      return await this.#orHandBack(job, token, this.#handle(job));
    } finally {
      this.#active -= 1;
    }
  }

  /** So many jobs at once from now on; those under way go on. */
  workOn(jobs: number): void {
    this.worker.concurrency = jobs;
    this.#atOnce = jobs;
  }

  /** Takes nothing new, and resolves when what is under way has ended or, after `graceMs`, has been handed back. */
  async stop(graceMs: number): Promise<void> {
    const timer = setTimeout(() => this.#handingBack.abort(), graceMs);
    await this.worker.close();
    clearTimeout(timer);
  }

  async #handle(job: GivenJob): Promise<unknown> {
    const handler = this.#handlers.get(job.name);
    // Trying again would not teach us the name or mend the payload: it is set aside for people to see.
    if (handler === undefined) throw new UnknownJob(`${this.queue} knows no job named ${job.name}`);
    const payload = handler.job.payload.safeParse(job.data);
    if (!payload.success) throw new UnreadablePayload(`${job.name} carries what it should not: ${payload.error.message}`);
    return handler.handle(payload.data);
  }

  /** A job that outlasts our stopping goes back to the head of its queue at once, not when its lock has run out. */
  async #orHandBack(job: GivenJob, token: string | undefined, work: Promise<unknown>): Promise<unknown> {
    const { signal } = this.#handingBack;
    let onAbort: () => void = () => undefined;
    const asked = new Promise<'asked'>((resolve) => {
      onAbort = () => resolve('asked');
      signal.addEventListener('abort', onAbort, { once: true });
    });
    try {
      const ended = await Promise.race([work.then((result) => ({ result })), asked]);
      if (ended !== 'asked') return ended.result;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
    // Its work may go on for the moment until the process ends: handlers are harmless when run twice.
    work.catch(() => undefined);
    await job.moveToWait?.(token);
    throw new WaitingError();
  }

  #register(handler: JobHandler): void {
    const { name, queue } = handler.job;
    if (queue !== this.queue) throw new Error(`${name} belongs to ${queue}, not to ${this.queue}`);
    if (this.#handlers.has(name)) throw new Error(`${name} has two handlers`);
    this.#handlers.set(name, handler);
  }
}
