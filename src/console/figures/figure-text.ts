import { CAMPAIGN_FIELDS, type CampaignField } from '../../donations/campaign-figure-list.js';
import type { HourRaised, NotedDonation, TagCount, TopDonor } from '../../donations/campaign-highlights.js';
import { listSums, type CurrencySums } from '../../donations/currency-sums.js';
import type { Currency } from '../../shared/currencies.js';
import type { Money } from '../../shared/money.js';
import type { Speech } from '../words/speech.js';

/** What people call a field; one that is new is called what it is. */
export function fieldName({ say }: Speech, field: string): string {
  const known = CAMPAIGN_FIELDS.find((name) => name === field);
  return known === undefined ? field : say(`field.${known}`);
}

const SHOWN = 3;

type Text = (value: never, speech: Speech, currency: Currency) => string;

const TEXTS: Readonly<Record<CampaignField, Text>> = {
  totalRaised: (sums: CurrencySums, { money }, currency) => listSums(sums, currency).map(money).join(' · '),
  donationCount: (count: number, { number }) => number(count),
  donorCount: (count: number, { number }) => number(count),
  donorTags: (tags: readonly TagCount[], speech) => listText(tags, speech, ({ name, donors }) => `${name} ${speech.number(donors)}`),
  topDonors: (donors: readonly TopDonor[], speech) => listText(donors, speech, ({ name, given }) => `${name ?? speech.say('value.anonymous')} ${speech.money(given)}`),
  largestDonations: giftsText,
  latestDonations: giftsText,
  medianGift: (medians: readonly Money[], speech) => listText(medians, speech, speech.money),
  hourlyRaised: (hours: readonly HourRaised[], { say, count, money }) => (hours.length === 0 ? say('value.none') : count('value.hours', hours.length, { money: money(hours.at(-1)!.raised) })),
};

/** A value in few words. `currency`: what stands first among sums. What is not as it should be is shown as it is. */
export function figureText(speech: Speech, field: string, value: unknown, currency: Currency): string {
  if (value === null || value === undefined) return speech.say('value.nothing');
  try {
    if (Object.hasOwn(TEXTS, field)) return TEXTS[field as CampaignField](value as never, speech, currency);
  } catch {
    // A value of an older version: better shown raw than not at all.
  }
  return JSON.stringify(value).slice(0, 200);
}

function giftsText(gifts: readonly NotedDonation[], speech: Speech): string {
  return listText(gifts, speech, ({ name, gift }) => `${name ?? speech.say('value.anonymous')} ${speech.money(gift)}`);
}

function listText<Item>(items: readonly Item[], { say, number }: Speech, toText: (item: Item) => string): string {
  if (items.length === 0) return say('value.none');
  const list = items.slice(0, SHOWN).map(toText).join(', ');
  return items.length > SHOWN ? say('value.more', { list, n: number(items.length - SHOWN) }) : list;
}
