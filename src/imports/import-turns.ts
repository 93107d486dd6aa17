import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../database/transaction.js';
import { Log, reasonOf } from '../shared/log.js';
import type { ImportId, OrganisationId } from '../shared/ids.js';
import { TurnLost } from './import-stopped.js';
import { giveBackSql, keepTurnSql, takeTurnSql } from './import-turns.sql.js';
import type { ImportStatus } from './import.js';

/** How often whoever works on an import says that they still do; after three times as long they count as gone. */
const KEEP_EVERY_MS = 5_000;

export interface ImportName {
  readonly organisationId: OrganisationId;
  readonly importId: ImportId;
}

/** The right to work on an import: nobody else does until it is given back or forgotten about. */
export interface Turn extends ImportName {
  readonly workerId: string;
  readonly tries: number;
}

@Injectable()
export class ImportTurns {
  readonly #log: Log;

  constructor(
    private readonly transactions: Transactions,
    log: Log,
  ) {
    this.#log = log.in('imports');
  }

  /** Null where there is nothing to do, or somebody else is at it. */
  async take({ organisationId, importId }: ImportName): Promise<Turn | null> {
    const workerId = randomUUID();
    const taken = await this.transactions.run({ organisationId }, (tx) => tx.row<{ tries: number }>(takeTurnSql, [importId, workerId]));
    return taken && { organisationId, importId, workerId, tries: taken.tries };
  }

  /** Keeps the turn for as long as `work` takes. */
  async during<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
    // One at a time: it waits for whatever part of the work holds the import's row, and so does whoever would take the turn.
    let keeping: Promise<void> | null = null;
    const timer = setInterval(() => void (keeping ??= this.#keep(turn).finally(() => (keeping = null))), KEEP_EVERY_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  /** `againInSeconds`: when somebody may try again, where the work is not done. */
  async giveBack({ organisationId, importId, workerId }: Turn, againInSeconds: number): Promise<void> {
    await this.transactions.run({ organisationId }, (tx) => tx.rows(giveBackSql, [importId, workerId, againInSeconds]));
  }

  /**
   * Changes the import, if it still has `status` and the turn is still ours; its row is locked until `tx` ends.
   * `set`: assignments, with parameters from $4. @throws TurnLost
   */
  async change(tx: Transaction, { importId, workerId }: Turn, status: ImportStatus, set: string, parameters: readonly unknown[] = []): Promise<void> {
    const sql = `UPDATE imports SET ${set} WHERE id = $1 AND worker_id = $2 AND status = $3 RETURNING id`;
    if ((await tx.row(sql, [importId, workerId, status, ...parameters])) === null) throw new TurnLost();
  }

  /** The same for what ends the work on it: whoever hears of `status` may have somebody else go on at once. */
  end(tx: Transaction, turn: Turn, from: ImportStatus, set: string, parameters: readonly unknown[] = []): Promise<void> {
    return this.change(tx, turn, from, `${set}, worker_id = NULL, leased_until = NULL`, parameters);
  }

  async #keep({ organisationId, importId, workerId }: Turn): Promise<void> {
    try {
      await this.transactions.run({ organisationId }, (tx) => tx.rows(keepTurnSql, [importId, workerId]));
    } catch (error) {
      this.#log.warn({ importId, reason: reasonOf(error) }, 'could not say that an import is being worked on');
    }
  }
}
