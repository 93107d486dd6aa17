import { Injectable } from '@nestjs/common';
import { toSafeInteger } from '../database/bigint-column.js';
import { Listing, type Page, type PageWish } from '../database/listing.js';
import type { Scope } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import type { Currency } from '../shared/currencies.js';
import type { DonationId, MatchId, OrganisationId } from '../shared/ids.js';
import { moneyFromText } from '../shared/money.js';
import type { Slug } from '../shared/slug.js';
import type { OwnedMatch } from './allot-match.js';
import type { Match, MatchedGift, MatchShare } from './match.js';
import { MATCH_COLUMNS, pledgesWithThings, PLEDGE_SORTS, toMatch, type MatchRow } from './pledge-columns.js';

/** Which matches or challenges are listed: those of a day, of a campaign, or all. */
export interface PledgeFilter {
  readonly givingDay?: Slug | undefined;
  readonly campaign?: Slug | undefined;
  /** Part of the sponsor's name. */
  readonly search?: string | undefined;
}

interface ShareRow {
  readonly donationId: DonationId;
  readonly place: string;
  readonly gift: string;
  readonly wanted: string;
  readonly allotted: string;
}

interface MatchedRow {
  readonly matchId: MatchId;
  readonly sponsor: string;
  readonly currency: Currency;
  readonly allotted: string | null;
}

const SHARE_COLUMNS = `share.donation_id AS "donationId", share.place::text, share.gift::text, share.wanted::text, share.allotted::text`;

/** What a donation ($1) has of matches, and those that have not looked at it yet. */
const OF_DONATION_SQL = `
  SELECT pledge.id AS "matchId", pledge.sponsor, pledge.currency, share.allotted::text
  FROM donations donation JOIN campaigns campaign ON campaign.id = donation.campaign_id
  JOIN matches pledge ON pledge.campaign_id = donation.campaign_id OR pledge.giving_day_id = campaign.giving_day_id
  LEFT JOIN match_shares share ON share.match_id = pledge.id AND share.donation_id = donation.id
  WHERE donation.id = $1 AND donation.captured_at IS NOT NULL AND (share.place IS NOT NULL OR (
    pledge.currency = donation.currency AND (pledge.designation_id IS NULL OR pledge.designation_id = donation.designation_id)
    AND donation.captured_at >= pledge.opens_at AND donation.captured_at < least(pledge.closes_at, pledge.closed_at)
    AND (pledge.tag IS NULL OR EXISTS (
      SELECT FROM donor_tags JOIN tags ON tags.id = donor_tags.tag_id WHERE donor_tags.donor_id = donation.donor_id AND tags.name = pledge.tag))
    AND EXISTS (
      SELECT FROM ledger_transactions movement JOIN ledger_entries entry ON entry.transaction_id = movement.id
      WHERE movement.donation_id = donation.id AND NOT pg_visible_in_snapshot(entry.xid, pledge.snapshot))))
  ORDER BY pledge.created_at, pledge.id`;

/** Matches for those who run them. */
@Injectable()
export class MatchReader {
  constructor(private readonly transactions: Transactions) {}

  async find(scope: Scope, id: MatchId): Promise<Match | null> {
    const row = await this.transactions.run(scope, (tx) => tx.row<MatchRow>(`SELECT ${MATCH_COLUMNS} FROM ${pledgesWithThings('matches')} WHERE pledge.id = $1`, [id]));
    return row && toMatch(row);
  }

  async list(organisationId: OrganisationId, filter: PledgeFilter, sort: keyof typeof PLEDGE_SORTS, wish: PageWish): Promise<Page<Match>> {
    const listing = new Listing(MATCH_COLUMNS, pledgesWithThings('matches'), 'pledge.id');
    filterPledges(listing, organisationId, filter);
    const { rows, next } = await this.transactions.run({ organisationId }, (tx) => listing.page<MatchRow>(tx, PLEDGE_SORTS[sort], wish));
    return { rows: rows.map(toMatch), next };
  }

  /** In the order of their places. */
  async listShares({ id, organisationId }: OwnedMatch, wish: PageWish): Promise<Page<MatchShare>> {
    const listing = new Listing(SHARE_COLUMNS, 'match_shares share', 'share.donation_id');
    listing.where(`share.match_id = ${listing.bind(id)}`);
    const { rows, next } = await this.transactions.run({ organisationId }, (tx) => listing.page<ShareRow>(tx, { sql: 'share.place', kind: 'whole' }, wish));
    return { rows: rows.map(toShare), next };
  }

  /** What was added to a gift, by each match that is about it. */
  async listOfDonation({ id, organisationId }: { readonly id: DonationId; readonly organisationId: OrganisationId }): Promise<MatchedGift[]> {
    const rows = await this.transactions.run({ organisationId }, (tx) => tx.rows<MatchedRow>(OF_DONATION_SQL, [id]));
    return rows.map(({ matchId, sponsor, currency, allotted }) => ({ matchId, sponsor, amount: allotted === null ? null : moneyFromText(allotted, currency) }));
  }
}

/** What lists of matches and of challenges have in common. */
export function filterPledges(listing: Listing, organisationId: OrganisationId, { givingDay, campaign, search = '' }: PledgeFilter): void {
  listing.where(`pledge.organisation_id = ${listing.bind(organisationId)}`);
  if (givingDay !== undefined) listing.where(`day.slug = ${listing.bind(givingDay)}`);
  if (campaign !== undefined) listing.where(`campaign.slug = ${listing.bind(campaign)}`);
  if (search !== '') listing.where(`strpos(lower(pledge.sponsor), lower(${listing.bind(search)})) > 0`);
}

function toShare({ donationId, place, gift, wanted, allotted }: ShareRow): MatchShare {
  return { donationId, place: Number(place), gift: toSafeInteger(gift), wanted: Number(wanted), allotted: toSafeInteger(allotted) };
}
