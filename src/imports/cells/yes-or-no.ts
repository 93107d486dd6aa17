import type { Cell } from '../../sheets/sheet.js';
import { cellText } from './cell-text.js';
import type { ReadCell } from './read-cell.js';
import { plainName } from '../columns/field.js';

const YES = new Set(['yes', 'y', 'x', '1', 'true', 'on', 'ja', 'j', 'wahr', 'oui', 'o', 'vrai', 'si', 's', 'sì', 'verdadero', 'vero', 'sim', 'verdadeiro', 'waar', 'tak', 'prawda', 'да', 'истина', 'так', 'はい', '是', '예', 'نعم', 'כן', 'हाँ'].map(plainName));
const NO = new Set(['no', 'n', '0', 'false', 'off', 'nein', 'falsch', 'non', 'faux', 'falso', 'nao', 'não', 'nee', 'onwaar', 'nie', 'fałsz', 'нет', 'ложь', 'ні', 'いいえ', '否', '아니요', 'لا', 'לא', 'नहीं'].map(plainName));

/** Signs that stand for a tick or for nothing, which have no letters. */
const TICKS = new Set(['✓', '✔', '☑', '✅', '×', '✗', '✘', '+']);
const DASHES = new Set(['-', '–', '—', '☐', '.']);

/** `yes` or `no`; null for a blank cell. */
export function readYesOrNo(cell: Cell | undefined): ReadCell {
  const { text, fault } = cellText(cell);
  const said = fault === null ? yesOrNo(text ?? '') : null;
  if (said === null) return { ok: false, code: fault ?? 'not_yes_or_no', value: text };
  return { ok: true, value: text === null ? null : said ? 'yes' : 'no' };
}

/** What a cell of a column that is a tag says; null where it says neither. A blank one says no. */
export function yesOrNo(text: string): boolean | null {
  const trimmed = text.trim();
  if (trimmed === '' || DASHES.has(trimmed)) return false;
  if (TICKS.has(trimmed)) return true;
  const plain = plainName(trimmed);
  if (YES.has(plain)) return true;
  return NO.has(plain) ? false : null;
}
