import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { Transaction } from '../database/transaction.js';
import { Log, reasonOf } from '../shared/log.js';
import type { JobDefinition } from './job-definition.js';
import { JOB_DEFINITIONS } from './queues.tokens.js';
import { JobQueues } from './job-queues.js';
import { OutboxListener } from './outbox-listener.js';

const BATCH = 500;
const SWEEP_MS = 1_000;

interface OutboxRow {
  id: string;
  job: string;
  job_id: string;
  payload: object;
}

/** Moves outbox rows to their queues: at once when the bell rings, and by a sweep every second in any case. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #definitions: ReadonlyMap<string, JobDefinition>;
  readonly #log;
  #running: Promise<void> | undefined;
  #isStopping = false;
  #wake: () => void = () => undefined;

  constructor(
    private readonly transactions: Transactions,
    private readonly queues: JobQueues,
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
    return this.transactions.run('platform', async (tx) => {
      const rows = await tx.rows<OutboxRow>(
        `SELECT id, job, job_id, payload FROM outbox WHERE relayed_at IS NULL ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`,
        [BATCH],
      );
      if (rows.length > 0) await this.#move(tx, rows);
      return rows.length;
    });
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      const moved = await this.relayBatch().catch((error: unknown) => this.#report(error));
      if (moved < BATCH) await this.#pause();
    }
  }

  async #move(tx: Transaction, rows: readonly OutboxRow[]): Promise<void> {
    const known = rows.filter(({ job }) => this.#definitions.has(job));
    // Written by a newer version that is being rolled out: left for its relay, but never in the way of the others.
    if (known.length < rows.length) this.#log.error({ jobs: rows.length - known.length }, 'outbox rows of unknown jobs');
    await this.queues.addAll(
      known.map(({ job, job_id, payload }) => ({ definition: this.#definitions.get(job) as JobDefinition, id: job_id, payload })),
    );
    await tx.rows(`UPDATE outbox SET relayed_at = now() WHERE id = ANY ($1::bigint[])`, [known.map(({ id }) => id)]);
  }

  #report(error: unknown): number {
    this.#log.warn({ reason: reasonOf(error) }, 'outbox waits');
    return 0;
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
