import { placesOf, toMajorUnits } from './decimal-text.js';
import type { TableColumn, TableRow } from './table.js';

/** A row as people see it in the file; values that are not there stay so. */
export function toShownText(columns: readonly TableColumn[], row: TableRow): (string | null)[] {
  return columns.map(({ kind, currencyAt }, at) => {
    const value = row[at] ?? null;
    if (value === null) return null;
    if (kind === 'money') return toMajorUnits(value, placesOf(currencyAt === undefined ? null : row[currencyAt]));
    if (kind === 'instant') return value.slice(0, 'yyyy-mm-dd hh:mm:ss'.length);
    return kind === 'flag' ? (value === 't' ? 'yes' : 'no') : value;
  });
}
