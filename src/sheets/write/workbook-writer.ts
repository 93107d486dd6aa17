import type { Readable } from 'node:stream';
import { RowSource } from './row-source.js';
import { tabName } from './sheet-names.js';
import { freeSheet, rowsWriter, sheetFoot, sheetHead } from './sheet-xml.js';
import { MOST_ROWS, type RowBatches, type TableColumn } from './table.js';
import { Tally, type Sums } from './tally.js';
import { sheetPath, workbookParts } from './workbook-parts.js';
import { ZipOutput } from './zip-output.js';

/** A table as it came to stand: in how many sheets, each with its name and rows. */
export interface WrittenTable {
  readonly columns: readonly TableColumn[];
  readonly sheets: readonly { readonly name: string; readonly rows: number }[];
  readonly sums: readonly Sums[];
}

/** About so many rows become one piece of text at a time: enough for speed, and nothing for memory. */
const PIECE = 256;

/** An .xlsx that is read while it is written; its sheets come in the order in which they are added. */
export class WorkbookWriter {
  readonly #zip = new ZipOutput();
  readonly #names: string[] = [];

  /** `mostRows`: of one sheet; the rest goes to another. */
  constructor(private readonly mostRows = MOST_ROWS) {}

  get output(): Readable {
    return this.#zip.output;
  }

  /** Writes all rows, no faster than the output is read; they are let go when that is closed. */
  async addTable(wished: string, columns: readonly TableColumn[], rows: RowBatches): Promise<WrittenTable> {
    const source = new RowSource(rows);
    const tally = new Tally(columns);
    const sheets: { name: string; rows: number }[] = [];
    try {
      do {
        const sheet = { name: this.#claim(wished), rows: 0 };
        sheets.push(sheet);
        await this.#zip.add(sheetPath(this.#names.length), this.#write(columns, source, tally, sheet));
      } while (await source.hasMore());
    } finally {
      await source.close();
    }
    return { columns, sheets, sums: tally.all };
  }

  /** A small sheet of cells that are written already. */
  async addFree(wished: string, widths: readonly number[], rows: readonly (readonly string[])[]): Promise<void> {
    this.#claim(wished);
    await this.#zip.add(sheetPath(this.#names.length), once(freeSheet(widths, rows)));
  }

  async end(): Promise<void> {
    const sheets = this.#names.map((name, at) => ({ name, number: at + 1 }));
    for (const [path, content] of workbookParts(sheets)) await this.#zip.add(path, once(content));
    await this.#zip.end();
  }

  async *#write(columns: readonly TableColumn[], source: RowSource, tally: Tally, sheet: { rows: number }): AsyncIterable<string> {
    yield sheetHead(columns, this.#names.length === 1);
    const write = rowsWriter(columns);
    while (sheet.rows < this.mostRows) {
      const rows = await source.take(Math.min(PIECE, this.mostRows - sheet.rows));
      if (rows.length === 0) break;
      tally.count(rows);
      yield write(rows, sheet.rows + 2);
      sheet.rows += rows.length;
    }
    yield sheetFoot(columns, sheet.rows);
  }

  #claim(wished: string): string {
    const name = tabName(wished, this.#names);
    this.#names.push(name);
    return name;
  }
}

async function* once(text: string): AsyncIterable<string> {
  yield text;
}

/** The workbook that `write` fills, as a stream; whatever it throws ends the stream with that error. */
export function streamWorkbook(write: (workbook: WorkbookWriter) => Promise<void>): Readable {
  const workbook = new WorkbookWriter();
  const written = write(workbook).then(() => workbook.end());
  written.catch((error: unknown) => workbook.output.destroy(error instanceof Error ? error : new Error(String(error))));
  return workbook.output;
}
