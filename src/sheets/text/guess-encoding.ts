import { analyse } from 'chardet';
import type { SingleByteEncoding } from './single-byte.js';

/** Scripts whose words are runs of high bytes, but which are neither of the two that are read without being told. */
const OTHERS = /^(Shift_JIS|EUC-|Big5|GB18030|ISO-2022|KOI8|ISO-8859-[5678])/;
const SURE = 50;
const MOST_RARE_LETTERS = 0.2;
/** High bytes that windows-1252 leaves undefined. */
const UNDEFINED_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * What a text that is not UTF-8 was written in. Western letters with marks stand alone among plain ones, Cyrillic ones in
 * words. Chardet alone takes short Cyrillic lists for Turkish and French ones for Turkish too; it is asked only whether
 * words of high bytes are of yet another script, which are not guessed at.
 */
export function guessEncoding(sample: Buffer): SingleByteEncoding | { readonly unknown: string | null } {
  if (shareInWords(sample) < 0.5)
    return sample.some((byte) => UNDEFINED_1252.has(byte)) ? { unknown: null } : 'windows-1252';
  const other = analyse(sample).find(
    ({ name, confidence }, rank) => OTHERS.test(name) && (rank === 0 || confidence >= SURE),
  );
  if (other !== undefined) return { unknown: other.name };
  return shareOfRareLetters(sample) > MOST_RARE_LETTERS ? { unknown: null } : 'windows-1251';
}

/** Below 0xA0 windows-1251 has letters of Serbian and Macedonian alone; other encodings have half of their letters there. */
function shareOfRareLetters(sample: Buffer): number {
  let [high, rare] = [0, 0];
  for (const byte of sample) {
    if (byte >= 0x80) high += 1;
    if (byte >= 0x80 && byte < 0xa0) rare += 1;
  }
  return rare / high;
}

/** How many of the high bytes stand in runs of three and more. */
function shareInWords(sample: Buffer): number {
  let [high, inWords, run] = [0, 0, 0];
  for (const byte of sample) {
    if (byte >= 0x80) {
      high += 1;
      run += 1;
      inWords += run > 3 ? 1 : run === 3 ? 3 : 0;
    } else run = 0;
  }
  return high === 0 ? 0 : inWords / high;
}
