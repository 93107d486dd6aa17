import type { Reading } from '../cached-fields/reading.js';
import type { DatedFigure } from './page-frame.js';

/** A reading of the thing `of` as pages state it. */
export function toDatedFigure<Value>(of: string, { value, asOf, stale }: Reading<Value>): DatedFigure<Value> {
  return { of, value, asOf: asOf.toISOString(), stale };
}
