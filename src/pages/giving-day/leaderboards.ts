import type { CampaignCard } from './giving-day.page-model.js';

const PLACES = 5;

/** Campaigns with the most donors, and those nearest to their goal. Never by amount: amounts may differ in currency. */
export function leaderboardsOf(campaigns: readonly CampaignCard[]) {
  return {
    byDonors: topBy(campaigns, (campaign) => campaign.donors),
    byPercent: topBy(campaigns.filter(({ goal }) => goal !== null), (campaign) => campaign.percent),
  };
}

function topBy(campaigns: readonly CampaignCard[], score: (campaign: CampaignCard) => number): CampaignCard[] {
  return campaigns.filter((campaign) => score(campaign) > 0).toSorted((a, b) => score(b) - score(a)).slice(0, PLACES);
}
