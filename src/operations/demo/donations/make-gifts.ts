import { languageOf } from '../campaigns/demo-campaign.js';
import type { SeededCampaign } from '../campaigns/seeded-campaign.js';
import type { MakeDonors, DemoDonor } from '../donors/make-donors.js';
import type { MessageDeck } from '../messages/message-deck.js';
import type { PseudoRandom } from '../pseudo-random.js';
import type { DemoDonation } from './demo-donation.js';
import { feeToCover, giftAmount } from './gift-amounts.js';
import { paymentOutcome } from './payment-outcome.js';
import { planGifts } from './plan-gifts.js';

const RETURNING_SHARE = 0.3;
const GUEST_SHARE = 0.15;

export interface Gifts {
  readonly donors: DemoDonor[];
  readonly donations: DemoDonation[];
}

export interface GiftMakers {
  readonly random: PseudoRandom;
  readonly donors: MakeDonors;
  readonly messages: MessageDeck;
  readonly tagsFor: (random: PseudoRandom, campaign: SeededCampaign['content'], language: string) => string[];
}

/** Invents `count` gifts to the campaigns of one organisation and the people who make them, oldest first. */
export function makeGifts(
  makers: GiftMakers,
  campaigns: readonly SeededCampaign[],
  count: number,
  now: Date,
): Gifts {
  const { random } = makers;
  const byLanguage = new Map<string, DemoDonor[]>();
  const donations = planGifts(random, campaigns, count, now).map(({ campaign, at }) => {
    const language = donorLanguage(random, campaign.content.locale, campaigns);
    const known = byLanguage.get(language) ?? [];
    byLanguage.set(language, known);
    const isReturning = known.length > 0 && random.chance(RETURNING_SHARE);
    const donor = isReturning ? random.pick(known) : newDonor(makers, campaign, language, at);
    if (!isReturning) known.push(donor);
    return donation(makers, campaign, donor, at, now);
  });
  return { donors: [...byLanguage.values()].flat(), donations };
}

/** Mostly the campaign's own, sometimes that of a guest: English, or at English campaigns any that is spoken here. */
function donorLanguage(random: PseudoRandom, locale: string, campaigns: readonly SeededCampaign[]): string {
  const own = locale === 'en-IN' && random.chance(0.3) ? 'hi' : languageOf(locale);
  if (!random.chance(GUEST_SHARE)) return own;
  return own === 'en' ? languageOf(random.pick(campaigns).content.locale) : 'en';
}

function newDonor(
  { random, donors, tagsFor }: GiftMakers,
  campaign: SeededCampaign,
  language: string,
  at: Date,
): DemoDonor {
  return donors.run(language, at, tagsFor(random, campaign.content, language));
}

function donation(
  { random, messages }: GiftMakers,
  campaign: SeededCampaign,
  donor: DemoDonor,
  at: Date,
  now: Date,
): DemoDonation {
  const { content } = campaign;
  const id = random.id<'Donation'>(at);
  const amount = giftAmount(random, content);
  const fee = random.chance(0.3) ? feeToCover(amount, content.currency) : 0;
  const isDesignated = campaign.designations.length > 0 && random.chance(0.55);
  return {
    id,
    organisation_id: campaign.organisation_id,
    campaign_id: campaign.id,
    designation_id: isDesignated ? random.pick(campaign.designations).id : null,
    donor_id: donor.id,
    inbox_id: random.id<'InboxItem'>(at),
    amount,
    covered_fee: fee,
    currency: content.currency,
    donor_name: donor.name,
    anonymous: random.chance(0.15),
    message: random.chance(0.25) ? messages.deal(donor.language, content.slug) : null,
    locale: content.locale,
    gateway: 'sandbox',
    created_at: at,
    ...paymentOutcome(random, { id, createdAt: at, amount, coveredFee: fee }, now),
  };
}
