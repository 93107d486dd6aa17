import { Injectable } from '@nestjs/common';
import { Listing, type Page, type PageWish } from '../database/listing.js';
import type { Scope } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import type { ChallengeId, OrganisationId } from '../shared/ids.js';
import type { Challenge } from './challenge.js';
import { filterPledges, type PledgeFilter } from './match.reader.js';
import { CHALLENGE_COLUMNS, pledgesWithThings, PLEDGE_SORTS, toChallenge, type ChallengeRow } from './pledge-columns.js';

/** Challenges for those who run them. */
@Injectable()
export class ChallengeReader {
  constructor(private readonly transactions: Transactions) {}

  async find(scope: Scope, id: ChallengeId): Promise<Challenge | null> {
    const row = await this.transactions.run(scope, (tx) => tx.row<ChallengeRow>(`SELECT ${CHALLENGE_COLUMNS} FROM ${pledgesWithThings('challenges')} WHERE pledge.id = $1`, [id]));
    return row && toChallenge(row);
  }

  async list(organisationId: OrganisationId, filter: PledgeFilter, sort: keyof typeof PLEDGE_SORTS, wish: PageWish): Promise<Page<Challenge>> {
    const listing = new Listing(CHALLENGE_COLUMNS, pledgesWithThings('challenges'), 'pledge.id');
    filterPledges(listing, organisationId, filter);
    const { rows, next } = await this.transactions.run({ organisationId }, (tx) => listing.page<ChallengeRow>(tx, PLEDGE_SORTS[sort], wish));
    return { rows: rows.map(toChallenge), next };
  }
}
