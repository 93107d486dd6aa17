import type { Attempt } from './attempt.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Waits after each attempt, in milliseconds: the schedule of Standard Webhooks 1.0, three days and a half in all. */
const WAITS_MS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/** However long its turn did not come because its endpoint was resting, a delivery is tried no longer than this. */
const LONGEST_MS = 4 * DAY;

const SHORTEST_REST_MS = 5 * SECOND;
const LONGEST_REST_MS = 10 * MINUTE;

const FAILING_FOR_MS = 5 * DAY;
const FAILING_TIMES = 10;

/** When the next attempt is due, or null where the one before was the last. `chance`: 0 to 1, spreads those that failed together. */
export function nextAttemptAt(attempts: number, createdAt: Date, attempt: Attempt, now: Date, chance: number): Date | null {
  const waitMs = WAITS_MS[attempts - 1];
  if (waitMs === undefined || now.getTime() - createdAt.getTime() > LONGEST_MS) return null;
  const askedMs = attempt.kind === 'answered' ? Math.min((attempt.retryAfterSeconds ?? 0) * SECOND, DAY) : 0;
  return new Date(now.getTime() + Math.max(askedMs, waitMs * (0.9 + 0.2 * chance)));
}

/** An endpoint that fails is left alone a little longer each time, so that it can get up again and costs us little. */
export function restMs(failures: number): number {
  return Math.min(SHORTEST_REST_MS * 2 ** Math.max(0, Math.min(failures, 30) - 1), LONGEST_REST_MS);
}

/** Whether an endpoint has failed so long and so often that somebody has to look at it. */
export function isHopeless(failures: number, failingSince: Date, now: Date): boolean {
  return failures >= FAILING_TIMES && now.getTime() - failingSince.getTime() >= FAILING_FOR_MS;
}
