import { Injectable } from '@nestjs/common';
import type { SortColumn } from '../database/keyset.js';
import { Listing, type Page, type PageWish } from '../database/listing.js';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId } from '../shared/ids.js';
import { COUNTING_MS, type Challenge, type ChallengeKind, type ChallengeState } from './challenge.js';
import { filterPledges, type PledgeFilter } from './match.reader.js';
import { CHALLENGE_COLUMNS, pledgesWithThings, PLEDGE_SORTS, toChallenge, type ChallengeRow } from './pledge-columns.js';

/** `reached`: progress in thousandths of the threshold, by which challenges of any kind can be told against each other. */
export const CHALLENGE_SORTS = {
  ...PLEDGE_SORTS,
  reached: { sql: `least(pledge.progress::numeric * 1000 / pledge.threshold, 1000000000000)::bigint`, kind: 'whole' },
  rewardAmount: { sql: 'coalesce(pledge.reward_amount, 0)', kind: 'whole' },
} satisfies Record<string, SortColumn>;

/** As `challengeStateAt` has it; `now` is a bound instant. */
export const challengeStateSql = (now: string) => `CASE
  WHEN pledge.met_at IS NOT NULL THEN 'met'
  WHEN ${now} < pledge.opens_at AND pledge.closed_at IS NULL THEN 'upcoming'
  WHEN ${now} < least(pledge.closes_at, pledge.closed_at) THEN 'open'
  WHEN ${now} < least(pledge.closes_at, pledge.closed_at) + interval '${COUNTING_MS} milliseconds' THEN 'counting'
  WHEN pledge.closed_at < pledge.closes_at THEN 'withdrawn' ELSE 'missed' END`;

export interface StaffChallengeFilter extends PledgeFilter {
  readonly state?: ChallengeState | undefined;
  readonly kind?: ChallengeKind | undefined;
}

/** Challenges as lists of the console ask for them. */
@Injectable()
export class StaffChallengeReader {
  constructor(private readonly transactions: Transactions) {}

  async list(organisationId: OrganisationId, { state, kind, ...filter }: StaffChallengeFilter, sort: keyof typeof CHALLENGE_SORTS, wish: PageWish, now: Date): Promise<Page<Challenge>> {
    const listing = new Listing(CHALLENGE_COLUMNS, pledgesWithThings('challenges'), 'pledge.id');
    filterPledges(listing, organisationId, filter);
    if (kind !== undefined) listing.where(`pledge.kind = ${listing.bind(kind)}`);
    if (state !== undefined) listing.where(`${challengeStateSql(`${listing.bind(now)}::timestamptz`)} = ${listing.bind(state)}`);
    const { rows, next } = await this.transactions.run({ organisationId }, (tx) => listing.page<ChallengeRow>(tx, CHALLENGE_SORTS[sort], wish));
    return { rows: rows.map(toChallenge), next };
  }
}
