import type { CadenceExplanation } from '../../../cached-fields/cadence/cadence-explanation.js';
import { toSafeInteger } from '../../../database/bigint-column.js';
import { periodOf, type WrittenCampaign } from '../../../campaigns/staff-campaign.reader.js';
import { periodOfDay, type StaffGivingDay } from '../../../campaigns/staff-giving-day.reader.js';
import type { CadenceShown, CampaignFolderShown, GivingDayFolderShown, GivingDayRowShown } from '../../contract/campaigns.js';

export function showCampaign(campaign: WrittenCampaign, organisation: string, now: Date): CampaignFolderShown['campaign'] {
  const { slug, title, summary, story, currency, locale, day, goal, minimum, maximum, suggestedAmounts, opensAt, closesAt, publishedAt } = campaign;
  return {
    ...{ slug, title, summary, story, currency, locale, day, organisation, isPublished: publishedAt !== null, period: periodOf(campaign, now) },
    goal: goal === null ? null : toSafeInteger(goal),
    minimum: toSafeInteger(minimum),
    maximum: toSafeInteger(maximum),
    suggestedAmounts: suggestedAmounts.map(toSafeInteger),
    opensAt: opensAt.toISOString(),
    closesAt: closesAt?.toISOString() ?? null,
  };
}

export function showCadence({ everySeconds, because, step, isDemoted, nextRefreshAt, lastRefreshAt, override }: CadenceExplanation): CadenceShown {
  return {
    ...{ everySeconds, because, step, isDemoted },
    nextAt: nextRefreshAt?.toISOString() ?? null,
    lastAt: lastRefreshAt?.toISOString() ?? null,
    override: override === null ? null : { everySeconds: override.everyMs / 1_000, by: override.by, at: override.at.toISOString() },
  };
}

export function showGivingDayRow(day: StaffGivingDay, now: Date): GivingDayRowShown {
  const { slug, title, currency, startsAt, endsAt, campaigns } = day;
  return { slug, title, currency, campaigns, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), period: periodOfDay(day, now) };
}

export function showGivingDay(day: StaffGivingDay, organisation: string, now: Date): GivingDayFolderShown['day'] {
  const { slug, title, tagline, story, currency, locale, startsAt, endsAt, publishedAt, campaigns } = day;
  return {
    ...{ slug, title, tagline, story, currency, locale, organisation, campaigns, isPublished: publishedAt !== null },
    ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), period: periodOfDay(day, now) },
  };
}
