import { Injectable } from '@nestjs/common';
import { toSafeInteger } from '../database/bigint-column.js';
import type { SortColumn } from '../database/keyset.js';
import { Listing, type Page, type PageWish } from '../database/listing.js';
import { Transactions } from '../database/transactions.js';
import { parseId, type DonationId, type OrganisationId } from '../shared/ids.js';
import type { OwnedMatch } from './allot-match.js';
import type { Match, MatchShare, MatchState } from './match.js';
import { filterPledges, type PledgeFilter } from './match.reader.js';
import { MATCH_COLUMNS, pledgesWithThings, PLEDGE_SORTS, toMatch, type MatchRow } from './pledge-columns.js';

const whole = (sql: string): SortColumn => ({ sql, kind: 'whole' });

export const MATCH_SORTS = { ...PLEDGE_SORTS, pool: whole('pledge.pool'), allotted: whole('pledge.allotted'), left: whole('(pledge.pool - pledge.allotted)'), gifts: whole('pledge.gifts') } satisfies Record<string, SortColumn>;

export const SHARE_SORTS = {
  place: whole('share.place'),
  gift: whole('share.gift'),
  wanted: whole('share.wanted'),
  allotted: whole('share.allotted'),
  missing: whole('(share.wanted - share.allotted)'),
} satisfies Record<string, SortColumn>;

/** As `matchStateAt` has it; `now` is a bound instant. */
export const matchStateSql = (now: string) => `CASE
  WHEN ${now} >= least(pledge.closes_at, pledge.closed_at) THEN 'closed'
  WHEN ${now} < pledge.opens_at THEN 'upcoming'
  WHEN pledge.allotted >= pledge.pool THEN 'exhausted' ELSE 'open' END`;

export interface StaffMatchFilter extends PledgeFilter {
  readonly state?: MatchState | undefined;
}

export interface ShareFilter {
  /** Those alone for whom less was left than the match would add; by `match_shares_short_idx`. */
  readonly isShort: boolean;
  /** A donation's id: there is none where it is something else. */
  readonly search?: string | undefined;
}

interface ShareRow {
  readonly donationId: DonationId;
  readonly place: string;
  readonly gift: string;
  readonly wanted: string;
  readonly allotted: string;
}

const SHARE_COLUMNS = `share.donation_id AS "donationId", share.place::text, share.gift::text, share.wanted::text, share.allotted::text`;

/** Matches as lists of the console ask for them. */
@Injectable()
export class StaffMatchReader {
  constructor(private readonly transactions: Transactions) {}

  async list(organisationId: OrganisationId, { state, ...filter }: StaffMatchFilter, sort: keyof typeof MATCH_SORTS, wish: PageWish, now: Date): Promise<Page<Match>> {
    const listing = new Listing(MATCH_COLUMNS, pledgesWithThings('matches'), 'pledge.id');
    filterPledges(listing, organisationId, filter);
    if (state !== undefined) listing.where(`${matchStateSql(`${listing.bind(now)}::timestamptz`)} = ${listing.bind(state)}`);
    const { rows, next } = await this.transactions.run({ organisationId }, (tx) => listing.page<MatchRow>(tx, MATCH_SORTS[sort], wish));
    return { rows: rows.map(toMatch), next };
  }

  async listShares({ id, organisationId }: OwnedMatch, { isShort, search = '' }: ShareFilter, sort: keyof typeof SHARE_SORTS, wish: PageWish): Promise<Page<MatchShare>> {
    const listing = new Listing(SHARE_COLUMNS, 'match_shares share', 'share.donation_id');
    listing.where(`share.match_id = ${listing.bind(id)}`);
    if (search !== '') listing.where(`share.donation_id = ${listing.bind(parseId(search))}::uuid`);
    if (isShort) listing.where(`share.allotted < share.wanted`);
    const { rows, next } = await this.transactions.run({ organisationId }, (tx) => listing.page<ShareRow>(tx, SHARE_SORTS[sort], wish));
    return { rows: rows.map(toShare), next };
  }
}

function toShare({ donationId, place, gift, wanted, allotted }: ShareRow): MatchShare {
  return { donationId, place: toSafeInteger(place), gift: toSafeInteger(gift), wanted: Number(wanted), allotted: toSafeInteger(allotted) };
}
