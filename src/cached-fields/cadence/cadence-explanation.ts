import type { CadenceReason } from './cadence-policy.js';
import type { CadenceOverride } from './cadence-source.js';

/** How often a thing is refreshed, and why. */
export interface CadenceExplanation {
  /** Null: never by the clock. */
  readonly everySeconds: number | null;
  /** `undecided`: it has not been refreshed yet. */
  readonly reason: CadenceReason | 'undecided';
  /** The reason in words, with its numbers. */
  readonly because: string;
  /** By its period; and the rung it is on, which is one further down while nobody reads it. */
  readonly state: string;
  readonly step: string;
  readonly isDemoted: boolean;
  readonly lastReadAt: Date | null;
  readonly readsPerSecond: number;
  readonly changesPerSecond: number;
  readonly computeMs: number;
  /** What the load alone would ask for; null where it asks for nothing. */
  readonly idealSeconds: number | null;
  readonly override: CadenceOverride | null;
  /** Null: when something about it has changed. */
  readonly nextRefreshAt: Date | null;
  readonly lastRefreshAt: Date | null;
  /** A batch has it. */
  readonly isBeingRefreshed: boolean;
}
