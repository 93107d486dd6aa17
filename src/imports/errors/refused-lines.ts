import type { Transactions } from '../../database/transactions.js';
import type { SheetRow } from '../../sheets/sheet.js';
import { cellText } from '../cells/cell-text.js';
import { ADDED_COLUMNS, isAddedColumn } from '../columns/field.js';
import type { Import, ImportFindings } from '../import.js';
import { refusedRows, type RowFaults } from './error-rows.js';

/** The refused rows of a file as they stood in it, with what is wrong with each behind them. */
export class RefusedLines {
  readonly headings: readonly string[];
  readonly #own: readonly number[];

  constructor(
    private readonly transactions: Transactions,
    private readonly of: Import & { readonly findings: ImportFindings },
  ) {
    const headers = of.findings.columns.map(({ header }) => header);
    // A corrected file that is refused again gets these columns anew, and not twice.
    this.#own = [...headers.keys()].filter((column) => !isAddedColumn(headers[column] ?? ''));
    this.headings = [...this.#own.map((column) => headers[column] ?? ''), ...ADDED_COLUMNS];
  }

  /** Lines for the batches of the whole file, some at a time, in the order of the file. */
  async *among(batches: AsyncIterable<readonly SheetRow[]>): AsyncGenerator<readonly (readonly string[])[]> {
    const { id, organisationId } = this.of;
    const refused = refusedRows((sql, parameters) => this.transactions.run({ organisationId }, (tx) => tx.rows(sql, parameters)), id);
    let next = (await refused.next()).value as RowFaults | undefined;
    for await (const batch of batches) {
      const lines: (readonly string[])[] = [];
      for (const row of batch) {
        if (next === undefined) break;
        if (row.number !== next.row) continue;
        lines.push(this.#line(row, next));
        next = (await refused.next()).value as RowFaults | undefined;
      }
      if (lines.length > 0) yield lines;
      if (next === undefined) return;
    }
  }

  #line({ cells }: SheetRow, { row, columns, codes, messages }: RowFaults): readonly string[] {
    return [...this.#own.map((column) => cellText(cells[column]).text ?? ''), String(row), columns, codes, messages];
  }
}
