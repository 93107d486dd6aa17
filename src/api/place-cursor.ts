import { CursorMalformed } from './api.errors.js';

/** How far somebody has come in a list whose order does not change, as an opaque text. */
export function writePlace(place: number): string {
  return Buffer.from(`after ${place}`).toString('base64url');
}

/** @throws CursorMalformed for a text that we did not write. */
export function readPlace(text: string): number {
  const place = Number(/^after (\d{1,9})$/.exec(Buffer.from(text, 'base64url').toString('latin1'))?.[1] ?? Number.NaN);
  if (writePlace(place) !== text) throw new CursorMalformed();
  return place;
}
