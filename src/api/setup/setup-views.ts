import { periodOf, type StaffCampaign, type WrittenCampaign } from '../../campaigns/staff-campaign.reader.js';
import type { StaffGivingDay } from '../../campaigns/staff-giving-day.reader.js';
import { toSafeInteger } from '../../database/bigint-column.js';
import type { Reading } from '../../cached-fields/reading.js';
import type { GivingDayTotals } from '../../donations/donation.figures.js';
import type { CampaignSettings, CampaignSummary, GivingDayFigures, GivingDayView } from './setup.schema.js';

export function toCampaignSummary(campaign: StaffCampaign, now: Date): CampaignSummary {
  const { slug, title, currency, locale, day, goal, publishedAt, opensAt, endsAt } = campaign;
  return {
    ...{ slug, title, currency, locale, givingDay: day, state: periodOf(campaign, now), published: publishedAt !== null },
    goal: goal === null ? null : toSafeInteger(goal),
    opensAt: opensAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
  };
}

export function toCampaignSettings(campaign: WrittenCampaign, now: Date): CampaignSettings {
  const { summary, story, minimum, maximum, suggestedAmounts, closesAt, designations } = campaign;
  return {
    ...toCampaignSummary(campaign, now),
    ...{ summary, story, minimum: toSafeInteger(minimum), maximum: toSafeInteger(maximum), suggestedAmounts: suggestedAmounts.map(toSafeInteger) },
    closesAt: closesAt?.toISOString() ?? null,
    designations: [...designations],
  };
}

export function toGivingDayView({ slug, title, tagline, story, currency, locale, publishedAt, startsAt, endsAt, campaigns }: StaffGivingDay, now: Date): GivingDayView {
  const state = periodOf({ publishedAt, archivedAt: null, opensAt: startsAt, endsAt }, now);
  return { slug, title, tagline, story, currency, locale, campaigns, state, published: publishedAt !== null, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}

export function toGivingDayFigures(day: StaffGivingDay, { raised, donors, donations }: GivingDayTotals, now: Date): GivingDayFigures {
  const freshness = ({ asOf, stale }: Reading<unknown>) => ({ asOf: asOf.toISOString(), stale });
  return {
    ...toGivingDayView(day, now),
    totalRaised: { sums: raised.value.map(({ amount, currency }) => ({ amount, currency })), ...freshness(raised) },
    donorCount: { value: donors.value, ...freshness(donors) },
    donationCount: { value: donations.value, ...freshness(donations) },
  };
}
