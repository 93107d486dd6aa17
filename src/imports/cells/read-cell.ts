import type { Cell } from '../../sheets/sheet.js';
import { parseEmail } from '../../shared/email-address.js';
import { parseText } from '../../shared/text.js';
import { cellText } from './cell-text.js';

/** What a cell holds, once it is checked: null for a blank one. */
export type ReadCell = { readonly ok: true; readonly value: string | null } | { readonly ok: false; readonly code: string; readonly value: string | null };

const BLANK: ReadCell = { ok: true, value: null };

/** The same domains and tags come again and again: what was made of a text is kept, of this many texts. */
const MOST_KEPT = 20_000;
const LONGEST_KEPT = 200;

/** A text of at most `limit` code points; without line breaks, unless it may have `lines`. */
export function textReader(limit: number, { lines = false } = {}): (cell: Cell | undefined) => ReadCell {
  return remembering((text) => {
    const parsed = parseText(text, limit, { lines });
    if (parsed.ok) return { ok: true, value: parsed.value };
    return parsed.fault === 'empty' ? BLANK : { ok: false, code: parsed.fault, value: text };
  });
}

export function readEmail(cell: Cell | undefined): ReadCell {
  return read(cell, (text) => {
    if (text.trim() === '') return BLANK;
    const parsed = parseEmail(text);
    return parsed.ok ? { ok: true, value: parsed.value } : { ok: false, code: parsed.fault, value: text };
  });
}

/** A whole number from 0 on, small enough for a place in a list. */
export function readWhole(cell: Cell | undefined): ReadCell {
  return read(cell, (text) => {
    if (text.trim() === '') return BLANK;
    return /^\d{1,6}$/.test(text.trim()) ? { ok: true, value: text.trim() } : { ok: false, code: 'not_whole', value: text };
  });
}

function remembering(check: (text: string) => ReadCell): (cell: Cell | undefined) => ReadCell {
  const known = new Map<string, ReadCell>();
  return (cell) =>
    read(cell, (text) => {
      if (text.length > LONGEST_KEPT) return check(text);
      let found = known.get(text);
      if (found === undefined) {
        if (known.size >= MOST_KEPT) known.clear();
        known.set(text, (found = check(text)));
      }
      return found;
    });
}

function read(cell: Cell | undefined, check: (text: string) => ReadCell): ReadCell {
  const { text, fault } = cellText(cell);
  if (fault !== null) return { ok: false, code: fault, value: text };
  return text === null ? BLANK : check(text);
}
