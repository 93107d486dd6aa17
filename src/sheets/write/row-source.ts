import type { RowBatches, TableRow } from './table.js';

const NONE: readonly TableRow[] = [];

/** Rows that go into several sheets one after the other. */
export class RowSource {
  readonly #batches: AsyncIterator<readonly TableRow[]>;
  #ahead: readonly TableRow[] = NONE;
  #isOver = false;

  constructor(rows: RowBatches) {
    this.#batches = rows[Symbol.asyncIterator]();
  }

  /** The next rows, `most` of them at most; none when there are no more. */
  async take(most: number): Promise<readonly TableRow[]> {
    if (!(await this.hasMore())) return NONE;
    const rows = this.#ahead.length > most ? this.#ahead.slice(0, most) : this.#ahead;
    this.#ahead = rows === this.#ahead ? NONE : this.#ahead.slice(most);
    return rows;
  }

  async hasMore(): Promise<boolean> {
    while (this.#ahead.length === 0 && !this.#isOver) {
      const { value, done } = await this.#batches.next();
      this.#isOver = done === true;
      if (done !== true) this.#ahead = value;
    }
    return this.#ahead.length > 0;
  }

  /** Lets go of whatever the rows come from. */
  async close(): Promise<void> {
    if (!this.#isOver) await this.#batches.return?.();
  }
}
