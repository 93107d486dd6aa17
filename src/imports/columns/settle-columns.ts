import { cellText } from '../cells/cell-text.js';
import type { SheetRow } from '../../sheets/sheet.js';
import type { ColumnChoice, ImportFailure, ImportFindings } from '../import.js';
import { ImportRefused } from '../import-stopped.js';
import type { Columns, ImportKind } from '../kinds/import-kind.js';
import { columnsByChoice, columnsByName } from './choose-columns.js';
import type { FieldColumns } from './field.js';
import { findHeader, HEADER_WITHIN } from './find-header.js';

/** The header of a file, what its columns mean, and how that is known. */
export interface SettledColumns extends Columns {
  /** Null where the file begins with its rows. */
  readonly headerRow: number | null;
  readonly by: ImportFindings['columnsBy'];
}

/** What was said of the columns before this file was looked into. */
export interface Said {
  readonly request: ColumnChoice | null;
  /** What was said earlier of a header like this one; null for nothing. */
  memory(headers: readonly string[]): ColumnChoice | null;
}

/** The file has no columns that would do; with what stands above them, so that somebody can say what they mean. */
export class ColumnsRefused extends ImportRefused {
  constructor(
    failure: ImportFailure,
    readonly seen: SettledColumns,
  ) {
    super(failure);
  }
}

/**
 * Finds the header among the first rows and settles which column means what. @throws ColumnsRefused where no row is one, or
 * what must be there is not.
 */
export function settleColumns(kind: ImportKind, rows: readonly SheetRow[], said: Said): SettledColumns {
  const found = findHeader(rows, (headers, below) => readHeader(kind, headers, said, below));
  if (found !== null && suffices(kind, found.columns.at)) return { headers: found.headers, headerRow: found.row, ...found.columns };
  const withoutHeader = found === null && rows[0] !== undefined ? kind.columnsWithoutHeader?.(rows[0]) : null;
  if (withoutHeader) return { headers: rows[0]!.cells.map((_, column) => `column ${column + 1}`), headerRow: null, at: withoutHeader, by: 'names' };
  if (found === null) throw new ColumnsRefused(noHeader(kind, said), { ...likeliestHeader(rows), at: {}, by: 'names' });
  throw new ColumnsRefused(missing(kind, found.headers, found.columns.at), { headers: found.headers, headerRow: found.row, ...found.columns });
}

/** Of the first rows, the one with the most texts: titles have few, and rows below a header no more than it. */
function likeliestHeader(rows: readonly SheetRow[]): Pick<SettledColumns, 'headers' | 'headerRow'> {
  const texts = rows.slice(0, HEADER_WITHIN).map(({ number, cells }) => ({ headerRow: number, headers: cells.map((cell) => cellText(cell).text ?? '') }));
  const filled = ({ headers }: { readonly headers: readonly string[] }) => headers.filter((header) => header.trim() !== '').length;
  return texts.reduce((best, next) => (filled(next) > filled(best) ? next : best), texts[0] ?? { headerRow: null, headers: [] });
}

interface Read {
  readonly at: FieldColumns;
  readonly by: ImportFindings['columnsBy'];
}

function readHeader(kind: ImportKind, headers: readonly string[], { request, memory }: Said, below: readonly SheetRow[]): { columns: Read; suffices: boolean } | null {
  if (request !== null) {
    const at = columnsByChoice(headers, request);
    return at && { columns: { at, by: 'request' }, suffices: suffices(kind, at) };
  }
  const remembered = memory(headers);
  const recalled = remembered && columnsByChoice(headers, remembered);
  if (recalled) return { columns: { at: recalled, by: 'memory' }, suffices: suffices(kind, recalled) };
  const named = columnsByName(headers, kind.fields);
  if (Object.keys(named).length === 0) return null;
  const at = { ...named, ...withoutEmpty(kind.columnsByContent?.({ headers, at: named }, below) ?? {}) };
  return { columns: { at, by: 'names' }, suffices: suffices(kind, at) };
}

function withoutEmpty(columns: FieldColumns): FieldColumns {
  return Object.fromEntries(Object.entries(columns).filter(([, at]) => at.length > 0));
}

function suffices(kind: ImportKind, at: FieldColumns): boolean {
  return kind.required.every((group) => group.some((field) => at[field] !== undefined));
}

function noHeader(kind: ImportKind, { request }: Said) {
  const wanted = request === null ? `a column called ${kind.required.flat().filter((field) => field !== 'flags').join(' or ')}` : 'all the columns that were named';
  return { code: 'header_not_found', message: `None of the first rows is a header with ${wanted}. Say which columns mean what, or give the columns these names.` };
}

function missing(kind: ImportKind, headers: readonly string[], at: FieldColumns) {
  const [group = []] = kind.required.filter((fields) => !fields.some((field) => at[field] !== undefined));
  return { code: 'columns_missing', message: `The header has no column for ${group.join(' or ')}. It has: ${headers.filter(Boolean).join(', ').slice(0, 500)}.` };
}
