import type { ColumnChoice } from '../import.js';
import { isAddedColumn, plainName, type Field, type FieldColumns } from './field.js';

/** Columns of `headers` that mean each field by what they are called. The first of several that would say one thing alone says it. */
export function columnsByName(headers: readonly string[], fields: readonly Field[]): FieldColumns {
  const fieldOf = new Map(fields.flatMap((field) => [field.name, ...field.known].map((known) => [plainName(known), field] as const)));
  const found: Record<string, number[]> = {};
  for (const [column, header] of headers.entries()) {
    const field = isAddedColumn(header) ? undefined : fieldOf.get(plainName(header));
    if (field !== undefined && (field.isRepeated || found[field.name] === undefined)) (found[field.name] ??= []).push(column);
  }
  return found;
}

/** Columns that were chosen by their headers, as they are written or nearly so; null where one of them is not there. */
export function columnsByChoice(headers: readonly string[], choice: ColumnChoice): FieldColumns | null {
  const columnOf = new Map([...headers.entries()].reverse().map(([column, header]) => [plainName(header), column] as const));
  const exact = new Map([...headers.entries()].reverse().map(([column, header]) => [header.trim(), column] as const));
  const found: Record<string, number[]> = {};
  for (const [field, names] of Object.entries(choice)) {
    const columns = names.map((name) => exact.get(name.trim()) ?? columnOf.get(plainName(name)));
    if (columns.includes(undefined)) return null;
    found[field] = columns as number[];
  }
  return found;
}

/** Headers by the field they mean: what is remembered of a choice. */
export function toChoice(headers: readonly string[], columns: FieldColumns): ColumnChoice {
  return Object.fromEntries(Object.entries(columns).map(([field, at]) => [field, at.map((column) => headers[column] ?? '')]));
}

/** Headers that are there more than once: only their place tells them apart. */
export function repeatedHeaders(headers: readonly string[]): string[] {
  const names = headers.map((header) => header.trim()).filter((header) => header !== '');
  return [...new Set(names.filter((header, at) => names.indexOf(header) < at))];
}
