import { createHash } from 'node:crypto';
import type { Id, OrganisationId } from '../../shared/ids.js';
import { offerIn, toMinor } from './campaigns/currency-offers.js';
import { storyText } from './campaigns/demo-campaign.js';
import type { SeededCampaign } from './campaigns/seeded-campaign.js';
import type { DemoDonation } from './donations/demo-donation.js';
import type { DemoDonor } from './donors/make-donors.js';
import type { PseudoRandom } from './pseudo-random.js';

const PUBLISHED_BEFORE_MS = 14 * 86_400_000;

/** When a page went public: a fortnight before anyone could give, or a fortnight ago. */
export function publishedAt(opensAt: Date, now: Date): Date {
  return new Date(Math.min(opensAt.getTime(), now.getTime()) - PUBLISHED_BEFORE_MS);
}

export function campaignRow({ content, ...campaign }: SeededCampaign, position: number, now: Date): object {
  const { currency } = content;
  const offer = offerIn(currency);
  return {
    id: campaign.id,
    organisation_id: campaign.organisation_id,
    giving_day_id: campaign.giving_day_id,
    slug: content.slug,
    title: content.title,
    summary: content.summary,
    story: storyText(content.story),
    locale: content.locale,
    artwork_hue: content.hue,
    artwork_emblem: content.emblem,
    currency,
    goal: toMinor(content.goal, currency),
    minimum: toMinor(offer.minimum, currency),
    maximum: toMinor(offer.maximum, currency),
    suggested_amounts: (content.suggested ?? offer.suggested).map((amount) => toMinor(amount, currency)),
    opens_at: campaign.opens_at,
    closes_at: campaign.closes_at,
    published_at: publishedAt(campaign.opens_at, now),
    position,
  };
}

export function designationRows({ id, organisation_id, designations }: SeededCampaign): object[] {
  return designations.map((designation, position) => ({
    ...designation,
    organisation_id,
    campaign_id: id,
    position,
  }));
}

export function inboxRow(
  random: PseudoRandom,
  { inbox_id, organisation_id, id, created_at }: DemoDonation,
): object {
  return {
    id: inbox_id,
    organisation_id,
    source: random.chance(0.06) ? 'api' : 'form',
    key: random.id<'Attempt'>(created_at),
    fingerprint: `\\x${createHash('sha256').update(id).digest('hex')}`,
    received_at: created_at,
  };
}

export interface TagRow {
  readonly id: Id<'Tag'>;
  readonly organisation_id: OrganisationId;
  readonly name: string;
}

export function tagRows(
  random: PseudoRandom,
  organisation_id: OrganisationId,
  names: readonly string[],
  now: Date,
): TagRow[] {
  return names.map((name) => ({ id: random.id<'Tag'>(now), organisation_id, name }));
}

export function donorTagRows(donors: readonly DemoDonor[], tags: readonly TagRow[]): object[] {
  const byName = new Map(tags.map((tag) => [tag.name, tag]));
  return donors.flatMap((donor) =>
    [...new Set(donor.tags)].flatMap((name) => {
      const tag = byName.get(name);
      return tag === undefined
        ? []
        : [{ organisation_id: tag.organisation_id, donor_id: donor.id, tag_id: tag.id }];
    }),
  );
}
