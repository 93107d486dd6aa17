import { Transform } from 'node:stream';
import type { SheetLimits } from './sheet-limits.js';
import { SheetError } from './sheet.js';

/**
 * Lets inflated bytes through and counts them.
 * @param most bytes of this part
 * @param compressed how many compressed bytes they came from so far
 */
export function countInflated(most: number, limits: SheetLimits, compressed: () => number): Transform {
  let inflated = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      inflated += chunk.length;
      const refusal = refusalOf(inflated, compressed(), most, limits);
      if (refusal === null) done(null, chunk);
      else done(refusal);
    },
  });
}

/** Why `inflated` bytes out of `compressed` ones are too many; null while they are not. */
export function refusalOf(
  inflated: number,
  compressed: number,
  most: number,
  limits: SheetLimits,
): SheetError | null {
  if (inflated > most)
    return new SheetError('too-large', `The file unpacks to more than ${inMegabytes(most)} MB: split it.`);
  if (inflated > limits.ratioFreeBytes + limits.ratio * compressed)
    return new SheetError(
      'dangerous',
      `The file unpacks to more than ${limits.ratio} times its size, as no honest one does.`,
    );
  return null;
}

export const inMegabytes = (bytes: number): string => Math.round(bytes / 1024 / 1024).toLocaleString('en');
