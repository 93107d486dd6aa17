import { Inject, Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { JobDefinition } from './job-definition.js';
import { JobQueues } from './job-queues.js';
import { OutboxRows, type OutboxRow } from './outbox-rows.js';
import { takeLostSql, takeUnrelayedSql } from './outbox-rows.sql.js';
import type { QueueName } from './queue-kinds.js';
import { JOB_DEFINITIONS } from './queues.tokens.js';

const BATCH = 1_000;

/** Batches under way at once while there is a backlog: the database works on one while Redis takes another. */
const LANES = 3;

/** Ids begin after it. */
const BEFORE_ALL = '0';

/** `unrelayed`: no queue has them yet. `lost`: given to another life of Redis, which took them with it before they were done. */
const SQL = { unrelayed: takeUnrelayedSql, lost: takeLostSql } as const;

export type Which = keyof typeof SQL;

/** `life`: Redis' own as it was before. One that ends meanwhile makes the rows lost, not forgotten. */
export interface Wish {
  readonly which: Which;
  readonly kind: QueueName;
  readonly life: string;
}

interface Batch {
  readonly moved: number;
  /** Id of the last row. */
  readonly last: string;
}

/** Gives outbox rows to their queues. A row is marked only when its queue has it. */
@Injectable()
export class OutboxGiver {
  readonly #definitions: ReadonlyMap<string, JobDefinition>;

  constructor(
    private readonly transactions: Transactions,
    private readonly rows: OutboxRows,
    private readonly queues: JobQueues,
    @Inject(JOB_DEFINITIONS) definitions: readonly JobDefinition[],
  ) {
    this.#definitions = new Map(definitions.map((definition) => [definition.name, definition]));
  }

  /** Names of the jobs that can be given. */
  get jobs(): string[] {
    return [...this.#definitions.keys()];
  }

  /**
   * Gives a kind all there are, batch after batch; returns how many. Each begins where the last ended and not at the
   * beginning, where the index is still full of what has just been moved; what was passed over on the way is found by the
   * next turn.
   */
  async giveAll(wish: Wish): Promise<number> {
    const first = await this.#giveAfter(BEFORE_ALL, wish);
    let [total, moved, last] = [first.moved, first.moved, first.last];
    if (moved < BATCH) return total;
    while (moved > 0) {
      const lanes = await Promise.all(Array.from({ length: LANES }, () => this.#giveAfter(last, wish)));
      moved = lanes.reduce((sum, lane) => sum + lane.moved, 0);
      last = lanes.reduce((furthest, lane) => (BigInt(lane.last) > BigInt(furthest) ? lane.last : furthest), last);
      total += moved;
    }
    return total;
  }

  #giveAfter(after: string, { which, kind, life }: Wish): Promise<Batch> {
    return this.transactions.run('platform', async (tx) => {
      const rows = await this.rows.take(tx, SQL[which], { after, most: BATCH, jobs: this.#jobsOf(kind), life });
      if (rows.length === 0) return { moved: 0, last: after };
      await this.queues.addAll(rows.map(({ job, job_id, payload }) => ({ definition: this.#definitions.get(job) as JobDefinition, id: job_id, payload })));
      await this.rows.markRelayed(tx, rows.map(({ id }) => id), life);
      return { moved: rows.length, last: (rows.at(-1) as OutboxRow).id };
    });
  }

  #jobsOf(kind: QueueName): string[] {
    return [...this.#definitions.values()].filter(({ queue }) => queue === kind).map(({ name }) => name);
  }
}
