import type { SheetRow } from '../../sheets/sheet.js';
import { cellText } from '../cells/cell-text.js';
import { readEmail, textReader, type ReadCell } from '../cells/read-cell.js';
import { rowFault, type RowFault } from '../cells/row-fault.js';
import { yesOrNo } from '../cells/yes-or-no.js';
import { isAddedColumn } from '../columns/field.js';
import type { Columns, RowReader } from './import-kind.js';

/** As the database has it. */
const LONGEST_TAG = 100;
const LONGEST_NUMBER = 100;
const LONGEST_NAME = 200;
const MOST_TAGS_PER_ROW = 100;

/** A comma may stand within a tag that is alone in its cell no more than the others may: they part tags. */
const BETWEEN_TAGS = /[;,|\n]/;

/** Columns that nothing is known of and whose cells all say yes, no, or nothing: each of them is a tag. */
export function flagColumns({ headers, at }: Columns, rows: readonly SheetRow[]): number[] {
  const taken = new Set(Object.values(at).flat());
  return [...headers.entries()]
    .filter(([column, header]) => !taken.has(column) && header.trim() !== '' && !isAddedColumn(header))
    .map(([column]) => column)
    .filter((column) => isFlag(rows.map(({ cells }) => cellText(cells[column]).text ?? '')));
}

function isFlag(texts: readonly string[]): boolean {
  const said = texts.map(yesOrNo);
  return !said.includes(null) && said.includes(true);
}

/** Reads whom a row is about and which tags it names: in cells, each of several tags, and in columns that are one. */
export function tagRowReader({ headers, at }: Columns): RowReader {
  const [email = -1] = at['email'] ?? [];
  const [number = -1] = at['number'] ?? [];
  const [name = -1] = at['name'] ?? [];
  const [tags, flags] = [at['tags'] ?? [], at['flags'] ?? []];
  const [readNumber, readName, readTag] = [textReader(LONGEST_NUMBER), textReader(LONGEST_NAME), textReader(LONGEST_TAG)];
  const headerOf = (column: number) => headers[column] ?? null;

  return ({ cells }) => {
    const faults: RowFault[] = [];
    const taken = (column: number, cell: ReadCell): string | null => {
      if (!cell.ok) faults.push(rowFault(headerOf(column), cell.code, cell.value));
      return cell.ok ? cell.value : null;
    };
    const who = { email: taken(email, readEmail(cells[email])), number: taken(number, readNumber(cells[number])), name: taken(name, readName(cells[name])) };
    if (faults.length === 0 && who.email === null && who.number === null) faults.push(rowFault(null, 'who_missing', null));
    const labels: string[] = [];
    for (const column of tags) for (const part of splitTags(cells[column])) addTo(labels, taken(column, readTag(part)));
    for (const column of flags) addTo(labels, readFlag(cells[column], headerOf(column) ?? '', column));
    if (labels.length === 0 && faults.length === 0) faults.push(rowFault(tags.length === 1 ? headerOf(tags[0]!) : null, 'no_tag', null));
    if (labels.length > MOST_TAGS_PER_ROW) faults.push(rowFault(headerOf(tags[0] ?? flags[0]!), 'too_many_tags', null));
    return faults.length > 0 ? { faults } : { lines: labels.map((label) => ({ ...who, label })) };

    function readFlag(cell: SheetRow['cells'][number] | undefined, header: string, column: number): string | null {
      const { text, fault } = cellText(cell);
      const said = fault === null ? yesOrNo(text ?? '') : null;
      if (said === null) faults.push(rowFault(header, fault ?? 'not_yes_or_no', text));
      return said === true ? taken(column, readTag(header)) : null;
    }
  };
}

function splitTags(cell: SheetRow['cells'][number] | undefined): readonly (SheetRow['cells'][number] | undefined)[] {
  return typeof cell === 'string' && BETWEEN_TAGS.test(cell) ? cell.split(BETWEEN_TAGS) : [cell];
}

function addTo(labels: string[], label: string | null): void {
  if (label !== null && !labels.includes(label)) labels.push(label);
}
