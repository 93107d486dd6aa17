import { stateAt } from '../campaigns/campaign-period.js';
import type { PublishedCampaign } from '../campaigns/campaign.reader.js';
import type { Reading } from '../cached-fields/reading.js';
import type { CampaignTotals } from '../donations/donation.figures.js';
import type { PublicPledges } from '../matches/public-pledges.reader.js';
import type { CampaignView } from './campaign-view.schema.js';
import { toPublicPledges } from './pledges/pledge-views.js';

/** A campaign and its figures as the API shows them. */
export function toCampaignView({ campaign, designations }: PublishedCampaign, { raised, donors, donations }: CampaignTotals, pledges: PublicPledges, now: Date): CampaignView {
  const { slug, title, summary, organisation, givingDay, locale, currency, goal, minimum, maximum, suggestedAmounts } = campaign;
  return {
    ...{ slug, title, summary, locale, currency, goal, minimum, maximum, suggestedAmounts },
    organisation: { slug: organisation.slug, name: organisation.name },
    givingDay: givingDay && { slug: givingDay.slug, title: givingDay.title },
    designations: designations.map((designation) => ({ slug: designation.slug, title: designation.title })),
    state: stateAt(campaign, now),
    opensAt: campaign.opensAt.toISOString(),
    closesAt: campaign.closesAt?.toISOString() ?? null,
    totalRaised: { ...raised.value, ...freshnessOf(raised) },
    donorCount: { value: donors.value, ...freshnessOf(donors) },
    donationCount: { value: donations.value, ...freshnessOf(donations) },
    ...toPublicPledges(pledges, now),
  };
}

function freshnessOf({ asOf, tier, stale }: Reading<unknown>) {
  return { asOf: asOf.toISOString(), tier, stale };
}
