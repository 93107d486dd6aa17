import type { Reading } from '../cached-fields/reading.js';
import type { DatedFigure } from './page-frame.js';

/** A reading as pages state it. */
export function toDatedFigure<Value>({ value, asOf, stale }: Reading<Value>): DatedFigure<Value> {
  return { value, asOf: asOf.toISOString(), stale };
}
