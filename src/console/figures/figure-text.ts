import type { CampaignField } from '../../donations/campaign-figure-list.js';
import type { HourRaised, NotedDonation, TagCount, TopDonor } from '../../donations/campaign-highlights.js';
import { listSums, type CurrencySums } from '../../donations/currency-sums.js';
import type { Currency } from '../../shared/currencies.js';
import { formatMoney, type Money } from '../../shared/money.js';

const NAMES: Readonly<Record<CampaignField, string>> = {
  totalRaised: 'Raised',
  donationCount: 'Gifts',
  donorCount: 'Donors',
  donorTags: 'Tags of donors',
  topDonors: 'Top donors',
  largestDonations: 'Largest gifts',
  latestDonations: 'Latest gifts',
  medianGift: 'Median gift',
  hourlyRaised: 'Raised by the hour',
};

/** What people call a field; one that is new is called what it is. */
export function fieldName(field: string): string {
  return Object.hasOwn(NAMES, field) ? NAMES[field as CampaignField] : field;
}

const SHOWN = 3;

type Text = (value: never, currency: Currency) => string;

const TEXTS: Readonly<Record<CampaignField, Text>> = {
  totalRaised: (sums: CurrencySums, currency) => listSums(sums, currency).map(moneyText).join(' · '),
  donationCount: countText,
  donorCount: countText,
  donorTags: (tags: readonly TagCount[]) => listText(tags, ({ name, donors }) => `${name} ${countText(donors)}`),
  topDonors: (donors: readonly TopDonor[]) => listText(donors, ({ name, given }) => `${name ?? 'Anonymous'} ${moneyText(given)}`),
  largestDonations: giftsText,
  latestDonations: giftsText,
  medianGift: (medians: readonly Money[]) => listText(medians, moneyText),
  hourlyRaised: (hours: readonly HourRaised[]) => (hours.length === 0 ? 'None' : `${hours.length} ${hours.length === 1 ? 'hour' : 'hours'}, last ${moneyText(hours.at(-1)!.raised)}`),
};

/** A value in few words. `currency`: what stands first among sums. What is not as it should be is shown as it is. */
export function figureText(field: string, value: unknown, currency: Currency): string {
  if (value === null || value === undefined) return 'Nothing yet';
  try {
    if (Object.hasOwn(TEXTS, field)) return TEXTS[field as CampaignField](value as never, currency);
  } catch {
    // A value of an older version: better shown raw than not at all.
  }
  return JSON.stringify(value).slice(0, 200);
}

function moneyText(money: Money): string {
  return formatMoney(money, 'en');
}

function countText(count: number): string {
  return new Intl.NumberFormat('en').format(count);
}

function giftsText(gifts: readonly NotedDonation[]): string {
  return listText(gifts, ({ name, gift }) => `${name ?? 'Anonymous'} ${moneyText(gift)}`);
}

function listText<Item>(items: readonly Item[], toText: (item: Item) => string): string {
  if (items.length === 0) return 'None';
  const rest = items.length > SHOWN ? ` and ${items.length - SHOWN} more` : '';
  return items.slice(0, SHOWN).map(toText).join(', ') + rest;
}
