import type { Cell } from '../../sheets/sheet.js';

/** What a cell says as a text: null for a blank one. `fault`: why it cannot be relied on; then the text is what can be told of it. */
export interface CellText {
  readonly text: string | null;
  readonly fault: string | null;
}

const BLANK: CellText = { text: null, fault: null };

/** A number as people write it, never with an exponent; beyond 2^53 its last digits are not those that were typed. */
export function cellText(cell: Cell | undefined): CellText {
  if (typeof cell === 'string') return cell === '' ? BLANK : { text: cell, fault: null };
  if (cell === null || cell === undefined) return BLANK;
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'boolean') return { text: cell ? 'TRUE' : 'FALSE', fault: null };
  return 'date' in cell ? { text: cell.date, fault: null } : { text: cell.fault, fault: 'unreadable_cell' };
}

function numberText(number: number): CellText {
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) return { text: String(number), fault: 'digits_lost' };
  const text = String(number);
  return { text: text.includes('e') ? number.toFixed(20).replace(/\.?0+$/, '') : text, fault: null };
}
