import type { Cell } from '../../sheets/sheet.js';
import { parseEmail } from '../../shared/email-address.js';
import { parseText } from '../../shared/text.js';
import { cellText } from './cell-text.js';
import { detached } from './detached.js';

/** What a cell holds, once it is checked: null for a blank one. */
export type ReadCell = { readonly ok: true; readonly value: string | null } | { readonly ok: false; readonly code: string; readonly value: string | null };

const BLANK: ReadCell = { ok: true, value: null };

/** Nothing in such a text is dropped, composed or refused. */
const PLAIN_TEXT = /^[!-~](?:[ -~]*[!-~])?$/;

/** Local parts as nearly everybody has them; of any other the whole address is parsed. */
const PLAIN_LOCAL = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*$/i;
const LONGEST_LOCAL = 64;
const LONGEST_ADDRESS = 254;

/** A text of at most `limit` code points; without line breaks, unless it may have `lines`. */
export function textReader(limit: number, { lines = false } = {}): (cell: Cell | undefined) => ReadCell {
  const readOther = remembered((text) => {
    const parsed = parseText(text, limit, { lines });
    if (parsed.ok) return { ok: true, value: parsed.value };
    return parsed.fault === 'empty' ? BLANK : { ok: false, code: parsed.fault, value: text };
  });
  return readerOf((text) => (text.length <= limit && PLAIN_TEXT.test(text) ? { ok: true, value: text } : readOther(text)));
}

/** Whose domain is, is found out once: half a million addresses are at a few thousand of them. */
const readDomain = remembered((domain) => {
  const parsed = parseEmail(`x@${domain}`);
  return parsed.ok ? { ok: true, value: parsed.domain } : { ok: false, code: parsed.fault, value: domain };
});

export const readEmail = readerOf((text) => {
  const at = text.indexOf('@');
  const local = text.slice(0, at);
  if (at > 0 && at <= LONGEST_LOCAL && text.length <= LONGEST_ADDRESS && PLAIN_LOCAL.test(local)) {
    const domain = readDomain(text.slice(at + 1));
    if (domain.ok && at + 1 + (domain.value?.length ?? 0) <= LONGEST_ADDRESS) return { ok: true, value: `${local.toLowerCase()}@${domain.value}` };
  }
  if (text.trim() === '') return BLANK;
  const parsed = parseEmail(text);
  return parsed.ok ? { ok: true, value: parsed.value } : { ok: false, code: parsed.fault, value: text };
});

/** A whole number from 0 on, small enough for a place in a list. */
export const readWhole = readerOf((text) => {
  if (text.trim() === '') return BLANK;
  return /^\d{1,6}$/.test(text.trim()) ? { ok: true, value: text.trim() } : { ok: false, code: 'not_whole', value: text };
});

function readerOf(check: (text: string) => ReadCell): (cell: Cell | undefined) => ReadCell {
  return (cell) => {
    if (typeof cell === 'string' && cell !== '') return check(cell);
    const { text, fault } = cellText(cell);
    if (fault !== null) return { ok: false, code: fault, value: text };
    return text === null ? BLANK : check(text);
  };
}

/** The same texts come again and again: what was made of one is kept, of this many. */
const MOST_KEPT = 20_000;
const LONGEST_KEPT = 200;

function remembered(check: (text: string) => ReadCell): (text: string) => ReadCell {
  const known = new Map<string, ReadCell>();
  return (text) => {
    if (text.length > LONGEST_KEPT) return check(text);
    let found = known.get(text);
    if (found === undefined) {
      if (known.size >= MOST_KEPT) known.clear();
      const own = detached(text);
      known.set(own, (found = check(own)));
    }
    return found;
  };
}
