import type { CadenceStep } from '../cached-fields/cadence/cadence-policy.js';
import type { CadenceSituation } from '../cached-fields/cadence/cadence-source.js';
import { stateAt, type Period } from './campaign-period.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** How often the figures of campaigns are refreshed, the most frequent first. */
export const CAMPAIGN_LADDER: readonly CadenceStep[] = [
  { name: 'live', bounds: { shortestMs: 5 * SECOND_MS, longestMs: MINUTE_MS } },
  { name: 'upcoming', bounds: { shortestMs: 12 * MINUTE_MS, longestMs: 15 * MINUTE_MS } },
  { name: 'ended', bounds: { shortestMs: 19 * HOUR_MS, longestMs: 24 * HOUR_MS } },
  { name: 'archived', bounds: null },
];

export const SHORTEST_OVERRIDE_SECONDS = 5;
export const LONGEST_OVERRIDE_SECONDS = 7 * 24 * 3_600;

export interface CampaignTimes extends Period {
  readonly archivedAt: Date | null;
  /** Of its giving day; null where it stands alone. */
  readonly dayEndsAt: Date | null;
}

/** Which rung a campaign is on, and until when. Without an end of its own it ends with its giving day. */
export function campaignCadence({ opensAt, closesAt, archivedAt, dayEndsAt }: CampaignTimes, now: Date): Omit<CadenceSituation, 'override'> {
  if (archivedAt !== null && archivedAt <= now) return { at: rungOf('archived'), changesAt: null };
  const end = closesAt ?? dayEndsAt;
  const [name, next] = stateOf({ opensAt, closesAt: end }, now);
  return { at: rungOf(name), changesAt: firstAfter(now, next, archivedAt) };
}

/** By name, and when the period itself will bring the next. */
function stateOf(period: Period, now: Date): [name: string, next: Date | null] {
  const state = stateAt(period, now);
  if (state === 'upcoming') return ['upcoming', period.opensAt];
  return state === 'open' ? ['live', period.closesAt] : ['ended', null];
}

function firstAfter(now: Date, ...instants: readonly (Date | null)[]): Date | null {
  const toCome = instants.filter((instant) => instant !== null).filter((instant) => instant > now);
  return toCome.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

const rungOf = (name: string): number => CAMPAIGN_LADDER.findIndex((step) => step.name === name);
