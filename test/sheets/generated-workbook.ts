import type { Cell } from '../../src/sheets/sheet.js';
import { KINDS, FORMATS, type GeneratedCell } from './generated-cells.js';
import { Seeded } from './seeded.js';
import { HEAD, MAIN, stringsXml, workbookFile, type WorkbookFile } from './workbook-file.js';

export interface GeneratedWorkbook {
  readonly bytes: Buffer;
  /** XML of its only sheet, and of the texts in it. */
  readonly xml?: { readonly sheet: Buffer; readonly strings: Buffer };
  /** By `row:column`, both from 1; empty cells are not there. */
  readonly wanted: ReadonlyMap<string, { readonly cell: Cell; readonly difference?: string }>;
  /** Why exceljs reads nothing right of the whole file. */
  readonly difference?: string;
}

/** How the XML is written: what is well-formed all the same, and what spreadsheets other than Excel do. */
const WRITINGS: readonly {
  readonly name: string;
  readonly of: (xml: string) => string | Buffer;
  readonly difference?: string;
}[] = [
  { name: 'plain', of: (xml) => xml },
  { name: 'plain', of: (xml) => xml },
  { name: 'single quotes', of: (xml) => xml.replaceAll(/<c [^>]*>/g, (tag) => tag.replaceAll('"', "'")) },
  { name: 'blanks', of: (xml) => xml.replaceAll('</c>', '</c>\n ').replaceAll('</row>', '\t</row>\r\n') },
  { name: 'comments', of: (xml) => xml.replaceAll('</row>', '<!-- row --></row>') },
  {
    name: 'prefixes',
    of: (xml) => xml.replaceAll(/<(\/?)(?=[a-z])/gi, '<$1x:').replace('xmlns=', 'xmlns:x='),
    difference: 'elements with a prefix are read',
  },
  {
    name: 'UTF-16',
    of: (xml) => Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le'),
    difference: 'UTF-16 is read',
  },
];

export function generatedWorkbook(seed: number): GeneratedWorkbook {
  const seeded = new Seeded(seed);
  const strings: string[] = [];
  const wanted = new Map<string, { cell: Cell; difference?: string }>();
  const says = { row: !seeded.chance(10), cell: !seeded.chance(15) };
  let rows = '';
  let number = 0;
  for (let row = 1 + seeded.below(30); row > 0; row -= 1) {
    number += says.row && seeded.chance(15) ? 1 + seeded.below(5) : 1;
    rows += rowXml(seeded, number, says, strings, wanted);
  }
  const writing = seeded.of(WRITINGS);
  const sheet = writing.of(
    `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:B2"/><sheetData>${rows}</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`,
  );
  const file: WorkbookFile = { sheet, strings, formats: FORMATS };
  const difference =
    writing.difference ??
    (says.row && says.cell ? undefined : 'rows and cells that do not say where they stand follow each other');
  const xml = { sheet: Buffer.from(sheet), strings: Buffer.from(stringsXml(strings) as string) };
  return { bytes: workbookFile(file), xml, wanted, ...(difference === undefined ? {} : { difference }) };
}

function rowXml(
  seeded: Seeded,
  row: number,
  says: { row: boolean; cell: boolean },
  strings: string[],
  wanted: Map<string, { cell: Cell; difference?: string }>,
): string {
  let cells = '';
  let column = 0;
  for (let left = seeded.below(9); left > 0; left -= 1) {
    column += says.cell && seeded.chance(20) ? 1 + seeded.below(30) : 1;
    const kind = seeded.of(Object.values(KINDS));
    const cell: GeneratedCell = kind(seeded, strings);
    const reference = says.cell ? ` r="${letters(column)}${row}"` : '';
    cells +=
      cell.content === ''
        ? `<c${reference}${cell.attributes}/>`
        : `<c${reference}${cell.attributes}>${cell.content}</c>`;
    if (cell.wanted !== null)
      wanted.set(`${row}:${column}`, {
        cell: cell.wanted,
        ...(cell.difference === undefined ? {} : { difference: cell.difference }),
      });
  }
  const attributes = `${says.row ? ` r="${row}"` : ''}${seeded.chance(30) ? ' spans="1:9" ht="15"' : ''}`;
  return cells === '' && seeded.chance(50) ? `<row${attributes}/>` : `<row${attributes}>${cells}</row>`;
}

export const letters = (column: number): string =>
  (column <= 26 ? '' : letters(Math.floor((column - 1) / 26))) +
  String.fromCharCode(65 + ((column - 1) % 26));
