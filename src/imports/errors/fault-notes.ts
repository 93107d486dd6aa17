import type { Transactions } from '../../database/transactions.js';
import type { RowFault } from '../cells/row-fault.js';
import type { Reading } from '../kinds/import-kind.js';

const ADD_SQL = `
  INSERT INTO import_errors (organisation_id, import_id, row_no, number, column_name, code, value)
  SELECT $1, $2, fault.* FROM unnest($3::integer[], $4::smallint[], $5::text[], $6::text[], $7::text[]) AS fault`;

const BATCH = 1_000;
const MOST_PER_ROW = 20;

/** Notes what is wrong with rows, many at a time, so that memory does not grow with them. */
export class FaultNotes {
  #waiting: (readonly [number, number, RowFault])[] = [];
  /** Rows noted so far. */
  rows = 0;

  constructor(
    private readonly transactions: Transactions,
    private readonly of: Pick<Reading, 'organisationId' | 'importId'>,
  ) {}

  add(row: number, faults: readonly RowFault[]): void {
    this.rows += 1;
    for (const [at, fault] of faults.slice(0, MOST_PER_ROW).entries()) this.#waiting.push([row, at + 1, fault]);
  }

  /** Writes what has gathered, once it is worth a statement. */
  async write(): Promise<void> {
    if (this.#waiting.length >= BATCH) await this.writeAll();
  }

  async writeAll(): Promise<void> {
    const noted = this.#waiting;
    this.#waiting = [];
    const { organisationId, importId } = this.of;
    for (let at = 0; at < noted.length; at += BATCH) {
      const some = noted.slice(at, at + BATCH);
      const columns = [some.map(([row]) => row), some.map(([, number]) => number), ...(['column', 'code', 'value'] as const).map((name) => some.map(([, , fault]) => fault[name]))];
      await this.transactions.run({ organisationId }, (tx) => tx.rows(ADD_SQL, [organisationId, importId, ...columns]));
    }
  }
}
