import type { Compute } from '../cached-fields/computed/compute.js';
import type { Currency } from '../shared/currencies.js';
import type { CampaignId, DonationId } from '../shared/ids.js';
import { moneyFromText, type Money } from '../shared/money.js';
import { countDonorTagsSql } from './campaign-tags.sql.js';
import { findMedianGiftSql, listHourlyRaisedSql, listLargestDonationsSql, listLatestDonationsSql, listTopDonorsSql } from './campaign-highlights.sql.js';

export interface TagCount {
  readonly name: string;
  readonly donors: number;
}

export interface TopDonor {
  /** Null for somebody who does not want to be named. */
  readonly name: string | null;
  readonly given: Money;
}

export interface NotedDonation extends Omit<TopDonor, 'given'> {
  readonly id: DonationId;
  readonly gift: Money;
  readonly message: string | null;
  /** ISO 8601 instant. */
  readonly capturedAt: string;
}

export interface HourRaised {
  /** ISO 8601 instant at which the hour begins. */
  readonly hour: string;
  readonly raised: Money;
  /** Missing in values that were kept before gifts were counted. */
  readonly gifts?: number;
}

interface CampaignRow {
  campaign_id: CampaignId;
}

interface AmountRow extends CampaignRow {
  amount: string;
  currency: Currency;
}

interface DonationRow extends AmountRow {
  id: DonationId;
  name: string | null;
  message: string | null;
  captured_at: Date;
}

const giftOf = ({ amount, currency }: AmountRow) => moneyFromText(amount, currency);

const toNoted = ({ id, name, message, captured_at, ...amount }: DonationRow): NotedDonation => ({ id, name, message, gift: giftOf(amount), capturedAt: captured_at.toISOString() });

/** One query for all campaigns; those without rows have an empty list. */
function listing<Row extends CampaignRow, Item>(sql: string, toItem: (row: Row) => Item): Compute<CampaignId, readonly Item[]> {
  return async (campaigns, tx) => {
    const lists = new Map<CampaignId, Item[]>(campaigns.map((id) => [id, []]));
    for (const row of await tx.rows<Row>(sql, [campaigns])) lists.get(row.campaign_id)?.push(toItem(row));
    return lists;
  };
}

const listDonorTags = listing(countDonorTagsSql, ({ name, donors }: CampaignRow & TagCount): TagCount => ({ name, donors }));

/** Sorted here: thousands of tags that as many donors bear take PostgreSQL longer to put in order than to count. */
export const countDonorTags: Compute<CampaignId, readonly TagCount[]> = async (campaigns, tx) => {
  const lists = await listDonorTags(campaigns, tx);
  return new Map([...lists].map(([id, tags]) => [id, tags.toSorted((one, other) => other.donors - one.donors || (one.name < other.name ? -1 : 1))]));
};

export const listTopDonors = listing(listTopDonorsSql, ({ name, ...amount }: AmountRow & { name: string | null }): TopDonor => ({ name, given: giftOf(amount) }));
export const listLargestDonations = listing(listLargestDonationsSql, toNoted);
export const listLatestDonations = listing(listLatestDonationsSql, toNoted);
export const findMedianGifts = listing(findMedianGiftSql, giftOf);
export const listHourlyRaised = listing(listHourlyRaisedSql, ({ hour, gifts, ...amount }: AmountRow & { hour: Date; gifts: number }): HourRaised => ({ hour: hour.toISOString(), raised: giftOf(amount), gifts }));
