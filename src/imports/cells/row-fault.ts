import { detached } from './detached.js';

/** One thing that is wrong with a row; `code` is stable. */
export interface RowFault {
  /** Header of the column at fault; null where it is none in particular. */
  readonly column: string | null;
  readonly code: string;
  /** The beginning of what stands there. */
  readonly value: string | null;
}

const LONGEST_VALUE = 200;

export function rowFault(column: string | null, code: string, value: string | null): RowFault {
  return { column, code, value: value === null ? null : storable(detached(value.slice(0, LONGEST_VALUE))) };
}

/** What the database has no place for is shown as what it is. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
