import { moneyStyle, STYLE } from './cell-styles.js';
import { columnLetters } from './column-letters.js';
import { toDateSerial } from './date-serial.js';
import { placesOf, toMajorUnits } from './decimal-text.js';
import type { TableColumn, TableRow } from './table.js';
import { toXmlText } from './xml-text.js';

/** Writes one column's cell of a row that stands in line `line`; nothing for a value that is not there. */
export type CellWriter = (row: TableRow, line: number) => string;

/** Spaces at an edge, and line breaks, which XML readers may take for layout. */
const LAYOUT = /^\s|\s$|\n/;

/** What Excel holds without loss: more digits would be changed by opening the file. */
const MOST_DIGITS = 15;

export function textCell(reference: string, text: string, style: number = STYLE.plain): string {
  const space = LAYOUT.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${reference}"${style > 0 ? ` s="${style}"` : ''} t="inlineStr"><is><t${space}>${toXmlText(text)}</t></is></c>`;
}

/** Text is always an inline string, which Excel never takes for a formula, whatever it begins with. */
export function cellWriter({ kind, currencyAt }: TableColumn, at: number): CellWriter {
  const letters = columnLetters(at);
  switch (kind) {
    case 'text':
      return (row, line) => of(row[at], (text) => textCell(letters + line, text));
    case 'number':
      return (row, line) => of(row[at], (text) => numberCell(letters + line, text, STYLE.plain, text));
    case 'money':
      return (row, line) => of(row[at], (minor) => amountCell(letters + line, minor, currencyAt === undefined ? null : row[currencyAt]));
    case 'instant':
      return (row, line) => of(row[at], (text) => dateCell(letters + line, text, STYLE.instant));
    case 'day':
      return (row, line) => of(row[at], (text) => dateCell(letters + line, text, STYLE.day));
    case 'flag':
      return (row, line) => of(row[at], (text) => `<c r="${letters}${line}" t="b"><v>${text === 't' ? 1 : 0}</v></c>`);
  }
}

/** An amount of whole minor units as a number in its currency's style. */
export function amountCell(reference: string, minor: string, currency: string | null | undefined): string {
  const places = placesOf(currency);
  return numberCell(reference, toMajorUnits(minor, places), moneyStyle(places), minor);
}

/** As text where Excel would lose digits of it, and for what is no number to it: NaN, Infinity. */
function numberCell(reference: string, decimal: string, style: number, digits: string): string {
  const isExact = digits.length <= MOST_DIGITS && digits.charCodeAt(digits.length - 1) <= NINE;
  if (!isExact) return textCell(reference, decimal);
  return `<c r="${reference}"${style > 0 ? ` s="${style}"` : ''}><v>${decimal}</v></c>`;
}

function dateCell(reference: string, text: string, style: number): string {
  const serial = toDateSerial(text);
  return serial === null ? textCell(reference, text) : `<c r="${reference}" s="${style}"><v>${serial}</v></c>`;
}

function of(value: string | null | undefined, write: (value: string) => string): string {
  return value === null || value === undefined ? '' : write(value);
}

const NINE = 57;
