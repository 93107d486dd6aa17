import type { StaffGivingDay } from '../../../campaigns/staff-giving-day.reader.js';
import type { Reading } from '../../../cached-fields/reading.js';
import type { Organisation } from '../../../organisations/organisation.entity.js';
import type { DayShown, HourShown } from '../../contract/cockpit.js';
import type { FigureShown, OrganisationShown } from '../../contract/common.js';
import type { HourSum } from '../../../donations/day-hours.js';

const HOUR_MS = 3_600_000;

export function showOrganisation({ slug, name, timeZone }: Organisation): OrganisationShown {
  return { slug, name, timeZone };
}

export function showDay(day: StaffGivingDay, organisation: Organisation): DayShown {
  const { slug, title, currency, startsAt, endsAt, publishedAt } = day;
  return { slug, title, currency, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), isPublished: publishedAt !== null, organisation: showOrganisation(organisation) };
}

export function showFigure<A, B>({ value, asOf, tier, stale }: Reading<A>, show: (value: A) => B): FigureShown<B> {
  return { value: show(value), asOf: asOf.toISOString(), tier, stale };
}

/** Hours of two editions can be told against each other once both are counted from their first. */
export function hourOf(at: Date, startsAt: Date): number {
  return Math.floor(at.getTime() / HOUR_MS) - Math.floor(startsAt.getTime() / HOUR_MS);
}

export function showHours(hours: readonly HourSum[], startsAt: Date): HourShown[] {
  return hours.map(({ hour, raised, gifts }) => ({ hour: hourOf(hour, startsAt), raised, gifts }));
}
