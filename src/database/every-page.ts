import type { Place } from './keyset.js';
import type { Page } from './listing.js';

/** The rows of a whole list, page after page, from a place on. */
export async function* everyPage<Row>(from: Place | null, read: (after: Place | null) => Promise<Page<Row>>): AsyncGenerator<readonly Row[]> {
  let after = from;
  for (;;) {
    const { rows, next }: Page<Row> = await read(after);
    yield rows;
    if (next === null) return;
    after = next;
  }
}
