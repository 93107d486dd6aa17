import { stateAt } from '../campaigns/campaign-period.js';
import type { PublishedCampaign } from '../campaigns/campaign.reader.js';
import type { DatedTotals } from '../donations/donation.figures.js';
import type { CampaignView } from './campaigns.schema.js';

/** A campaign and its figures as the API shows them. */
export function toCampaignView({ campaign, designations }: PublishedCampaign, totals: DatedTotals, now: Date): CampaignView {
  const { raised, donors, donations } = totals.of(campaign);
  const freshness = { asOf: totals.asOf.toISOString(), tier: 'computed', stale: false } as const;
  const { slug, title, summary, organisation, givingDay, locale, currency, goal, minimum, maximum, suggestedAmounts } = campaign;
  return {
    ...{ slug, title, summary, locale, currency, goal, minimum, maximum, suggestedAmounts },
    organisation: { slug: organisation.slug, name: organisation.name },
    givingDay: givingDay && { slug: givingDay.slug, title: givingDay.title },
    designations: designations.map((designation) => ({ slug: designation.slug, title: designation.title })),
    state: stateAt(campaign, now),
    opensAt: campaign.opensAt.toISOString(),
    closesAt: campaign.closesAt?.toISOString() ?? null,
    totalRaised: { ...raised, ...freshness },
    donorCount: { value: donors, ...freshness },
    donationCount: { value: donations, ...freshness },
  };
}
