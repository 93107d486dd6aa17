import { SheetError } from '../sheet.js';

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [
  0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d,
];

/**
 * Where the list or object that begins at `start` ends, or -1 where its end is not among `bytes`. Only brackets and
 * strings are looked at: whether it is JSON is for JSON.parse to say.
 * @param opened how many of those around are to end too
 * @throws SheetError where it nests deeper than `deepest`
 */
export function elementEnd(bytes: Buffer, start: number, deepest: number, opened = 0): number {
  let depth = opened;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at = stringEnd(bytes, at + 1);
      if (at === -1) return -1;
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      depth += 1;
      if (depth > deepest)
        throw new SheetError('dangerous', `Lists and objects are nested deeper than ${deepest} levels.`);
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** Where the closing quote stands of a string whose text begins at `start`; -1 where it is not among `bytes`. */
export function stringEnd(bytes: Buffer, start: number): number {
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === BACKSLASH) at += 1;
    else if (byte === QUOTE) return at;
  }
  return -1;
}

const BLANKS = new Set([0x20, 0x0a, 0x0d, 0x09]);

export function skipBlanks(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && BLANKS.has(bytes[at] ?? 0)) at += 1;
  return at;
}

export const isOpening = (byte: number | undefined): boolean => byte === OPEN_OBJECT || byte === OPEN_LIST;
