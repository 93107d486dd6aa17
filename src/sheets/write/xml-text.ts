import { LONGEST_TEXT } from './table.js';

/** Whatever XML or Excel would not give back as it is: marks, controls, halves of pairs, escapes of Excel's own. */
const CAREFUL = /[&<>\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]|_x[\dA-Fa-f]{4}_/;
const MARKS = /[&<>]/g;
const ESCAPED = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[\dA-Fa-f]{4}_)/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Text as the content of an element of a spreadsheet. What XML cannot carry is written as Excel does, `_x000B_`, and so
 * is what would look like that; halves of pairs become U+FFFD; what is longer than a cell may be is cut, and says so.
 */
export function toXmlText(text: string): string {
  const fitting = text.length > LONGEST_TEXT ? cut(text) : text;
  if (!CAREFUL.test(fitting)) return fitting;
  return fitting
    .toWellFormed()
    .replace(ESCAPED, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(MARKS, (mark) => ENTITIES[mark] ?? mark);
}

/** An attribute stands between double quotes. */
export function toXmlAttribute(text: string): string {
  return toXmlText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

/** Excel counts the escapes it undoes as one letter each, as we do. */
function cut(text: string): string {
  const mark = `… [cut: ${text.length} characters]`;
  const kept = text.slice(0, LONGEST_TEXT - mark.length);
  return (isHighHalf(kept.charCodeAt(kept.length - 1)) ? kept.slice(0, -1) : kept) + mark;
}

const isHighHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
