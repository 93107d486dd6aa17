const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const BIDI_OVERRIDE = /[\u202a-\u202e\u2066-\u2069]/g;
const INVISIBLE_ONLY = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

export type TextFault = 'malformed_unicode' | 'control_character' | 'too_long' | 'empty';

export type ParsedText = { ok: true; value: string } | { ok: false; fault: TextFault };

/**
 * A text people will read, normalised to NFC and trimmed. Refuses lone surrogates and control characters, which
 * PostgreSQL, XML and mail cannot carry; drops bidirectional overrides, which can make one name read as another.
 * `limit` counts Unicode code points.
 */
export function parseText(text: string, limit: number, { lines = false } = {}): ParsedText {
  // Cheap bound before any regular expression sees a ten-megabyte name.
  if (text.length > limit * 4 + 64) return { ok: false, fault: 'too_long' };
  if (!text.isWellFormed()) return { ok: false, fault: 'malformed_unicode' };
  if (CONTROL.test(text) || (!lines && /[\r\n\t\u2028\u2029]/.test(text.trim()))) return { ok: false, fault: 'control_character' };
  const value = text.replace(BIDI_OVERRIDE, '').replace(/\r\n?/g, '\n').normalize('NFC').trim();
  if (INVISIBLE_ONLY.test(value)) return { ok: false, fault: 'empty' };
  return Array.from(value).length > limit ? { ok: false, fault: 'too_long' } : { ok: true, value };
}
