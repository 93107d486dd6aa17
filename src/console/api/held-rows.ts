import { isPlaceValue, type Place } from '../../database/keyset.js';
import { MisplacedCursor, type Page, type PageWish } from '../../database/listing.js';

/** How rows are sorted that are all in memory. */
export interface HeldSort<Row> {
  /** `numbered`: texts in which numbers count as such. */
  readonly kind: 'whole' | 'text' | 'numbered';
  readonly of: (row: Row) => number | string;
}

/** One page of rows that are all here, cut as the database cuts its own. @throws MisplacedCursor */
export function pageOfHeld<Row>(rows: readonly Row[], { kind, of }: HeldSort<Row>, idOf: (row: Row) => string, { order, after, limit }: PageWish): Page<Row> {
  if (after !== null && !(isPlaceValue(kind === 'whole' ? 'whole' : 'text', after.value) && isPlaceValue('text', after.id))) throw new MisplacedCursor();
  const placeOf = (row: Row): Place => ({ value: String(of(row)), id: idOf(row) });
  const sign = order === 'ascending' ? 1 : -1;
  const compare = (a: Place, b: Place) => sign * (compareValues(kind, a.value, b.value) || compareTexts(a.id, b.id));
  const sorted = rows.map((row) => ({ row, place: placeOf(row) })).sort((a, b) => compare(a.place, b.place));
  const left = after === null ? sorted : sorted.filter(({ place }) => compare(place, after) > 0);
  const shown = left.slice(0, limit);
  return { rows: shown.map(({ row }) => row), next: left.length > limit ? (shown.at(-1)?.place ?? null) : null };
}

const numbered = new Intl.Collator('en', { numeric: true });

function compareValues(kind: 'whole' | 'text' | 'numbered', a: string, b: string): number {
  if (kind === 'whole') return Number(a) - Number(b);
  return kind === 'numbered' ? numbered.compare(a, b) : compareTexts(a, b);
}

/** By code units: the same on every machine, and never equal for texts that differ. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
