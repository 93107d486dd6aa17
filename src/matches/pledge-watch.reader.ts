import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { GivingDayId, OrganisationId } from '../shared/ids.js';
import type { Challenge } from './challenge.js';
import type { Match } from './match.js';
import { CHALLENGE_COLUMNS, MATCH_COLUMNS, pledgesWithThings, toChallenge, toMatch, type ChallengeRow, type MatchRow } from './pledge-columns.js';

/** What is on at a giving day, for those who watch it. */
export interface OpenPledges {
  readonly matches: readonly Match[];
  readonly challenges: readonly Challenge[];
}

const MOST = 40;

/** $1: giving day, $2: now. Those of the day and those of its campaigns; the one that is fullest stands first. */
const openSql = (table: 'matches' | 'challenges', columns: string, fullness: string) => `
  SELECT ${columns} FROM ${pledgesWithThings(table)}
  WHERE (pledge.giving_day_id = $1 OR campaign.giving_day_id = $1) AND pledge.opens_at <= $2 AND least(pledge.closes_at, pledge.closed_at) > $2
  ORDER BY ${fullness} DESC, pledge.closes_at, pledge.id LIMIT ${MOST}`;

const MATCHES_SQL = openSql('matches', MATCH_COLUMNS, 'pledge.allotted::numeric / pledge.pool');
const CHALLENGES_SQL = openSql('challenges', CHALLENGE_COLUMNS, '(pledge.met_at IS NULL)::integer DESC, pledge.progress::numeric / pledge.threshold');

/** $1: organisation. What differs as soon as anything does that lists or folders show. */
const STIR_SQL = `
  SELECT (SELECT concat_ws(' ', count(*), sum(gifts), sum(allotted), sum(wanted), max(updated_at)) FROM matches WHERE organisation_id = $1) AS matches,
         (SELECT concat_ws(' ', count(*), sum(progress), count(met_at), max(updated_at)) FROM challenges WHERE organisation_id = $1) AS challenges`;

/** Matches and challenges for those who look on while they fill. */
@Injectable()
export class PledgeWatchReader {
  constructor(private readonly transactions: Transactions) {}

  listOpen({ id, organisationId }: { readonly id: GivingDayId; readonly organisationId: OrganisationId }, now: Date): Promise<OpenPledges> {
    return this.transactions.readTogether({ organisationId }, async (tx) => {
      const matches = await tx.rows<MatchRow>(MATCHES_SQL, [id, now]);
      const challenges = await tx.rows<ChallengeRow>(CHALLENGES_SQL, [id, now]);
      return { matches: matches.map(toMatch), challenges: challenges.map(toChallenge) };
    });
  }

  /** Tells whether anything about an organisation's matches and challenges has moved since it was asked before. */
  findStir(organisationId: OrganisationId): Promise<{ readonly matches: string; readonly challenges: string } | null> {
    return this.transactions.run({ organisationId }, (tx) => tx.row(STIR_SQL, [organisationId]));
  }
}
