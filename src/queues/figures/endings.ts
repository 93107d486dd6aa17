/** How a job's run can end: done, to be tried again, or set aside. */
export const OUTCOMES = ['completed', 'retried', 'failed'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** How the jobs of one queue ended, in the whole fleet. */
export interface Endings {
  /** Since the queue's Redis was last empty. */
  readonly totals: Readonly<Record<Outcome, number>>;
  /** In the last sixty seconds: this minute, and of the one before the part that still counts. */
  readonly perMinute: Readonly<Record<Outcome, number>>;
  /** Runs that failed, by the code or class of their error. */
  readonly causes: Readonly<Record<string, number>>;
}

export const CAUSE = 'cause:';

const MINUTE_MS = 60_000;

/** From the fields and values of the hash that the workers count in. */
export function toEndings(fields: readonly string[], nowMs: number): Endings {
  const counted = new Map<string, number>();
  for (let at = 0; at + 1 < fields.length; at += 2) counted.set(fields[at] ?? '', Number(fields[at + 1]));
  const count = (field: string) => counted.get(field) ?? 0;
  const minutesSince = Math.floor(nowMs / MINUTE_MS) - count('minute');
  const remaining = 1 - (nowMs % MINUTE_MS) / MINUTE_MS;
  const rateOf = (outcome: Outcome) => {
    if (minutesSince === 0) return count(`now:${outcome}`) + remaining * count(`last:${outcome}`);
    return minutesSince === 1 ? remaining * count(`now:${outcome}`) : 0;
  };
  const causes = [...counted].filter(([field]) => field.startsWith(CAUSE)).map(([field, value]) => [field.slice(CAUSE.length), value] as const);
  return {
    totals: byOutcome(count),
    perMinute: byOutcome((outcome) => Math.round(10 * rateOf(outcome)) / 10),
    causes: Object.fromEntries(causes.sort(([, a], [, b]) => b - a)),
  };
}

function byOutcome(of: (outcome: Outcome) => number): Record<Outcome, number> {
  return { completed: of('completed'), retried: of('retried'), failed: of('failed') };
}
