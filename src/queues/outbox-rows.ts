import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import {
  finishRowsSql,
  listUnknownSql,
  purgeRowsSql,
  recallOverdueSql,
  markRelayedSql,
} from './outbox-rows.sql.js';

export interface OutboxRow {
  readonly id: string;
  readonly job: string;
  readonly job_id: string;
  readonly payload: object;
}

/** At most so many rows with greater ids, of jobs that the relay knows. */
export interface Wanted {
  readonly after: string;
  readonly most: number;
  readonly jobs: readonly string[];
  /** The life of Redis that there is. */
  readonly life: string;
}

/** How a job ended: `failure` says why it was set aside, null where it was done. */
export interface JobEnding {
  readonly jobId: string;
  readonly failure: string | null;
}

/** So many rows one statement recalls or purges, so that none holds locks for long. */
const BATCH = 5_000;

/** What the relay and the workers write into the outbox: to whom each row was given, and how its job ended. */
@Injectable()
export class OutboxRows {
  constructor(private readonly transactions: Transactions) {}

  /** Those that `sql` selects, oldest first, locked for this transaction; what another relay has locked is left to it. */
  take(tx: Transaction, sql: string, { after, most, jobs, life }: Wanted): Promise<OutboxRow[]> {
    return tx.rows<OutboxRow>(sql, [most, jobs, after, life]);
  }

  async markRelayed(tx: Transaction, ids: readonly string[], life: string): Promise<void> {
    await tx.rows(markRelayedSql, [ids, life]);
  }

  /** Names of the jobs among the unrelayed that are not in `jobs`. */
  async listUnknown(jobs: readonly string[]): Promise<string[]> {
    const rows = await this.transactions.run('platform', (tx) => tx.rows<{ job: string }>(listUnknownSql, [jobs]));
    return rows.map(({ job }) => job);
  }

  /**
   * Makes rows of which nothing was heard for long be given again: what Redis has lost in a crash without losing all.
   * Where the job is still there that changes nothing.
   */
  recallOverdue(): Promise<number> {
    return this.#inBatches(recallOverdueSql);
  }

  async finish(endings: readonly JobEnding[]): Promise<void> {
    const parameters = [endings.map(({ jobId }) => jobId), endings.map(({ failure }) => failure)];
    await this.transactions.run('platform', (tx) => tx.rows(finishRowsSql, parameters));
  }

  /** Forgets rows whose jobs were done a week ago; those that were set aside stay for people to look at. */
  purge(): Promise<number> {
    return this.#inBatches(purgeRowsSql);
  }

  async #inBatches(sql: string): Promise<number> {
    let [total, changed] = [0, 0];
    do {
      changed = (await this.transactions.run('platform', (tx) => tx.rows(sql, [BATCH]))).length;
      total += changed;
    } while (changed === BATCH);
    return total;
  }
}
