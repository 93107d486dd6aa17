import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import { faultText } from './errors/fault-text.js';
import { ImportTurns, type Turn } from './import-turns.js';
import type { Import, PreviewRow } from './import.js';
import type { ImportKind, WholeReading } from './kinds/import-kind.js';
import { beginMergeSql, countRowsSql, listFirstFaultsSql, noteUncountedSql } from './plan-import.sql.js';

/** Holds what was staged against what is there: which rows do what, and what is to be done in which order. */
@Injectable()
export class PlanImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly turns: ImportTurns,
    private readonly clock: Clock,
  ) {}

  /** What is to be looked at first stays where it is. All of it sees one state of the database, and is planned or not. @throws TurnLost */
  async run(turn: Turn, of: Import, kind: ImportKind, reading: WholeReading): Promise<void> {
    return this.transactions.run(turn, async (tx) => {
      await tx.rows(`SET LOCAL statement_timeout = '10min'`);
      await tx.rows(`SET LOCAL work_mem = '64MB'`);
      await kind.reject(tx, reading, 0);
      const preview = await this.#preview(tx, kind, reading);
      const counts = await kind.plan(tx, reading);
      await tx.rows(`ANALYZE planned_rows`);
      const now = of.status === 'uploaded' ? 'reading' : of.status;
      const next = of.review ? now : 'merging';
      await this.turns.change(tx, turn, now, noteUncountedSql, [next, reading.readingId, this.clock.now()]);
      // What some rows did before an interruption they would not do again: rows count as they did when first counted.
      if (!of.isCounted || of.status !== 'merging') await tx.rows(countRowsSql, [turn.importId, counts.new, counts.changed, counts.unchanged, counts.duplicate, JSON.stringify(preview)]);
    });
  }

  /** The same for what is merged without a plan, and counted while it is: `merged` rows of the file have been before. @throws TurnLost */
  async skip(turn: Turn, of: Import, kind: ImportKind, reading: WholeReading): Promise<void> {
    return this.transactions.run(turn, async (tx) => {
      await tx.rows(`SET LOCAL statement_timeout = '10min'`);
      await tx.rows(`SET LOCAL work_mem = '64MB'`);
      if (of.status === 'merging') return kind.reject(tx, reading, of.progress.merged);
      await kind.reject(tx, reading, 0);
      const preview = await this.#preview(tx, kind, reading);
      const now = of.status === 'uploaded' ? 'reading' : of.status;
      await this.turns.change(tx, turn, now, beginMergeSql, ['merging', this.clock.now(), reading.stagedUpTo, JSON.stringify(preview)]);
    });
  }

  async #preview(tx: Transaction, kind: ImportKind, { organisationId, readingId, importId, shownUpTo }: WholeReading): Promise<PreviewRow[]> {
    if (shownUpTo === 0) return [];
    const taken = await tx.rows<PreviewRow>(kind.previewSql, [organisationId, readingId, shownUpTo]);
    const refused = await tx.rows<{ row: number; column: string | null; code: string; value: string | null }>(listFirstFaultsSql, [importId, shownUpTo]);
    const rejected = refused.map(({ row, value, ...fault }): PreviewRow => ({ row, outcome: 'rejected', subject: value, before: null, after: { code: fault.code, message: faultText(fault) } }));
    return [...taken, ...rejected].sort((a, b) => a.row - b.row);
  }
}
