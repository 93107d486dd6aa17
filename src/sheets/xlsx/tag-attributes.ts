import { NotPlain } from './not-plain.js';

const [EQUALS, QUOTE, APOSTROPHE, LESS, GREATER, SLASH, SPACE] = [0x3d, 0x22, 0x27, 0x3c, 0x3e, 0x2f, 0x20];
const [R, S, T] = [0x72, 0x73, 0x74];

/** The attributes of a row or cell that say anything about its value; all others are passed over. */
export class TagAttributes {
  /** Where the value of `r` begins; -1 where it is not given. */
  reference = -1;
  style = 0;
  /** Value of `t`; empty where it is not given. */
  typeStart = 0;
  typeEnd = 0;

  /** Reads from behind the name of a tag to its `>`, or to the `/` before it; returns where that stands. */
  read(bytes: Buffer, start: number): number {
    this.reference = -1;
    this.style = 0;
    this.typeEnd = this.typeStart = 0;
    let at = start;
    for (;;) {
      while ((bytes[at] ?? 0) <= SPACE) at += 1;
      if (bytes[at] === GREATER || bytes[at] === SLASH) return at;
      const name = at;
      at = until(bytes, at, EQUALS);
      const quote = bytes[at + 1] ?? 0;
      if (quote !== QUOTE && quote !== APOSTROPHE) throw new NotPlain();
      const end = until(bytes, at + 2, quote);
      if (at === name + 1) this.#keep(bytes, bytes[name] ?? 0, at + 2, end);
      at = end + 1;
    }
  }

  #keep(bytes: Buffer, name: number, start: number, end: number): void {
    if (name === R) this.reference = start;
    else if (name === S) this.style = wholeNumber(bytes, start);
    else if (name === T) {
      this.typeStart = start;
      this.typeEnd = end;
    }
  }
}

/** Where `byte` stands next; nothing in a tag goes past a `<`. */
function until(bytes: Buffer, start: number, byte: number): number {
  let at = start;
  while (bytes[at] !== byte) {
    if (bytes[at] === LESS) throw new NotPlain();
    at += 1;
  }
  return at;
}

/** The digits that begin at `start`, up to a quote. */
export function wholeNumber(bytes: Buffer, start: number): number {
  let value = 0;
  let at = start;
  for (let digit = (bytes[at] ?? 0) - 0x30; digit >= 0 && digit <= 9; digit = (bytes[at] ?? 0) - 0x30) {
    value = value * 10 + digit;
    at += 1;
  }
  if (at === start || (bytes[at] !== QUOTE && bytes[at] !== APOSTROPHE)) throw new NotPlain();
  return value;
}

/** The column that the letters from `start` name, from 0. */
export function columnAt(bytes: Buffer, start: number): number {
  let column = 0;
  let at = start;
  for (let letter = (bytes[at] ?? 0) - 0x40; letter >= 1 && letter <= 26; letter = (bytes[at] ?? 0) - 0x40) {
    column = column * 26 + letter;
    at += 1;
  }
  if (at === start || at > start + 7) throw new NotPlain();
  return column - 1;
}
