import { CsvError } from 'csv-parse';
import type { SheetLimits } from '../sheet-limits.js';
import { SheetError } from '../sheet.js';
import { inMegabytes } from '../inflated-bytes.js';

/** What the parser found, in words for who has the file before them; anything else as it is. */
export function csvFailure(error: Error, row: number, limits: SheetLimits): Error {
  if (!(error instanceof CsvError)) return error;
  switch (error.code as string) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new SheetError(
        'truncated',
        `A quote that is opened in row ${row} is never closed: the file was cut, or a quote is missing.`,
        row,
      );
    case 'CSV_INVALID_CLOSING_QUOTE':
      return new SheetError(
        'damaged',
        `In row ${row} text follows a closing quote. Quotes within a quoted field are written twice.`,
        row,
      );
    case 'INVALID_OPENING_QUOTE':
      return new SheetError(
        'damaged',
        `In row ${row} a quote stands inside a field that does not begin with one. Quote the whole field and write the quote twice.`,
        row,
      );
    case 'CSV_MAX_RECORD_SIZE':
      return new SheetError(
        'too-large',
        `Row ${row} is larger than ${inMegabytes(limits.recordBytes)} MB. Perhaps a quote before it is never closed.`,
        row,
      );
    default:
      return error;
  }
}

export const tooManyColumns = (row: number, limits: SheetLimits): SheetError =>
  new SheetError(
    'too-large',
    `Row ${row} has more than ${limits.columns.toLocaleString('en')} columns.`,
    row,
  );
