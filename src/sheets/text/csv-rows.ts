import type { SheetLimits } from '../sheet-limits.js';
import type { SheetRow } from '../sheet.js';
import type { Warnings } from '../warnings.js';
import { CsvRecord } from './csv-record.js';
import { PlainRecords } from './plain-records.js';
import { StrictRecords } from './strict-records.js';

/**
 * Rows of a .csv, a batch for each chunk that holds the end of one. `utf8` is taken no faster than the batches are.
 * @throws SheetError with the record where quotes do not fit, or one is too large
 */
export async function* csvRows(
  utf8: AsyncIterable<Buffer>,
  delimiter: string,
  limits: SheetLimits,
  warnings: Warnings,
): AsyncGenerator<readonly SheetRow[], void, undefined> {
  const records = new Records(delimiter, limits, new CsvRecord(limits, warnings));
  for await (const chunk of utf8) {
    const rows = records.after(chunk);
    if (rows.length > 0) yield rows;
    records.refuse();
  }
  const rows = await records.end();
  if (rows.length > 0) yield rows;
  records.refuse();
}

/** Plain records by our own hand, ten times as fast; from the first other one on, and for the last, by csv-parse. */
class Records {
  readonly #plain: PlainRecords;
  #strict: StrictRecords | null = null;
  #number = 0;

  constructor(
    private readonly delimiter: string,
    private readonly limits: SheetLimits,
    private readonly record: CsvRecord,
  ) {
    this.#plain = new PlainRecords(delimiter, limits);
    if (!PlainRecords.canPartBy(delimiter)) this.#strict = this.#strictly();
  }

  after(chunk: Buffer): SheetRow[] {
    if (this.#strict !== null) return this.#strict.after(chunk);
    this.#plain.add(chunk);
    return this.#takePlain();
  }

  async end(): Promise<SheetRow[]> {
    const rows = this.#strict === null ? this.#goOnStrictly() : [];
    return [...rows, ...((await this.#strict?.end()) ?? [])];
  }

  refuse(): void {
    this.#strict?.refuse();
  }

  #takePlain(): SheetRow[] {
    const isHarmless = !this.#plain.holds('\0') && !this.#plain.holds('E+');
    const rows: SheetRow[] = [];
    for (let fields = this.#plain.next(); fields !== null; fields = this.#plain.next()) {
      if (fields === 'odd') return [...rows, ...this.#goOnStrictly()];
      this.#number += 1;
      const row = isHarmless ? this.record.rowOfHarmless(fields, this.#number) : this.record.rowOf(fields, this.#number);
      if (row !== null) rows.push(row);
    }
    return rows;
  }

  #goOnStrictly(): SheetRow[] {
    this.#strict = this.#strictly();
    const rest = this.#plain.rest();
    return rest.length > 0 ? this.#strict.after(rest) : [];
  }

  #strictly(): StrictRecords {
    return new StrictRecords(this.record, this.delimiter, this.limits, this.#number);
  }
}
