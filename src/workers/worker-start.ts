import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { checkHandlers } from '../queues/check-handlers.js';
import { PauseKeeper } from '../queues/emergency/pause-keeper.js';
import { QueueReader } from '../queues/figures/queue-reader.js';
import type { JobDefinition } from '../queues/job-definition.js';
import type { JobWorker } from '../queues/job-worker.js';
import { QueueDurability, UnsafeQueueRedis } from '../queues/queue-durability.js';
import { QueueTroubles } from '../queues/queue-troubles.js';
import { JOB_DEFINITIONS } from '../queues/queues.tokens.js';
import { RunningWorkers } from './running-workers.js';

const TICK_MS = 1_000;
/** So many tries, at short intervals, to find Redis before the process counts as started without it. */
const FIRST_TRIES = 20;
const FIRST_TRIES_EVERY_MS = 100;

/** Lets the worker begin once it is certain that it may, and keeps its queue as the emergency state says from then on. */
@Injectable()
export class WorkerStart implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stopping = new AbortController();
  #isSafe = false;
  #hasBegun = false;
  #ticking: Promise<void> | undefined;

  constructor(
    private readonly workers: RunningWorkers,
    @Inject(JOB_DEFINITIONS) private readonly definitions: readonly JobDefinition[],
    private readonly durability: QueueDurability,
    private readonly keeper: PauseKeeper,
    private readonly reader: QueueReader,
    private readonly troubles: QueueTroubles,
  ) {}

  /** Before anything moves. @throws where jobs and handlers do not agree, or the queue's Redis would lose jobs. */
  async onModuleInit(): Promise<void> {
    for (const worker of this.workers.all) checkHandlers(worker, this.definitions);
    for (let tries = 1; tries <= FIRST_TRIES && !this.#isSafe; tries += 1) await this.#checkRedis(() => pause(FIRST_TRIES_EVERY_MS));
  }

  async onApplicationBootstrap(): Promise<void> {
    const [worker] = this.workers.all;
    if (worker === undefined) throw new Error('this process has no worker');
    await this.#tick(worker).catch((error: unknown) => this.#onTrouble(worker, error));
    this.#ticking = this.#keepTicking(worker);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stopping.abort();
    await this.#ticking;
  }

  async #keepTicking(worker: JobWorker): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await pause(TICK_MS, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      if (this.#stopping.signal.aborted) return;
      await this.#tick(worker).catch((error: unknown) => this.#onTrouble(worker, error));
    }
  }

  /** Paused before it begins: what stands still must not move for a second because a process was restarted. */
  async #tick(worker: JobWorker): Promise<void> {
    if (!this.#isSafe) await this.#checkRedis(() => Promise.resolve());
    if (!this.#isSafe) return;
    await this.keeper.keep(worker.queue);
    if (!this.#hasBegun) this.#begin(worker);
    // Also notes, by Redis' clock, when the queue was last seen empty.
    await this.reader.read(worker.queue);
  }

  #begin({ queue, worker }: JobWorker): void {
    this.#hasBegun = true;
    worker.run().catch((error: unknown) => this.troubles.warn(error, { queue }, 'worker ended'));
  }

  /** A Redis that is out of reach is waited for; one that would lose jobs is refused. */
  async #checkRedis(wait: () => Promise<void>): Promise<void> {
    try {
      await this.durability.check();
      this.#isSafe = true;
    } catch (error) {
      if (error instanceof UnsafeQueueRedis) throw error;
      this.troubles.warn(error, {}, 'worker waits for the queue');
      await wait();
    }
  }

  #onTrouble({ queue }: JobWorker, error: unknown): void {
    if (error instanceof UnsafeQueueRedis) {
      this.troubles.error({ queue, reason: error.message }, 'worker refuses to start');
      process.exitCode = 1;
      process.kill(process.pid, 'SIGTERM');
    }
    this.troubles.warn(error, { queue }, 'queue not looked after');
  }
}
