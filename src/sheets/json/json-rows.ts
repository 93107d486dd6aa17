import type { SheetLimits } from '../sheet-limits.js';
import type { SheetRow } from '../sheet.js';
import type { Warnings } from '../warnings.js';
import type { ElementBatch } from './element-batch.js';
import { JsonTable } from './json-table.js';

/** How many elements are looked at for their keys before the first row goes out. */
const LOOKED_AT = 1_000;
const LOOKED_AT_BATCHES = 128;

/** Rows of JSON: objects under a row 0 of their keys, lists as they are. */
export async function* jsonRows(
  batches: AsyncIterable<ElementBatch>,
  limits: SheetLimits,
  warnings: Warnings,
): AsyncGenerator<readonly SheetRow[], void, undefined> {
  const table = new JsonTable(limits, warnings);
  let held: ElementBatch[] = [];
  let count = 0;
  for await (const batch of batches) {
    if (table.isBegun) {
      yield table.rowsOf(batch);
      continue;
    }
    held.push(batch);
    count += batch.values.length;
    if (count < LOOKED_AT && held.length < LOOKED_AT_BATCHES) continue;
    yield* begin(table, held);
    held = [];
  }
  if (!table.isBegun) yield* begin(table, held);
}

function* begin(
  table: JsonTable,
  held: readonly ElementBatch[],
): Generator<readonly SheetRow[], void, undefined> {
  const header = table.begin(held);
  if (header !== null) yield [header];
  for (const batch of held) yield table.rowsOf(batch);
}
