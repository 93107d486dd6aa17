import type { FigureState } from '../additive/figure-state.js';
import { readMeasures } from '../measures.js';
import { isSnapshot, isVisible, type Xid } from '../pg-snapshot.js';

/** What a read of a hash answers, with the delta of the transaction that must have been counted; null where it has not been. */
export function acceptable([error, answer]: [Error | null, unknown], covering: Xid | null): FigureState | null {
  if (error !== null) throw error;
  const [epoch, sequence, snapshot, at, values, delta] = answer as (string | null)[];
  const state = stateOrNothing([epoch, sequence, snapshot, at, values]);
  if (state === null || covering === null) return state;
  return delta != null || isVisible(covering, state.snapshot) ? state : null;
}

/** What cannot be read is not there: the columns have it, and the other things of the round trip are well. */
export function stateOrNothing(fields: readonly (string | null | undefined)[]): FigureState | null {
  try {
    return toState(fields);
  } catch {
    return null;
  }
}

/** From epoch, sequence, snapshot, milliseconds and measures, as the scripts answer and tell them. */
function toState(fields: readonly (string | null | undefined)[]): FigureState | null {
  const [epoch, sequence, snapshot, at, values] = fields;
  if (epoch == null || sequence == null || snapshot == null || at == null || values == null || !isSnapshot(snapshot)) return null;
  return { measures: readMeasures(values), snapshot, at: Number(at), version: { epoch, sequence: Number(sequence) } };
}
