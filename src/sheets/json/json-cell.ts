import type { Cell } from '../sheet.js';
import { fault, textCell } from '../text-cell.js';

const LIST_SEPARATOR = ';';

/** One value of an element. A list of plain values is one cell of them, parted by semicolons. */
export function jsonCell(value: unknown, longest: number): Cell {
  if (typeof value === 'string') return textCell(value, longest);
  if (typeof value === 'number') return Number.isFinite(value) ? value : fault('The number is too large.');
  if (typeof value === 'boolean' || value === null) return value;
  return Array.isArray(value)
    ? listCell(value, longest)
    : fault('An object stands where a plain value belongs.');
}

/** The same where no text can hold a NUL or half a character, which are not looked for. */
export function harmlessCell(value: unknown, longest: number): Cell {
  if (typeof value === 'string' && value.length <= longest) return value === '' ? null : value;
  return jsonCell(value, longest);
}

function listCell(values: readonly unknown[], longest: number): Cell {
  const texts = values
    .filter((value) => value !== null)
    .map((value) => (typeof value === 'object' ? null : String(value)));
  if (texts.includes(null)) return fault('A list holds lists or objects where plain values belong.');
  if (texts.some((text) => text?.includes(LIST_SEPARATOR)))
    return fault(`A value of the list holds a “${LIST_SEPARATOR}”, which parts the values.`);
  return textCell(texts.join(LIST_SEPARATOR), longest);
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const LONG_INTEGER = /^-?\d{16,}$/;

/** Whether a number of the element may have lost digits on its way. */
export const isInexact = (value: unknown): boolean =>
  typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER;

/** The element once more, its long integers as texts: an id of 19 digits is not rounded here. */
export function withExactIntegers(text: string): unknown {
  return JSON.parse(text.replace(TOKEN, (token) => (LONG_INTEGER.test(token) ? `"${token}"` : token)));
}
