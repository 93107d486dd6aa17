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

/** Instants are told apart by the microsecond, as PostgreSQL keeps them. */
const MICROSECONDS = 1_000_000;
const LONGEST_TEXT = 1_000;

/** The column that makes a {@link Place} of a row. */
export function placeSql({ sql, kind }: SortColumn): string {
  return kind === 'instant' ? `(extract(epoch FROM ${sql}) * ${MICROSECONDS})::bigint::text` : `${sql}::text`;
}

/** What rows after the place fulfil; `value` and `id` are the parameters that hold it. */
export function afterSql({ sql, kind }: SortColumn, id: string, order: SortOrder, value: string, idValue: string): string {
  return `(${sql}, ${id}) ${order === 'ascending' ? '>' : '<'} (${asValue(kind, value)}, ${idValue}::uuid)`;
}

export function orderSql({ sql }: SortColumn, id: string, order: SortOrder): string {
  const direction = order === 'ascending' ? 'ASC' : 'DESC';
  return `${sql} ${direction}, ${id} ${direction}`;
}

/** Whether `value` can be a place in a list sorted so: what is not would make the database refuse the statement. */
export function isPlaceValue(kind: SortKind, value: string): boolean {
  if (kind === 'text') return value.length <= LONGEST_TEXT && value.isWellFormed() && !value.includes('\u0000');
  return /^-?\d{1,16}$/.test(value) && Number.isSafeInteger(Number(value));
}

function asValue(kind: SortKind, value: string): string {
  if (kind === 'instant') return `timestamptz 'epoch' + ${value}::bigint * interval '1 microsecond'`;
  return kind === 'whole' ? `${value}::bigint` : `${value}::text`;
}
