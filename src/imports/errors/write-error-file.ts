import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Transactions } from '../../database/transactions.js';
import type { SheetRow } from '../../sheets/sheet.js';
import { ObjectStorage } from '../../storage/object-storage.js';
import { cellText } from '../cells/cell-text.js';
import { ADDED_COLUMNS, isAddedColumn } from '../columns/field.js';
import { ImportFiles } from '../import-files.js';
import type { Import, ImportFindings } from '../import.js';
import { csvLine } from './csv-line.js';
import { refusedRows, type RowFaults } from './error-rows.js';

/** So many faults stay in the database once the file has all of them. */
const MOST_KEPT = 10_000;

/** Where old and wrong marks of a byte order are no matter. */
const BOM = '\uFEFF';

/**
 * Writes the rows that were refused into a file of their own: as they stood in the one that was sent, read once more, with what
 * is wrong with each. Corrected, it can be sent as it is.
 */
@Injectable()
export class WriteErrorFile {
  constructor(
    private readonly files: ImportFiles,
    private readonly storage: ObjectStorage,
    private readonly transactions: Transactions,
  ) {}

  async run(of: Import & { readonly findings: ImportFindings }): Promise<void> {
    const key = `imports/${of.organisationId}/${of.id}/errors.csv`;
    await this.files.withSheets(of, async (sheets) => {
      const lines = Readable.from(this.#lines(of, sheets.rows(of.findings.sheet)), { objectMode: false });
      await this.storage.put(key, lines, { contentType: 'text/csv; charset=utf-8', contentEncoding: null, cacheControl: null, sha256: null });
    });
    await this.transactions.run(of, async (tx) => {
      await tx.rows(`UPDATE imports SET error_file_key = $2 WHERE id = $1`, [of.id, key]);
      await tx.rows(`DELETE FROM import_errors WHERE import_id = $1 AND row_no > (SELECT row_no FROM import_errors WHERE import_id = $1 ORDER BY row_no OFFSET $2 LIMIT 1)`, [of.id, MOST_KEPT]);
    });
  }

  async *#lines({ id, organisationId, findings: { columns } }: Import & { readonly findings: ImportFindings }, batches: AsyncIterable<readonly SheetRow[]>): AsyncGenerator<string> {
    const headers = columns.map(({ header }) => header);
    // A corrected file that is refused again gets these columns anew, and not twice.
    const own = [...headers.keys()].filter((column) => !isAddedColumn(headers[column] ?? ''));
    yield BOM + csvLine([...own.map((column) => headers[column] ?? ''), ...ADDED_COLUMNS]);
    const refused = refusedRows((sql, parameters) => this.transactions.run({ organisationId }, (tx) => tx.rows(sql, parameters)), id);
    let next = (await refused.next()).value as RowFaults | undefined;
    for await (const batch of batches) {
      let text = '';
      for (const { number, cells } of batch) {
        if (next === undefined) break;
        if (number !== next.row) continue;
        text += csvLine([...own.map((column) => cellText(cells[column]).text ?? ''), String(next.row), next.columns, next.codes, next.messages]);
        next = (await refused.next()).value as RowFaults | undefined;
      }
      if (text !== '') yield text;
      if (next === undefined) return;
    }
  }
}
