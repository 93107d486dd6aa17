import type { Campaign } from '../campaigns/campaign.entity.js';
import type { CampaignTotals } from '../donations/donation.figures.js';
import { money, percentOf } from '../shared/money.js';
import { toDatedFigure } from './dated-figures.js';
import type { CampaignCard } from './giving-day/giving-day.page-model.js';

export function toCampaignCard(campaign: Campaign, { raised, donors }: CampaignTotals): CampaignCard {
  const goal = campaign.goal === null ? null : money(campaign.goal, campaign.currency);
  const { slug, title, summary, locale } = campaign;
  return {
    ...{ slug, title, summary, locale, goal, donors: donors.value },
    artwork: { hue: campaign.artworkHue, emblem: campaign.artworkEmblem },
    raised: toDatedFigure(campaign.id, raised),
    percent: goal === null ? 0 : percentOf(raised.value, goal),
  };
}
