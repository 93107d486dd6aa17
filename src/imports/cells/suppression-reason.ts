import { plainName } from '../columns/field.js';
import type { ReadCell } from './read-cell.js';
import { textReader } from './read-cell.js';
import type { Cell } from '../../sheets/sheet.js';

const MEANT = {
  unsubscribed: ['unsubscribed', 'unsubscribe', 'unsub', 'opt out', 'opted out', 'removed', 'inactive', 'cleaned by user', 'abgemeldet', 'Abmeldung', 'désabonné', 'desinscrit', 'désinscription', 'cancelado', 'baja', 'disiscritto', 'uitgeschreven', 'wypisany', 'отписан', 'отписался', '退订', '配信停止'],
  bounced: ['bounced', 'bounce', 'hard bounce', 'hardbounce', 'invalid', 'undeliverable', 'cleaned', 'unzustellbar', 'rejeté', 'rebotado', 'rimbalzato', 'onbestelbaar', 'недоставлено', '退信'],
  complained: ['complained', 'complaint', 'spam', 'abuse', 'spam complaint', 'reported', 'Beschwerde', 'plainte', 'queja', 'reclamo', 'klacht', 'жалоба', '投诉', '苦情'],
} as const;

const REASONS = new Map(Object.entries(MEANT).flatMap(([reason, words]) => words.map((word) => [plainName(word), reason] as const)));
const readWord = textReader(100);

/** Why somebody gets no mail, in the words of other mail systems. */
export function readReason(cell: Cell | undefined): ReadCell {
  const word = readWord(cell);
  if (!word.ok || word.value === null) return word;
  const reason = REASONS.get(plainName(word.value));
  return reason === undefined ? { ok: false, code: 'reason_unknown', value: word.value } : { ok: true, value: reason };
}
