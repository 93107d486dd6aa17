import type { ByteRange } from '../storage/object-storage.js';

/** What a Range header asks for: bytes, the whole (also where it asks for several ranges, or for what we do not know), or what is not there. */
export type AskedRange = ByteRange | 'whole' | 'unsatisfiable';

/** RFC 9110, 14.1.2, for a representation of `size` bytes. */
export function askedRange(header: string | undefined, size: number): AskedRange {
  const [, first = '', last = ''] = /^bytes=(\d{0,16})-(\d{0,16})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return 'whole';
  if (first === '') return last === '0' || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - Number(last)), end: size - 1 };
  if (last !== '' && Number(last) < Number(first)) return 'whole';
  if (Number(first) >= size) return 'unsatisfiable';
  return { start: Number(first), end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}
