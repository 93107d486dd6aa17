import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Log, reasonOf } from '../shared/log.js';
import type { JobDefinition } from './job-definition.js';
import { JobQueues } from './job-queues.js';
import { OutboxListener } from './outbox-listener.js';
import { OutboxRows } from './outbox-rows.js';
import { QueueLife } from './queue-life.js';
import { JOB_DEFINITIONS } from './queues.tokens.js';

const BATCH = 1_000;
const SWEEP_MS = 1_000;
const HOUSEKEEPING_MS = 60_000;

/**
 * Moves outbox rows to their queues: at once when the bell rings, and by a sweep every second in any case. Redis holds
 * no truth: what it loses before the job has ended is given to it again.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #definitions: ReadonlyMap<string, JobDefinition>;
  readonly #log;
  #running: Promise<void> | undefined;
  #isStopping = false;
  #wake: () => void = () => undefined;
  #life: string | null = null;
  #housekeptAt = -Infinity;
  #isWaiting = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly rows: OutboxRows,
    private readonly queues: JobQueues,
    private readonly life: QueueLife,
    private readonly listener: OutboxListener,
    @Inject(JOB_DEFINITIONS) definitions: readonly JobDefinition[],
    log: Log,
  ) {
    this.#definitions = new Map(definitions.map((definition) => [definition.name, definition]));
    this.#log = log.in('outbox');
  }

  onApplicationBootstrap(): void {
    this.listener.listen(() => this.#wake());
    this.#running = this.#run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#isStopping = true;
    this.#wake();
    await this.#running;
    await this.listener.close();
  }

  /** Moves one batch; returns how many rows it moved. A row is marked only when its queue has it. */
  async relayBatch(): Promise<number> {
    // Asked before anything is added: a life that ends in between is another one, and then the row is recalled.
    const life = await this.#currentLife();
    return this.transactions.run('platform', async (tx) => {
      const rows = await this.rows.takeUnrelayed(tx, BATCH, [...this.#definitions.keys()]);
      if (rows.length === 0) return 0;
      await this.queues.addAll(rows.map(({ job, job_id, payload }) => ({ definition: this.#definitions.get(job) as JobDefinition, id: job_id, payload })));
      await this.rows.markRelayed(tx, rows.map(({ id }) => id), life);
      return rows.length;
    });
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      const moved = await this.#turn();
      if (moved < BATCH) await this.#pause();
    }
  }

  async #turn(): Promise<number> {
    try {
      const moved = await this.relayBatch();
      await this.#keepHouse();
      if (this.#isWaiting) this.#log.info({}, 'outbox moves again');
      this.#isWaiting = false;
      return moved;
    } catch (error) {
      // Said once and not each second: an outage of twenty minutes is one event.
      if (!this.#isWaiting) this.#log.warn({ reason: reasonOf(error) }, 'outbox waits');
      this.#isWaiting = true;
      return 0;
    }
  }

  async #currentLife(): Promise<string> {
    const life = await this.life.current();
    if (life === this.#life) return life;
    const recalled = await this.rows.recallFromOtherLives(life);
    if (recalled > 0) this.#log.warn({ recalled }, 'the queues have lost what they held, it is given to them again');
    this.#life = life;
    return life;
  }

  async #keepHouse(): Promise<void> {
    if (performance.now() - this.#housekeptAt < HOUSEKEEPING_MS) return;
    this.#housekeptAt = performance.now();
    const overdue = await this.rows.recallOverdue();
    if (overdue > 0) this.#log.warn({ overdue }, 'nothing was heard of these jobs, they are given again');
    await this.rows.purge();
    // Written by a newer version that is being rolled out: left for its relay, and never in the way of the others.
    const unknown = await this.rows.listUnknown([...this.#definitions.keys()]);
    if (unknown.length > 0) this.#log.error({ jobs: unknown }, 'outbox rows of unknown jobs');
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, SWEEP_MS);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.#isStopping) this.#wake();
    });
  }
}
