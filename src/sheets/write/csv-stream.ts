import { placesOf, toMajorUnits } from './decimal-text.js';
import { guardFormula } from './formula-guard.js';
import type { ColumnKind, RowBatches, TableColumn, TableRow } from './table.js';

/** Excel takes a .csv for UTF-8 only with a byte order mark. */
const MARK = '\ufeff';
const LINE_END = '\r\n';

/** What a field is quoted for; also a break that is only half of our line end, and spaces that readers may trim. */
const SPECIAL = /["\n\r\t,;]|^\s|\s$/;

/** First letters that may make a formula, or that a formula may hide behind: most text begins with none. */
const SUSPECT = /^[^\p{L}\p{N}]/u;

/** A .csv: UTF-8 with a mark, lines ending in CR LF, text that cannot be taken for a formula. No faster than it is read. */
export async function* csvChunks(columns: readonly TableColumn[], rows: RowBatches): AsyncGenerator<Buffer> {
  yield Buffer.from(MARK + columns.map(({ heading }) => csvText(heading)).join(',') + LINE_END);
  const write = csvWriter(columns);
  for await (const batch of rows) if (batch.length > 0) yield Buffer.from(write(batch));
}

/** Writes rows, each with its line end. */
export function csvWriter(columns: readonly TableColumn[]): (rows: readonly TableRow[]) => string {
  const fields = columns.map(fieldWriter);
  return (rows) => {
    let text = '';
    for (const row of rows) {
      for (let at = 0; at < fields.length; at += 1) text += at === 0 ? fields[at]!(row) : `,${fields[at]!(row)}`;
      text += LINE_END;
    }
    return text;
  };
}

type FieldWriter = (row: TableRow) => string;

function fieldWriter({ kind, currencyAt }: TableColumn, at: number): FieldWriter {
  if (kind === 'money')
    return (row) => {
      const minor = row[at];
      return minor == null ? '' : toMajorUnits(minor, placesOf(currencyAt === undefined ? null : row[currencyAt]));
    };
  const write = WRITERS[kind];
  return (row) => {
    const value = row[at];
    return value == null ? '' : write(value);
  };
}

const WRITERS: Readonly<Record<Exclude<ColumnKind, 'money'>, (value: string) => string>> = {
  text: csvText,
  number: (value) => value,
  instant: (value) => value.slice(0, 'yyyy-mm-dd hh:mm:ss'.length),
  day: (value) => value,
  flag: (value) => (value === 't' ? 'yes' : 'no'),
};

function csvText(text: string): string {
  const guarded = SUSPECT.test(text) ? guardFormula(text) : text;
  return SPECIAL.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
