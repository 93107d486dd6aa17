/** Something that rows of a kind can say. */
export interface Field {
  /** As the API names it. */
  readonly name: string;
  /** What columns are called that say it, in the languages of our clients; spelling and signs do not matter. */
  readonly known: readonly string[];
  /** Whether more than one column may say it. */
  readonly isRepeated?: boolean;
}

/** The columns of a file by the field that they say, from 0. */
export type FieldColumns = Readonly<Record<string, readonly number[]>>;

/** What two headers have in common that mean the same: "E-Mail ", "e_mail" and "Email" are one. */
export function plainName(header: string): string {
  return header.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** Columns that an error file adds: what stands in them says nothing when it comes back. */
export const ADDED_COLUMNS = ['error_row', 'error_column', 'error_code', 'error_message'] as const;

const ADDED = new Set(ADDED_COLUMNS.map(plainName));

export function isAddedColumn(header: string): boolean {
  return ADDED.has(plainName(header));
}
