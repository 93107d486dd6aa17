/** One rung of a ladder of cadences, in milliseconds between refreshes; without bounds nothing is refreshed by the clock. */
export interface CadenceStep {
  readonly name: string;
  readonly bounds: { readonly shortestMs: number; readonly longestMs: number } | null;
}

/** What refreshing costs and what not refreshing costs. */
export interface CadenceLoad {
  readonly readsPerSecond: number;
  readonly changesPerSecond: number;
  /** What one refresh takes of the database. */
  readonly computeMs: number;
}

export interface CadenceQuestion {
  /** The rungs, the most frequent first. */
  readonly ladder: readonly CadenceStep[];
  /** The rung that the thing stands on by its state. */
  readonly at: number;
  /** Nobody has read it for so long that it is refreshed like one rung further down. */
  readonly isIdle: boolean;
  readonly load: CadenceLoad;
  /** What somebody has decided, which goes before all rules. */
  readonly overrideMs: number | null;
  /** What was decided last; it stays until something else is better by far. */
  readonly previousMs: number | null;
}

/** `kept`: another would be better, but not by far. `shortest`, `longest`: as far as its rung lets it go. */
export type CadenceReason = 'override' | 'never' | 'adaptive' | 'kept' | 'shortest' | 'longest';

export interface CadenceDecision {
  readonly reason: CadenceReason;
  /** Null: never. */
  readonly everyMs: number | null;
  /** What the load alone would ask for; null where it asks for nothing. */
  readonly idealMs: number | null;
  readonly step: string;
  /** By its state; differs from `step` while nobody reads it. */
  readonly stepOfState: string;
  readonly isDemoted: boolean;
  /** Index of `step`. */
  readonly rank: number;
}

/** The price, in milliseconds of computing, of one read that misses a change. */
const MISSED_CHANGE_MS = 1;
const HYSTERESIS = 2;
const JITTER = 0.1;

/** How often something is refreshed, and why. */
export function decideCadence({ ladder, at, isIdle, load, overrideMs, previousMs }: CadenceQuestion): CadenceDecision {
  const last = ladder.length - 1;
  const rank = isIdle ? Math.min(at + 1, last) : at;
  const [{ name: step, bounds }, { name: stepOfState }] = [rungOf(ladder, rank), rungOf(ladder, at)];
  const idealMs = idealIntervalMs(load);
  const about = { idealMs, step, stepOfState, isDemoted: rank !== at, rank };
  if (overrideMs !== null) return { ...about, reason: 'override', everyMs: overrideMs };
  if (bounds === null) return { ...about, reason: 'never', everyMs: null };
  // So that a jittered interval lies within the bounds, too.
  const [shortest, longest] = [bounds.shortestMs / (1 - JITTER), bounds.longestMs / (1 + JITTER)];
  const wished = Math.min(Math.max(idealMs ?? Infinity, shortest), longest);
  const isKept = previousMs !== null && previousMs >= shortest && previousMs <= longest && wished !== previousMs && isWithin(HYSTERESIS, wished, previousMs);
  if (isKept) return { ...about, reason: 'kept', everyMs: previousMs };
  return { ...about, everyMs: wished, reason: wished === shortest ? 'shortest' : wished === longest ? 'longest' : 'adaptive' };
}

/**
 * Where computing more often would cost more than the reads it saves from missing a change: the least of C/T + p·r·λ·T/2.
 * Null where nothing is read, or nothing changes.
 */
export function idealIntervalMs({ readsPerSecond, changesPerSecond, computeMs }: CadenceLoad): number | null {
  const missed = MISSED_CHANGE_MS * readsPerSecond * changesPerSecond;
  return missed > 0 ? 1_000 * Math.sqrt((2 * computeMs) / missed) : null;
}

/** A tenth more or less, so that what began together does not stay together. `random`: from 0 to 1. */
export function jittered(everyMs: number, random: number): number {
  return everyMs * (1 - JITTER + 2 * JITTER * random);
}

const isWithin = (factor: number, a: number, b: number): boolean => a < b * factor && a > b / factor;

function rungOf(ladder: readonly CadenceStep[], at: number): CadenceStep {
  const rung = ladder[at];
  if (rung === undefined) throw new RangeError(`a ladder of ${ladder.length} rungs has none at ${at}`);
  return rung;
}
