import type { Cell, CellFault } from './sheet.js';

export const fault = (text: string): CellFault => ({ fault: text });

/** The text as it is, or why it can be kept nowhere. Nothing is an empty cell. */
export function textCell(text: string, longest: number): Cell {
  if (text.length === 0) return null;
  if (text.length > longest)
    return fault(`The text is longer than ${longest.toLocaleString('en')} characters.`);
  if (text.includes('\0')) return fault('The text holds a NUL character.');
  return text.isWellFormed() ? text : fault('The text is not valid Unicode: half of a character is missing.');
}
