import { Injectable } from '@nestjs/common';
import type { SortColumn } from '../database/keyset.js';
import { Listing, type Page, type PageWish } from '../database/listing.js';
import { Transactions } from '../database/transactions.js';
import { donorBeginsWith } from '../donors/donor-begins-with.js';
import type { Currency } from '../shared/currencies.js';
import { parseId, type DonationId, type DonorId, type OrganisationId } from '../shared/ids.js';
import { moneyFromText, type Money } from '../shared/money.js';
import type { Slug } from '../shared/slug.js';
import type { DonationStatus } from './donation-status.js';

/** A donation in a list of its organisation's staff. */
export interface ListedDonation {
  readonly id: DonationId;
  readonly createdAt: Date;
  readonly donorId: DonorId;
  readonly donorName: string;
  readonly email: string;
  readonly campaign: string;
  readonly campaignSlug: Slug;
  readonly designation: string | null;
  readonly gift: Money;
  readonly coveredFee: Money;
  readonly refunded: Money;
  readonly status: DonationStatus;
  readonly failure: string | null;
  readonly isAnonymous: boolean;
  readonly message: string | null;
}

/** What a list of donations is narrowed down to; everything left out narrows nothing. */
export interface DonationFilter {
  readonly search?: string | undefined;
  readonly status?: DonationStatus | undefined;
  readonly campaign?: Slug | undefined;
  readonly donor?: DonorId | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

export const DONATION_SORTS: Readonly<Record<'createdAt' | 'amount', SortColumn>> = {
  createdAt: { sql: 'donation.created_at', kind: 'instant' },
  amount: { sql: 'donation.amount', kind: 'whole' },
};

/** Donors whose gifts a search shows at most: a name that more bear is no search. */
const MOST_DONORS = 500;

const COLUMNS = `
  donation.id, donation.created_at AS "createdAt", donation.donor_id AS "donorId", donation.donor_name AS "donorName", donor.email,
  campaign.title AS campaign, campaign.slug AS "campaignSlug", designation.title AS designation,
  donation.amount, donation.covered_fee, donation.refunded, donation.currency, donation.status, donation.failure,
  donation.anonymous AS "isAnonymous", donation.message`;

const FROM = `
  donations donation
  JOIN donors donor ON donor.id = donation.donor_id
  JOIN campaigns campaign ON campaign.id = donation.campaign_id
  LEFT JOIN designations designation ON designation.id = donation.designation_id`;

interface Row extends Omit<ListedDonation, 'gift' | 'coveredFee' | 'refunded'> {
  readonly amount: string;
  readonly covered_fee: string;
  readonly refunded: string;
  readonly currency: Currency;
}

/** The donations of one organisation, as its staff look through them. */
@Injectable()
export class StaffDonationReader {
  constructor(private readonly transactions: Transactions) {}

  /** One page, in one statement. */
  list(organisationId: OrganisationId, filter: DonationFilter, sort: keyof typeof DONATION_SORTS, wish: PageWish): Promise<Page<ListedDonation>> {
    const listing = narrowed(organisationId, filter);
    return this.transactions.run({ organisationId }, async (tx) => {
      const { rows, next } = await listing.page<Row>(tx, DONATION_SORTS[sort], wish);
      return { rows: rows.map(toListed), next };
    });
  }

  /** The one that came in last, so that a page knows whether there is news. */
  async findLatest(organisationId: OrganisationId): Promise<{ id: DonationId; status: DonationStatus } | null> {
    return this.transactions.run({ organisationId }, (tx) =>
      tx.row(`SELECT id, status FROM donations WHERE organisation_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1`, [organisationId]),
    );
  }
}

function narrowed(organisationId: OrganisationId, { search = '', status, campaign, donor, from, until }: DonationFilter): Listing {
  const listing = new Listing(COLUMNS, FROM, 'donation.id');
  // Named besides the policy, so that its index is used.
  const own = listing.bind(organisationId);
  listing.where(`donation.organisation_id = ${own}`);
  if (status !== undefined) listing.where(`donation.status = ${listing.bind(status)}`);
  if (campaign !== undefined) listing.where(`donation.campaign_id = (SELECT id FROM campaigns WHERE slug = ${listing.bind(campaign)})`);
  if (donor !== undefined) listing.where(`donation.donor_id = ${listing.bind(donor)}`);
  if (from !== undefined) listing.where(`donation.created_at >= ${listing.bind(from)}`);
  if (until !== undefined) listing.where(`donation.created_at < ${listing.bind(until)}`);
  if (search !== '') listing.where(searched(listing, own, search));
  return listing;
}

/** By what a donation is known by: its id, or how its donor's name, surname or address begins. */
function searched(listing: Listing, own: string, search: string): string {
  const id = parseId(search);
  if (id !== null) return `donation.id = ${listing.bind(id)}`;
  return `donation.donor_id IN (
    SELECT id FROM donors WHERE organisation_id = ${own} AND ${donorBeginsWith(listing.bind(search.toLowerCase()))} LIMIT ${MOST_DONORS})`;
}

function toListed({ amount, covered_fee, refunded, currency, ...row }: Row): ListedDonation {
  return { ...row, gift: moneyFromText(amount, currency), coveredFee: moneyFromText(covered_fee, currency), refunded: moneyFromText(refunded, currency) };
}
