import { parse, type Parser } from 'csv-parse';
import { finished } from 'node:stream/promises';
import type { SheetLimits } from '../sheet-limits.js';
import type { SheetError, SheetRow } from '../sheet.js';
import { csvFailure, tooManyColumns } from './csv-failure.js';
import type { CsvRecord } from './csv-record.js';

const OPTIONS = {
  // Unless all are named, it takes the first it meets for the only one.
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  // What was parsed before a failure is still read.
  autoDestroy: false,
};

/** Records as csv-parse finds them, which knows what is wrong with one. */
export class StrictRecords {
  readonly #parser: Parser;
  #tooWide: SheetError | null = null;

  /** `number`: of the record before the first. */
  constructor(
    private readonly record: CsvRecord,
    delimiter: string,
    private readonly limits: SheetLimits,
    private number: number,
  ) {
    this.#parser = parse({ ...OPTIONS, delimiter, max_record_size: limits.recordBytes });
    this.#parser.on('error', () => undefined);
  }

  /** A chunk is parsed while it is written, for as long as all records of the one before were taken. */
  after(chunk: Buffer): SheetRow[] {
    this.#parser.write(chunk);
    return this.#taken();
  }

  async end(): Promise<SheetRow[]> {
    this.#parser.end();
    await finished(this.#parser, { readable: false }).catch(() => undefined);
    return this.#taken();
  }

  /** Throws what was found wrong, once the rows before it have been given out. */
  refuse(): void {
    if (this.#tooWide !== null) throw this.#tooWide;
    // Its cap counts bytes of fields, and a million empty ones have none.
    if (this.#unfinished().length > this.limits.columns) throw tooManyColumns(this.number + 1, this.limits);
    if (this.#parser.errored !== null) throw csvFailure(this.#parser.errored, this.number + 1, this.limits);
  }

  #taken(): SheetRow[] {
    const rows: SheetRow[] = [];
    for (let fields = this.#next(); fields !== null; fields = this.#next()) {
      this.number += 1;
      if (fields.length > this.limits.columns) {
        this.#tooWide = tooManyColumns(this.number, this.limits);
        return rows;
      }
      const row = this.record.rowOf(fields, this.number);
      if (row !== null) rows.push(row);
    }
    return rows;
  }

  /** Fields of the record that has no end yet. */
  #unfinished(): readonly unknown[] {
    return (this.#parser as unknown as { state: { record: readonly unknown[] } }).state.record;
  }

  #next(): string[] | null {
    return this.#parser.read() as string[] | null;
  }
}
