import { placesOf } from './decimal-text.js';
import type { TableColumn, TableRow } from './table.js';

/** What the columns that can be summed come to, exactly: by currency where there is one. */
export interface Sums {
  /** ISO 4217; null where the table has none. */
  readonly currency: string | null;
  readonly rows: number;
  /** One for each column that is summed, in minor units or as the numbers are. */
  readonly sums: readonly bigint[];
}

/** Beyond this, adding to a double may lose units. */
const SURE = 2 ** 52;

interface Running {
  rows: number;
  readonly quick: number[];
  readonly sums: bigint[];
}

/** Sums as rows pass. */
export class Tally {
  readonly #summed: readonly number[];
  readonly #currencyAt: number | undefined;
  readonly #byCurrency = new Map<string | null, Running>();

  constructor(columns: readonly TableColumn[]) {
    this.#summed = summedColumns(columns);
    this.#currencyAt = columns.find(({ currencyAt }) => currencyAt !== undefined)?.currencyAt;
  }

  count(rows: readonly TableRow[]): void {
    for (const row of rows) this.#countRow(row);
  }

  /** In the order of their codes. */
  get all(): Sums[] {
    const found = [...this.#byCurrency].map(([currency, { rows, quick, sums }]) => ({ currency, rows, sums: sums.map((sum, at) => sum + BigInt(quick[at] ?? 0)) }));
    return found.sort((one, other) => (one.currency ?? '').localeCompare(other.currency ?? '') || placesOf(one.currency) - placesOf(other.currency));
  }

  #countRow(row: TableRow): void {
    const running = this.#of(this.#currencyAt === undefined ? null : (row[this.#currencyAt] ?? null));
    running.rows += 1;
    for (let at = 0; at < this.#summed.length; at += 1) {
      const text = row[this.#summed[at]!];
      if (text != null) add(running, at, text);
    }
  }

  #of(currency: string | null): Running {
    let running = this.#byCurrency.get(currency);
    if (running === undefined) {
      running = { rows: 0, quick: this.#summed.map(() => 0), sums: this.#summed.map(() => 0n) };
      this.#byCurrency.set(currency, running);
    }
    return running;
  }
}

/** Which columns are summed: amounts, and whole numbers that say so. */
export function summedColumns(columns: readonly TableColumn[]): number[] {
  return columns.flatMap(({ kind, isSummed = kind === 'money' }, at) => (isSummed ? [at] : []));
}

function add(running: Running, at: number, text: string): void {
  const value = Number(text);
  const sum = running.quick[at]! + value;
  if (text.length <= 15 && Math.abs(sum) < SURE) {
    running.quick[at] = sum;
    return;
  }
  running.sums[at]! += BigInt(running.quick[at]!) + BigInt(text);
  running.quick[at] = 0;
}
