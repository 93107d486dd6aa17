import { cellText } from '../cells/cell-text.js';
import type { SheetRow } from '../../sheets/sheet.js';

/** A title, a date and an empty line stand above many a table. */
export const HEADER_WITHIN = 20;

export interface Header<Columns> {
  /** As the file counts. */
  readonly row: number;
  readonly headers: readonly string[];
  readonly columns: Columns;
}

/**
 * The first of the first rows of which `read` makes something that suffices; else the first of which it makes anything.
 * `read`: null for a row in which nothing is known.
 */
export function findHeader<Columns>(
  rows: readonly SheetRow[],
  read: (headers: readonly string[], below: readonly SheetRow[]) => { readonly columns: Columns; readonly suffices: boolean } | null,
): Header<Columns> | null {
  let second: Header<Columns> | null = null;
  for (const [at, { number, cells }] of rows.slice(0, HEADER_WITHIN).entries()) {
    const headers = cells.map((cell) => cellText(cell).text ?? '');
    const found = read(headers, rows.slice(at + 1));
    if (found === null) continue;
    const header = { row: number, headers, columns: found.columns };
    if (found.suffices) return header;
    second ??= header;
  }
  return second;
}
