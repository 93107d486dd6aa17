import type { SheetLimits } from '../sheet-limits.js';
import { SheetError, type SheetRow } from '../sheet.js';
import type { CellValues } from './cell-values.js';
import { NotPlain } from './not-plain.js';
import { PlainRows } from './plain-rows.js';
import { RowBuilder } from './row-builder.js';
import { StrictRows } from './strict-rows.js';

type Chunks = () => AsyncIterable<Buffer>;

/**
 * Rows of one sheet, those of each chunk at once. What is not as spreadsheets write it is read once more from its
 * beginning, strictly; rows that went out already do not come again.
 */
export async function* sheetRows(
  chunks: Chunks,
  values: CellValues,
  limits: SheetLimits,
): AsyncGenerator<readonly SheetRow[], void, undefined> {
  let last = 0;
  const plain = new RowBuilder(limits);
  try {
    for await (const rows of rowsBy(new PlainRows(plain, values, limits), plain, chunks())) {
      last = rows.at(-1)?.number ?? last;
      yield rows;
    }
    return;
  } catch (error) {
    if (!(error instanceof NotPlain)) throw located(error, plain.number);
  }
  const strict = new RowBuilder(limits);
  try {
    for await (const rows of rowsBy(new StrictRows(strict, values, limits), strict, chunks())) {
      const further = rows.filter(({ number }) => number > last);
      if (further.length > 0) yield further;
    }
  } catch (error) {
    throw located(error, strict.number);
  }
}

async function* rowsBy(
  reader: PlainRows | StrictRows,
  builder: RowBuilder,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<SheetRow[], void, undefined> {
  for await (const chunk of chunks) {
    reader.write(chunk);
    const rows = builder.taken();
    if (rows.length > 0) yield rows;
  }
  reader.end();
  const rows = builder.taken();
  if (rows.length > 0) yield rows;
}

/** What went wrong, with the row where it did. */
function located(error: unknown, row: number): unknown {
  return error instanceof SheetError && error.row === null && row > 0
    ? new SheetError(error.reason, error.message, row)
    : error;
}
