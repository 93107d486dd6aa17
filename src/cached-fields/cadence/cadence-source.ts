import type { CadenceStep } from './cadence-policy.js';

/** A decision of somebody's. */
export interface CadenceOverride {
  readonly everyMs: number;
  /** As in the audit log. */
  readonly by: string;
  readonly at: Date;
}

/** What a thing's cadence follows from, besides how it is read and changed. */
export interface CadenceSituation {
  /** Index in the ladder. */
  readonly at: number;
  /** When that will be another one, if nobody does anything; null where it will not. */
  readonly changesAt: Date | null;
  readonly override: CadenceOverride | null;
}

/** Knows the things that are refreshed by the clock. Others are refreshed when they have changed. */
export abstract class CadenceSource {
  /** The most frequent first. */
  abstract readonly ladder: readonly CadenceStep[];
  /** Things it does not know are left out. */
  abstract situationsOf(ids: readonly string[]): Promise<ReadonlyMap<string, CadenceSituation>>;
}
