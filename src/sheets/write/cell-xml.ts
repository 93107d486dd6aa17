import { moneyStyle, STYLE } from './cell-styles.js';
import { columnLetters } from './column-letters.js';
import { toDateSerial } from './date-serial.js';
import { placesOf, toMajorUnits } from './decimal-text.js';
import { LONGEST_TEXT, type ColumnKind, type TableColumn, type TableRow } from './table.js';
import { toXmlText } from './xml-text.js';

/** Writes one column's cell of a row that stands in line `line`; nothing for a value that is not there. */
export type CellWriter = (row: TableRow, line: string) => string;

/** What XML readers may take for layout: breaks, and white space at an edge, all of which comes before the first sign. */
const LAYOUT = /^\s|\s$|\n/;
const SPACE = 32;

/** Whatever a cell cannot hold just as it is. */
const UNUSUAL = /[&<>\u0000-\u001f\ud800-\udfff\ufffe\uffff]|_x/;

/** What Excel holds without loss: more digits would be changed by opening the file. */
const MOST_DIGITS = 15;

/** Most text is plain, and is looked at once. */
export function textCell(reference: string, text: string, style: number = STYLE.plain): string {
  if (style === STYLE.plain && isPlain(text)) return `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const space = LAYOUT.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${reference}"${style > 0 ? ` s="${style}"` : ''} t="inlineStr"><is><t${space}>${toXmlText(text)}</t></is></c>`;
}

function isPlain(text: string): boolean {
  return text.charCodeAt(0) > SPACE && text.charCodeAt(text.length - 1) > SPACE && text.length <= LONGEST_TEXT && !UNUSUAL.test(text);
}

/** Text is always an inline string, which Excel never takes for a formula, whatever it begins with. */
export function cellWriter({ kind, currencyAt }: TableColumn, at: number): CellWriter {
  const letters = columnLetters(at);
  const write = kind === 'money' ? null : WRITERS[kind];
  if (write !== null) return (row, line) => (row[at] == null ? '' : write(letters + line, row[at]));
  return (row, line) => (row[at] == null ? '' : amountCell(letters + line, row[at], currencyAt === undefined ? null : row[currencyAt]));
}

const WRITERS: Readonly<Record<Exclude<ColumnKind, 'money'>, (reference: string, text: string) => string>> = {
  text: (reference, text) => textCell(reference, text),
  number: (reference, text) => numberCell(reference, text, STYLE.plain, text),
  instant: (reference, text) => dateCell(reference, text, STYLE.instant),
  day: (reference, text) => dateCell(reference, text, STYLE.day),
  flag: (reference, text) => `<c r="${reference}" t="b"><v>${text === 't' ? 1 : 0}</v></c>`,
};

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

const NINE = 57;
