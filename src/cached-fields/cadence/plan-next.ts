import { blend } from './moving-average.js';
import { decideCadence, jittered, type CadenceLoad, type CadenceStep } from './cadence-policy.js';
import type { CadenceSituation } from './cadence-source.js';
import { RATE_MEMORY_MS, READ_FOR_MS, type ReadMark } from './read-marks.js';
import type { ClaimedThing, NextRefresh } from './refresh-plan.js';

const CHANGE_MEMORY_MS = 300_000;
const COST_MEMORY_REFRESHES = 4;

/** What a refresh has shown of a thing. */
export interface Seen {
  /** Rows of its journal since the last refresh. */
  readonly changes: number;
  readonly computeMs: number;
  /** Null where nobody has read it for a day; undefined where Redis could not be asked. */
  readonly mark: ReadMark | null | undefined;
  /** When something of it that could not be computed is to be tried again. */
  readonly retryAt: Date | null;
}

/** When a thing that has just been refreshed is next. `random`: from 0 to 1. */
export function planNext(thing: ClaimedThing, ladder: readonly CadenceStep[], situation: CadenceSituation | null, seen: Seen, random: number): NextRefresh {
  const { id, now } = thing;
  const readAt = readAtOf(thing, seen.mark);
  const readsPerSecond = readRateOf(thing, seen.mark);
  // Not refreshed by the clock: when something has changed, or is to be tried again.
  if (situation === null) return { id, nextAt: seen.retryAt, readAt, readsPerSecond, cadence: null };
  const load = loadOf(thing, seen, readsPerSecond);
  const question = { ladder, at: situation.at, isIdle: isIdle(thing, readAt), load, overrideMs: situation.override?.everyMs ?? null, previousMs: thing.cadence?.everyMs ?? null };
  const decision = decideCadence(question);
  return { id, nextAt: earliest(now, nextOf(decision.everyMs, decision.reason === 'override', now, random), situation.changesAt, seen.retryAt), readAt, readsPerSecond, cadence: { ...decision, load } };
}

/** What somebody has decided is kept to the second. */
function nextOf(everyMs: number | null, isExact: boolean, now: Date, random: number): Date | null {
  return everyMs === null ? null : new Date(now.getTime() + (isExact ? everyMs : jittered(everyMs, random)));
}

/** The first of what is yet to come; null where nothing is. */
function earliest(now: Date, ...instants: readonly (Date | null)[]): Date | null {
  const toCome = instants.filter((instant) => instant !== null).filter((instant) => instant > now);
  return toCome.length === 0 ? null : new Date(Math.min(...toCome.map((instant) => instant.getTime())));
}

/** What was known before stays known: the marks of a Redis that was emptied say nothing. */
function readAtOf({ readAt, now }: ClaimedThing, mark: ReadMark | null | undefined): Date | null {
  if (mark == null) return readAt;
  const marked = new Date(now.getTime() - mark.ageMs);
  return readAt !== null && readAt > marked ? readAt : marked;
}

function readRateOf({ readsPerSecond, refreshedAt, now }: ClaimedThing, mark: ReadMark | null | undefined): number {
  if (mark != null) return mark.perSecond;
  if (mark === undefined || refreshedAt === null) return readsPerSecond;
  return blend(readsPerSecond, 0, now.getTime() - refreshedAt.getTime(), RATE_MEMORY_MS);
}

/** Nobody has read it for a day, nor is it younger than that. */
function isIdle({ begunAt, now }: ClaimedThing, readAt: Date | null): boolean {
  return now.getTime() - Math.max(begunAt.getTime(), readAt?.getTime() ?? 0) >= READ_FOR_MS;
}

function loadOf({ cadence, refreshedAt, now }: ClaimedThing, { changes, computeMs }: Seen, readsPerSecond: number): CadenceLoad {
  const before = cadence?.load ?? null;
  const elapsedMs = refreshedAt === null ? 0 : Math.max(1, now.getTime() - refreshedAt.getTime());
  const changesPerSecond = elapsedMs === 0 ? 0 : blend(before?.changesPerSecond ?? null, (changes / elapsedMs) * 1_000, elapsedMs, CHANGE_MEMORY_MS);
  return { readsPerSecond, changesPerSecond, computeMs: blend(before?.computeMs ?? null, computeMs, 1, COST_MEMORY_REFRESHES) };
}
