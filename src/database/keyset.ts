import { parseId } from '../shared/ids.js';

/** How the values of a sort column are compared, and what a place in such a list looks like. */
export type SortKind = 'instant' | 'whole' | 'text';

/** Something a list can be sorted by; `sql` is never null. */
export interface SortColumn {
  readonly sql: string;
  readonly kind: SortKind;
}

/** Where a page begins: after the row with this value and id. */
export interface Place {
  readonly value: string;
  readonly id: string;
}

export type SortOrder = 'ascending' | 'descending';

/** What settles ties: ids are uuids, or count up. */
export type IdKind = 'uuid' | 'whole';

/** Instants are told apart by the microsecond, as PostgreSQL keeps them. */
const MICROSECONDS = 1_000_000;
const LONGEST_TEXT = 1_000;

/** Of the years 1 and 9999, in microseconds: beyond them it is not certain that PostgreSQL knows the instant. */
const EARLIEST = -62_135_596_800_000_000n;
const LATEST = 253_402_300_799_999_999n;

/** Sorts behind every instant that people write; for what never ends. */
export const NEVER = `timestamptz '9999-12-31 23:59:59Z'`;

/** Sorts before every instant that anything happened at. */
export const NOT_YET = `timestamptz 'epoch'`;

/** The column that makes a {@link Place} of a row. */
export function placeSql({ sql, kind }: SortColumn): string {
  return kind === 'instant' ? `(extract(epoch FROM ${sql}) * ${MICROSECONDS})::bigint::text` : `${sql}::text`;
}

/** What rows after the place fulfil; `value` and `id` are the parameters that hold it. */
export function afterSql({ sql, kind }: SortColumn, id: { readonly sql: string; readonly kind: IdKind }, order: SortOrder, value: string, idValue: string): string {
  return `(${sql}, ${id.sql}) ${order === 'ascending' ? '>' : '<'} (${asValue(kind, value)}, ${idValue}::${id.kind === 'uuid' ? 'uuid' : 'bigint'})`;
}

export function orderSql({ sql }: SortColumn, id: string, order: SortOrder): string {
  const direction = order === 'ascending' ? 'ASC' : 'DESC';
  return `${sql} ${direction}, ${id} ${direction}`;
}

/** Whether `value` can be a place in a list sorted so: what is not would make the database refuse the statement. */
export function isPlaceValue(kind: SortKind, value: string): boolean {
  if (kind === 'text') return value.length <= LONGEST_TEXT && value.isWellFormed() && !value.includes('\u0000');
  if (!/^-?\d{1,18}$/.test(value)) return false;
  return kind === 'whole' || (BigInt(value) >= EARLIEST && BigInt(value) <= LATEST);
}

export function isPlaceId(kind: IdKind, id: string): boolean {
  return kind === 'uuid' ? parseId(id) !== null : /^\d{1,18}$/.test(id);
}

/** Seconds and microseconds apart: an interval times a number is reckoned in floating point, which holds each of them exactly. */
function asValue(kind: SortKind, value: string): string {
  if (kind === 'instant') return `timestamptz 'epoch' + (${value}::bigint / ${MICROSECONDS}) * interval '1 second' + (${value}::bigint % ${MICROSECONDS}) * interval '1 microsecond'`;
  return kind === 'whole' ? `${value}::bigint` : `${value}::text`;
}
