import { NotPlain } from './not-plain.js';

const [LESS, GREATER, SLASH, SPACE] = [0x3c, 0x3e, 0x2f, 0x20];

/** Past a blank. */
export function blankAt(bytes: Buffer, at: number): number {
  if ((bytes[at] ?? 0xff) > SPACE) throw new NotPlain();
  return at + 1;
}

/** Where a tag's name ends, when nothing of it follows. */
export function nameEnd(bytes: Buffer, at: number): number {
  const byte = bytes[at] ?? 0xff;
  if (byte > SPACE && byte !== GREATER && byte !== SLASH) throw new NotPlain();
  return at;
}

/** Past the `>` of a tag. */
export function close(bytes: Buffer, at: number): number {
  if (bytes[at] !== GREATER) throw new NotPlain();
  return at + 1;
}

/** Past the closing tag of one letter that stands at `at`. */
export function closing(bytes: Buffer, at: number, name: number): number {
  if (bytes[at + 1] !== SLASH || bytes[at + 2] !== name) throw new NotPlain();
  return close(bytes, at + 3);
}

/** Past an element of one letter that holds nothing but text. */
export function passOver(bytes: Buffer, start: number, name: number): number {
  let at = nameEnd(bytes, start + 2);
  while (bytes[at] !== GREATER) {
    if (bytes[at] === LESS) throw new NotPlain();
    at += 1;
  }
  if (bytes[at - 1] === SLASH) return at + 1;
  while (bytes[at] !== LESS) at += 1;
  return closing(bytes, at, name);
}
