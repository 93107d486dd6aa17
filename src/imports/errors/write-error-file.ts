import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Transactions } from '../../database/transactions.js';
import { streamWorkbook } from '../../sheets/write/workbook-writer.js';
import { ObjectStorage } from '../../storage/object-storage.js';
import { ImportFiles } from '../import-files.js';
import type { Import, ImportFindings } from '../import.js';
import { csvLine, guarded } from './csv-line.js';
import { ERROR_FILE_TYPES, workbookKey } from './error-file.js';
import { RefusedLines } from './refused-lines.js';

/** So many faults stay in the database once the file has all of them. */
const MOST_KEPT = 10_000;

/** Excel takes a .csv for UTF-8 only with it. */
const BOM = '\uFEFF';

type Lines = AsyncIterable<readonly (readonly string[])[]>;

/**
 * Writes the rows that were refused into a file of their own: as they stood in the one that was sent, read once more, with what
 * is wrong with each. Corrected, it can be sent as it is. What came as a workbook is given as a workbook too.
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
    const { sheet, format } = of.findings;
    const refused = new RefusedLines(this.transactions, of);
    await this.files.withSheets(of, async (sheets) => {
      await this.#put(key, 'csv', Readable.from(csvOf(refused.headings, refused.among(sheets.rows(sheet))), { objectMode: false }));
      if (format.kind === 'xlsx') await this.#put(workbookKey(key), 'xlsx', workbookOf(sheet, refused.headings, refused.among(sheets.rows(sheet))));
    });
    await this.transactions.run(of, async (tx) => {
      await tx.rows(`UPDATE imports SET error_file_key = $2 WHERE id = $1`, [of.id, key]);
      await tx.rows(`DELETE FROM import_errors WHERE import_id = $1 AND row_no > (SELECT row_no FROM import_errors WHERE import_id = $1 ORDER BY row_no OFFSET $2 LIMIT 1)`, [of.id, MOST_KEPT - 1]);
    });
  }

  #put(key: string, format: keyof typeof ERROR_FILE_TYPES, content: Readable): Promise<void> {
    return this.storage.put(key, content, { contentType: ERROR_FILE_TYPES[format], contentEncoding: null, cacheControl: null, sha256: null });
  }
}

async function* csvOf(headings: readonly string[], batches: Lines): AsyncGenerator<string> {
  yield BOM + csvLine(headings);
  for await (const lines of batches) yield lines.map(csvLine).join('');
}

/** All of it text, so that nothing is other than it stood there. Guarded as in a .csv: nobody knows from which of both it comes back. */
function workbookOf(sheet: string, headings: readonly string[], batches: Lines): Readable {
  const columns = headings.map((heading) => ({ heading, kind: 'text' as const }));
  return streamWorkbook(async (workbook) => void (await workbook.addTable(sheet, columns, rowsOf(batches))));
}

async function* rowsOf(batches: Lines): AsyncGenerator<readonly (readonly (string | null)[])[]> {
  for await (const lines of batches) yield lines.map((line) => line.map((text) => (text === '' ? null : guarded(text))));
}
