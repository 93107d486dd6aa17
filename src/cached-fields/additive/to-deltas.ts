import { measuresOf, type Journal, type JournalRow } from '../journal.js';
import { addMeasures } from '../measures.js';
import type { Delta } from '../redis/figure-hashes.js';

/** Rows of a journal, with `id` and `xid`, as one delta for each thing and transaction: of two, Redis would take the first. */
export function toDeltas(journal: Journal, rows: readonly JournalRow[]): Delta[] {
  const deltas = new Map<string, Delta>();
  for (const row of rows) {
    const [id, xid] = [String(row['id']), String(row['xid'])];
    const sooner = deltas.get(`${id} ${xid}`)?.measures ?? {};
    deltas.set(`${id} ${xid}`, { id, xid, measures: addMeasures(sooner, measuresOf(journal, row)) });
  }
  return [...deltas.values()];
}
