import { toSafeInteger } from '../database/bigint-column.js';
import type { Measures } from './measures.js';

/**
 * An append-only table from which additive figures fold: each row says by how much one transaction changed the measures
 * of one thing. It needs an index on `(key, xid)` and one on `(xid)`.
 */
export interface Journal {
  readonly table: string;
  /** Column that names what the row counts for. Ids are unique across all that it may name. */
  readonly key: string;
  /** Column by which `sums` are kept apart: a currency. */
  readonly per: string;
  /** Columns summed for each value of `per`. */
  readonly sums: readonly string[];
  /** Columns summed over all of them. */
  readonly counts: readonly string[];
}

/** A row's amounts as the driver hands them over. */
export type JournalRow = Readonly<Record<string, unknown>>;

/** How a figure follows from a journal. The type says what reading it answers. */
export interface Fold<Value> {
  readonly journal: Journal;
  readonly measure: string;
  readonly isPerKind: boolean;
  valueOf(measures: Measures): Value;
}

/** A sum for each value of the journal's `per`; values with nothing in them are left out. */
export function sumsOf<Kind extends string>(journal: Journal, measure: string): Fold<Readonly<Partial<Record<Kind, number>>>> {
  const prefix = `${measure}:`;
  const valueOf = (measures: Measures) => {
    const own = Object.entries(measures).filter(([name, amount]) => name.startsWith(prefix) && amount !== 0);
    return Object.fromEntries(own.map(([name, amount]) => [name.slice(prefix.length), amount])) as Partial<Record<Kind, number>>;
  };
  return { journal, measure, isPerKind: true, valueOf };
}

/** A plain count. */
export function countOf(journal: Journal, measure: string): Fold<number> {
  return { journal, measure, isPerKind: false, valueOf: (measures) => measures[measure] ?? 0 };
}

/** What one row, or the sum of several of one kind, adds. */
export function measuresOf({ per, sums, counts }: Journal, row: JournalRow): Measures {
  const kind = String(row[per]);
  const amountIn = (column: string) => toSafeInteger(String(row[column] ?? 0));
  const named = [...sums.map((column) => [`${column}:${kind}`, amountIn(column)] as const), ...counts.map((column) => [column, amountIn(column)] as const)];
  return Object.fromEntries(named);
}
