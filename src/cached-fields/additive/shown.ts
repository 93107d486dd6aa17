import type { Tier } from '../reading.js';
import type { FigureState } from './figure-state.js';

/** Figures on their way to a reader. */
export interface Shown {
  readonly state: FigureState;
  readonly tier: Tier;
  /** Everything booked until then was counted, in milliseconds by the database's clock. */
  readonly at: number;
  /** Nothing fresher could be reached. */
  readonly isFallback: boolean;
}

/** How old figures may be, in milliseconds, before readers refresh them behind their own backs, and before they are called stale. */
export const SOFT_AGE_MS = 5_000;
export const STALE_AGE_MS = 10_000;
