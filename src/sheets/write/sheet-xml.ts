import { STYLE } from './cell-styles.js';
import { cellWriter, textCell } from './cell-xml.js';
import { columnLetters } from './column-letters.js';
import type { ColumnKind, TableColumn, TableRow } from './table.js';
import { toXmlText } from './xml-text.js';

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const WIDTHS: Readonly<Record<ColumnKind, number>> = { text: 24, number: 12, money: 14, instant: 20, day: 12, flag: 9 };

/** Everything before the rows: the header stays in sight while the rest is scrolled. */
export function sheetHead(columns: readonly TableColumn[], isFrontmost: boolean): string {
  const widths = columns.map(({ kind, width = WIDTHS[kind] }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const headings = columns.map(({ heading }, at) => textCell(`${columnLetters(at)}1`, heading, STYLE.heading));
  return `${open(isFrontmost, '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>', widths.join(''))}<sheetData><row r="1">${headings.join('')}</row>`;
}

/** Everything after `rows` rows: each column can be sorted and filtered. */
export function sheetFoot(columns: readonly TableColumn[], rows: number): string {
  return `</sheetData><autoFilter ref="A1:${columnLetters(Math.max(0, columns.length - 1))}${rows + 1}"/></worksheet>`;
}

/** Writes rows, the first of which stands in line `line`. */
export function rowsWriter(columns: readonly TableColumn[]): (rows: readonly TableRow[], line: number) => string {
  const cells = columns.map(cellWriter);
  return (rows, line) => {
    let xml = '';
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at]!;
      const number = String(line + at);
      xml += `<row r="${number}">`;
      for (const cell of cells) xml += cell(row, number);
      xml += '</row>';
    }
    return xml;
  };
}

/** A formula with what it came to when it was written: whoever does not compute shows that. */
export function formulaCell(reference: string, formula: string, result: string, style: number): string {
  return `<c r="${reference}" s="${style}"><f>${toXmlText(formula)}</f><v>${result}</v></c>`;
}

/** A small sheet without a header, from rows of cells that are written already. */
export function freeSheet(widths: readonly number[], rows: readonly (readonly string[])[]): string {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const lines = rows.map((cells, at) => `<row r="${at + 1}">${cells.join('')}</row>`);
  return `${open(false, '', columns.join(''))}<sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function open(isFrontmost: boolean, pane: string, columns: string): string {
  const selected = isFrontmost ? ' tabSelected="1"' : '';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${NAMESPACE}"><sheetViews><sheetView${selected} workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns}</cols>`;
}
