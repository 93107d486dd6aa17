import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { Fundraiser } from '../campaigns/fundraiser.reader.js';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { readClosingFigures, type ClosingFigures, type ReadFigures } from './closing-figures.js';

/** The figures of something that has ended, as they were stated once. A statement never changes; a later one supersedes it. */
export interface ClosingStatement extends ReadFigures {
  readonly id: string;
  /** 1 for the first of its campaign or giving day, one more for each that superseded another. */
  readonly number: number;
  readonly actor: string;
}

/** What was stated, and what the ledger says now. */
export interface ClosingRecord {
  /** The latest first; only that one stands. */
  readonly statements: readonly ClosingStatement[];
  readonly current: ReadFigures;
  /** Whether something was booked since that the latest statement has not: a refund, a late capture. */
  readonly differs: boolean;
}

const MOST = 100;

/** What is known of closing figures. Everything is read anew: nothing here may be as old as a cache. */
@Injectable()
export class ClosingStatements {
  constructor(private readonly transactions: Transactions) {}

  find({ id, organisationId }: Fundraiser): Promise<ClosingRecord> {
    return this.transactions.readOnce({ organisationId }, async (tx) => {
      const statements = await listStatements(tx, id, MOST);
      const current = await readClosingFigures(tx, id);
      return { statements, current, differs: statements[0] !== undefined && !isSameFigures(statements[0].figures, current.figures) };
    });
  }
}

/** The latest first. */
export function listStatements(tx: Transaction, id: string, limit: number): Promise<ClosingStatement[]> {
  return tx.rows<ClosingStatement>(
    `SELECT id, number, figures, snapshot::text, as_of AS "asOf", actor FROM closing_statements
     WHERE campaign_id = $1 OR giving_day_id = $1 ORDER BY number DESC LIMIT $2`,
    [id, limit],
  );
}

export function isSameFigures(a: ClosingFigures, b: ClosingFigures): boolean {
  return isDeepStrictEqual(a, b);
}
