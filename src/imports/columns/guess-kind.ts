import { yesOrNo } from '../cells/yes-or-no.js';
import { IMPORT_KINDS, type ImportKindName } from '../import.js';
import { columnsByName } from './choose-columns.js';
import { isAddedColumn, type FieldColumns } from './field.js';
import { FIELDS_OF_KINDS } from './fields-of-kinds.js';
import { HEADER_WITHIN } from './find-header.js';

/** Names that people give such files, for those whose columns say too little. */
const BY_NAME: readonly (readonly [RegExp, ImportKindName])[] = [
  [/suppress|unsub|opt.?out|bounce|abmeld|abgemeldet|d[ée]sabo|d[ée]sinscri|baja/i, 'suppressions'],
  [/tag|label|segment|schlagw|merkmal|étiquette|etiqueta/i, 'tags'],
  [/donor|spender|donateur|alumni|people|constituent/i, 'donors'],
];

/**
 * What a file is probably meant for, by its first rows as texts and by its name: the kind that knows most of its columns.
 * Null where nothing speaks for one kind alone.
 */
export function guessKind(rows: readonly (readonly string[])[], filename: string): ImportKindName | null {
  const byName = BY_NAME.find(([pattern]) => pattern.test(filename))?.[1] ?? null;
  for (const [at, headers] of rows.slice(0, HEADER_WITHIN).entries()) {
    const scores = IMPORT_KINDS.map((kind) => ({ kind, known: knownColumns(kind, headers, rows.slice(at + 1)) }));
    const most = Math.max(...scores.map(({ known }) => known));
    if (most === 0) continue;
    const best = scores.filter(({ known }) => known === most).map(({ kind }) => kind);
    if (best.length === 1) return best[0] ?? null;
    return byName !== null && best.includes(byName) ? byName : null;
  }
  return byName;
}

/** How many columns mean something to the kind; 0 where one is missing that it must have. */
function knownColumns(kind: ImportKindName, headers: readonly string[], below: readonly (readonly string[])[]): number {
  const { fields, required } = FIELDS_OF_KINDS[kind];
  const at: FieldColumns = columnsByName(headers, fields);
  const flags = kind === 'tags' && at['tags'] === undefined ? tickedColumns(headers, at, below) : 0;
  const has = (field: string) => at[field] !== undefined || (field === 'flags' && flags > 0);
  return required.every((group) => group.some(has)) ? Object.keys(at).length + flags : 0;
}

/** Columns without a meaning whose cells say nothing but yes, no or nothing. */
function tickedColumns(headers: readonly string[], at: FieldColumns, below: readonly (readonly string[])[]): number {
  const taken = new Set(Object.values(at).flat());
  const free = [...headers.keys()].filter((column) => !taken.has(column) && headers[column]?.trim() !== '' && !isAddedColumn(headers[column] ?? ''));
  return free.filter((column) => {
    const said = below.map((cells) => yesOrNo(cells[column] ?? ''));
    return said.includes(true) && !said.includes(null);
  }).length;
}
