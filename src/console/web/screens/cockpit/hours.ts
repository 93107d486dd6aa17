import type { DayShown, HourShown } from '../../../contract/cockpit.js';

const HOUR_MS = 3_600_000;

/** Which hour of the day it is, with its fraction: 0 at the beginning of its first. */
export function hourNow({ startsAt }: Pick<DayShown, 'startsAt'>, now: number): number {
  return now / HOUR_MS - Math.floor(Date.parse(startsAt) / HOUR_MS);
}

export function lastHourOf({ startsAt, endsAt }: Pick<DayShown, 'startsAt' | 'endsAt'>): number {
  return Math.ceil(Date.parse(endsAt) / HOUR_MS) - Math.floor(Date.parse(startsAt) / HOUR_MS) - 1;
}

/** What had come in by then; of the hour that is running, the part that has passed. */
export function raisedUntil(hours: readonly HourShown[], hour: number): number {
  return hours.reduce((sum, one) => sum + one.raised * Math.max(0, Math.min(1, hour - one.hour)), 0);
}

/** When an hour begins, as an instant. */
export function beginningOf({ startsAt }: Pick<DayShown, 'startsAt'>, hour: number): string {
  return new Date((Math.floor(Date.parse(startsAt) / HOUR_MS) + hour) * HOUR_MS).toISOString();
}
