import type { Cell, SheetRow } from '../../sheets/sheet.js';
import { cellText } from '../cells/cell-text.js';
import { readEmail, textReader } from '../cells/read-cell.js';
import { RowReading } from '../cells/row-reading.js';
import { readYesOrNo, yesOrNo } from '../cells/yes-or-no.js';
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
export function tagRowReader(columns: Columns): RowReader {
  const [tags, flags] = [columns.at['tags'] ?? [], columns.at['flags'] ?? []];
  const [readNumber, readName, readTag] = [textReader(LONGEST_NUMBER), textReader(LONGEST_NAME), textReader(LONGEST_TAG)];
  const flagNames = new Map(flags.map((column) => [column, readTag(columns.headers[column])]));

  return ({ cells }) => {
    const reading = new RowReading(columns, cells);
    const email = reading.take('email', readEmail);
    const number = reading.take('number', readNumber);
    const name = reading.take('name', readName);
    if (email === null && number === null && reading.isRight) reading.refuse(null, 'who_missing');
    const labels: string[] = [];
    for (const column of tags) for (const part of splitTags(cells[column])) addTo(labels, reading.takeAt(column, readTag(part)));
    for (const [column, named] of flagNames) if (isTicked(reading, column, cells[column])) addTo(labels, reading.takeAt(column, named));
    if (labels.length === 0 && reading.isRight) reading.refuse(tags.length === 1 ? 'tags' : null, 'no_tag');
    if (labels.length > MOST_TAGS_PER_ROW) reading.refuse('tags', 'too_many_tags');
    return reading.checked(labels.map((label) => ({ email, number, name, label })));
  };
}

function isTicked(reading: RowReading, column: number, cell: Cell | undefined): boolean {
  const said = readYesOrNo(cell);
  return reading.takeAt(column, said) === 'yes';
}

function splitTags(cell: Cell | undefined): readonly (Cell | undefined)[] {
  return typeof cell === 'string' && BETWEEN_TAGS.test(cell) ? cell.split(BETWEEN_TAGS) : [cell];
}

function addTo(labels: string[], label: string | null): void {
  if (label !== null && !labels.includes(label)) labels.push(label);
}
