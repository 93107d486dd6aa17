import type { ColumnsWish, FoundColumnShown, ImportFieldShown } from '../../../contract/imports.js';

type ChoiceFault = { readonly kind: 'twice'; readonly field: string } | { readonly kind: 'missing'; readonly fields: readonly string[] };

/** Why a file cannot be read so; null where it can. */
export function faultOfChoice(chosen: readonly (string | null)[], fields: readonly ImportFieldShown[], required: readonly (readonly string[])[]): ChoiceFault | null {
  const twice = fields.find(({ name, isRepeated }) => !isRepeated && chosen.filter((field) => field === name).length > 1);
  if (twice !== undefined) return { kind: 'twice', field: twice.name };
  const missing = required.find((group) => !group.some((field) => chosen.includes(field)));
  return missing === undefined ? null : { kind: 'missing', fields: missing };
}

/** Headers by the field that somebody chose for them. */
export function toColumns(columns: readonly FoundColumnShown[], chosen: readonly (string | null)[]): NonNullable<ColumnsWish['columns']> {
  const headers: Record<string, string[]> = {};
  for (const [at, { header }] of columns.entries()) {
    const field = chosen[at];
    if (field != null) (headers[field] ??= []).push(header);
  }
  return headers;
}
