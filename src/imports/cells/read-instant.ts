import type { Cell } from '../../sheets/sheet.js';
import type { ReadCell } from './read-cell.js';
import { cellText } from './cell-text.js';

const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * A day or moment as ISO 8601 writes it, or as the date of a spreadsheet's cell; without a time zone it is UTC. Days written
 * with slashes or points are refused: 3/4/2026 is in March for some and in April for others.
 */
export function readInstant(cell: Cell | undefined): ReadCell {
  const { text, fault } = cellText(cell);
  if (fault !== null) return { ok: false, code: fault, value: text };
  if (text === null || text.trim() === '') return { ok: true, value: null };
  const instant = toInstant(text.trim());
  return instant === null ? { ok: false, code: 'date_malformed', value: text } : { ok: true, value: instant };
}

function toInstant(text: string): string | null {
  const parts = WRITTEN.exec(text);
  if (parts === null) return null;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', zone = 'Z'] = parts;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`);
  // JavaScript takes the 31st of February for the 3rd of March.
  const isReal = new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDate() === Number(day);
  return Number.isNaN(at.getTime()) || !isReal || Number(year) < 1900 ? null : at.toISOString();
}
