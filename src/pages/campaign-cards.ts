import type { Campaign } from '../campaigns/campaign.entity.js';
import type { DatedTotals } from '../donations/donation.figures.js';
import { money, percentOf } from '../shared/money.js';
import type { CampaignCard } from './giving-day/giving-day.page-model.js';

export function toCampaignCard(campaign: Campaign, totals: DatedTotals): CampaignCard {
  const { raised, donors } = totals.of(campaign);
  const goal = campaign.goal === null ? null : money(campaign.goal, campaign.currency);
  const { slug, title, summary, locale } = campaign;
  return {
    ...{ slug, title, summary, locale, goal, donors },
    artwork: { hue: campaign.artworkHue, emblem: campaign.artworkEmblem },
    raised: { value: raised, asOf: totals.asOf.toISOString(), stale: false },
    percent: goal === null ? 0 : percentOf(raised, goal),
  };
}
