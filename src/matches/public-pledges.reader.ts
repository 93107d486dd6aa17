import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Transactions } from '../database/transactions.js';
import type { Currency } from '../shared/currencies.js';
import type { CampaignId, GivingDayId } from '../shared/ids.js';
import type { Slug } from '../shared/slug.js';
import type { Challenge } from './challenge.js';
import type { Match } from './match.js';
import { CHALLENGE_COLUMNS, MATCH_COLUMNS, pledgesWithThings, toChallenge, toMatch, type ChallengeRow, type MatchRow } from './pledge-columns.js';

/** What sponsors have promised, as everyone may see it; the one that opens first stands first. */
export interface PublicPledges {
  readonly matches: readonly Match[];
  readonly challenges: readonly Challenge[];
}

/** Programs and open pages ask again and again: so long they share an answer. */
const SHARED_MS = 500;
const MOST = 20;

/** $1: campaign, $2: giving day, $3: currency of the campaign's gifts. One that ended and for which nobody gave says nothing to donors. */
const listSql = (table: 'matches' | 'challenges', columns: string, isWorthShowing: string) => `
  SELECT ${columns} FROM ${pledgesWithThings(table)}
  WHERE (pledge.campaign_id = $1 OR (pledge.giving_day_id = $2 AND day.id IS NOT NULL)) AND ${isWorthShowing}
  ORDER BY pledge.opens_at, pledge.created_at, pledge.id LIMIT ${MOST}`;

const MATCHES_SQL = listSql('matches', MATCH_COLUMNS, `(pledge.allotted > 0 OR least(pledge.closes_at, pledge.closed_at) > now()) AND ($3::text IS NULL OR pledge.currency = $3)`);
const CHALLENGES_SQL = listSql('challenges', CHALLENGE_COLUMNS, `(pledge.met_at IS NOT NULL OR pledge.closed_at IS NULL) AND ($3::text IS NULL OR pledge.kind <> 'amount' OR pledge.currency = $3)`);

/** A campaign whose gifts somebody matches, now or later. */
export interface MatchedCampaign {
  readonly slug: Slug;
  readonly title: string;
  /** BCP 47 tag of its title. */
  readonly locale: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** So many are told of on one page. */
export const MOST_MATCHED = 12;

/**
 * $1: giving day. Campaigns with a match of their own that adds to every gift and is not used up; of several the one that opens
 * first. Those to come are with them: the page turns when they begin. By `matches_campaign_id_idx`.
 */
const MATCHED_SQL = `
  SELECT campaign.slug, campaign.title, campaign.locale, pledge.opens_at AS "opensAt", pledge.closes_at AS "closesAt"
  FROM campaigns campaign CROSS JOIN LATERAL (
    SELECT opens_at, least(closes_at, closed_at) AS closes_at FROM matches
    WHERE campaign_id = campaign.id AND designation_id IS NULL AND tag IS NULL AND currency = campaign.currency
      AND allotted < pool AND least(closes_at, closed_at) > now()
    ORDER BY opens_at, id LIMIT 1
  ) pledge
  WHERE campaign.giving_day_id = $1 AND campaign.published_at IS NOT NULL
  ORDER BY pledge.opens_at > now(), campaign.position, campaign.slug LIMIT ${MOST_MATCHED + 1}`;

interface Wanted {
  readonly campaignId: CampaignId | null;
  readonly givingDayId: GivingDayId | null;
  readonly currency: Currency | null;
}

/** Matches and challenges for donors: those of a campaign together with those of its giving day that are about its gifts. */
@Injectable()
export class PublicPledgesReader {
  readonly #shared = new LRUCache<string, PublicPledges, Wanted>({
    max: 5_000,
    ttl: SHARED_MS,
    fetchMethod: async (_key, _stale, { context }) => this.#read(context),
  });

  constructor(private readonly transactions: Transactions) {}

  /** `isFresh`: read now, for whoever has just given. */
  ofCampaign({ id, givingDayId, currency }: { readonly id: CampaignId; readonly givingDayId: GivingDayId | null; readonly currency: Currency }, isFresh = false): Promise<PublicPledges> {
    return this.#of({ campaignId: id, givingDayId, currency }, isFresh);
  }

  ofGivingDay({ id }: { readonly id: GivingDayId }, isFresh = false): Promise<PublicPledges> {
    return this.#of({ campaignId: null, givingDayId: id, currency: null }, isFresh);
  }

  /** Campaigns of a giving day with a match of their own; one more than {@link MOST_MATCHED} where there are more. */
  listMatched({ id }: { readonly id: GivingDayId }): Promise<MatchedCampaign[]> {
    return this.transactions.run('public', (tx) => tx.rows<MatchedCampaign>(MATCHED_SQL, [id]));
  }

  async #of(wanted: Wanted, isFresh: boolean): Promise<PublicPledges> {
    const shared = isFresh ? undefined : await this.#shared.fetch(`${wanted.campaignId} ${wanted.givingDayId}`, { context: wanted });
    return shared ?? this.#read(wanted);
  }

  #read({ campaignId, givingDayId, currency }: Wanted): Promise<PublicPledges> {
    return this.transactions.run('public', async (tx) => {
      const matches = await tx.rows<MatchRow>(MATCHES_SQL, [campaignId, givingDayId, currency]);
      const challenges = await tx.rows<ChallengeRow>(CHALLENGES_SQL, [campaignId, givingDayId, currency]);
      return { matches: matches.map(toMatch), challenges: challenges.map(toChallenge) };
    });
  }
}
