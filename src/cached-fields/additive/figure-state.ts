import { areSame, type Measures } from '../measures.js';
import { isLaterEpoch } from '../redis/epoch.js';
import { isOlder, isVisible, type PgSnapshot, type Xid } from '../pg-snapshot.js';

/**
 * The additive figures of one thing at one moment: everything visible in `snapshot`, and where Redis keeps them, also
 * what it was told since.
 */
export interface FigureState {
  readonly measures: Measures;
  readonly snapshot: PgSnapshot;
  /** Milliseconds since the epoch, by the database's clock, at which all that was booked was counted. */
  readonly at: number;
  /** Which life of the Redis hash it comes from and the how many-eth change in it; null from the columns. */
  readonly version: { readonly epoch: string; readonly sequence: number } | null;
}

/** Whether `next` has surely counted everything that `held` has, so that showing it takes nothing back. */
export function covers(next: FigureState, held: FigureState): boolean {
  // Within one life of the hash changes only ever add: a later one has all that an earlier one had.
  if (next.version !== null && next.version.epoch === held.version?.epoch) return next.version.sequence >= held.version.sequence;
  if (held.version === null) return !isOlder(next.snapshot, held.snapshot);
  // What a hash held beyond its snapshot is visible in any that was taken after its life, and in no other that is equal.
  if (isOlder(held.snapshot, next.snapshot)) return true;
  if (held.snapshot !== next.snapshot) return false;
  return areSame(held.measures, next.measures) || (next.version !== null && isLaterEpoch(next.version.epoch, held.version.epoch));
}

export function hasCounted(state: FigureState, xid: Xid): boolean {
  return isVisible(xid, state.snapshot);
}
