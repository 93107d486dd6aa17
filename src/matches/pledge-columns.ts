import { toSafeInteger } from '../database/bigint-column.js';
import type { SortColumn } from '../database/keyset.js';
import type { Challenge } from './challenge.js';
import type { Match } from './match.js';

const named = (alias: string) => `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('slug', ${alias}.slug, 'title', ${alias}.title) END`;

const PLEDGE = `
  pledge.id, pledge.organisation_id AS "organisationId", ${named('day')} AS "givingDay", ${named('campaign')} AS campaign, ${named('designation')} AS designation,
  pledge.tag, pledge.sponsor, pledge.currency, pledge.opens_at AS "opensAt", pledge.closes_at AS "closesAt", pledge.closed_at AS "closedAt",
  pledge.created_at AS "createdAt", pledge.created_by AS "createdBy", pledge.updated_at AS "updatedAt"`;

export const MATCH_COLUMNS = `${PLEDGE},
  pledge.pool::text, pledge.percent, pledge.most_per_gift::text AS "mostPerGift", pledge.gifts, pledge.wanted::text, pledge.allotted::text, pledge.exhausted_at AS "exhaustedAt"`;

export const CHALLENGE_COLUMNS = `${PLEDGE},
  pledge.kind, pledge.threshold::text, pledge.progress::text, pledge.reward, pledge.reward_amount::text AS "rewardAmount", pledge.met_at AS "metAt"`;

export const pledgesWithThings = (table: 'matches' | 'challenges') => `${table} pledge
  LEFT JOIN giving_days day ON day.id = pledge.giving_day_id
  LEFT JOIN campaigns campaign ON campaign.id = pledge.campaign_id
  LEFT JOIN designations designation ON designation.id = pledge.designation_id`;

export const PLEDGE_SORTS: Readonly<Record<'createdAt' | 'opensAt' | 'closesAt' | 'sponsor', SortColumn>> = {
  createdAt: { sql: 'pledge.created_at', kind: 'instant' },
  opensAt: { sql: 'pledge.opens_at', kind: 'instant' },
  closesAt: { sql: 'pledge.closes_at', kind: 'instant' },
  sponsor: { sql: 'lower(pledge.sponsor)', kind: 'text' },
};

/** As the driver hands them over: bigints as text. */
export type MatchRow = Omit<Match, 'pool' | 'mostPerGift' | 'wanted' | 'allotted'> & { readonly pool: string; readonly mostPerGift: string | null; readonly wanted: string; readonly allotted: string };
export type ChallengeRow = Omit<Challenge, 'threshold' | 'progress' | 'rewardAmount'> & { readonly threshold: string; readonly progress: string; readonly rewardAmount: string | null };

export function toMatch({ pool, mostPerGift, wanted, allotted, ...row }: MatchRow): Match {
  return { ...row, pool: toSafeInteger(pool), mostPerGift: mostPerGift === null ? null : toSafeInteger(mostPerGift), wanted: Number(wanted), allotted: toSafeInteger(allotted) };
}

export function toChallenge({ threshold, progress, rewardAmount, ...row }: ChallengeRow): Challenge {
  return { ...row, threshold: toSafeInteger(threshold), progress: toSafeInteger(progress), rewardAmount: rewardAmount === null ? null : toSafeInteger(rewardAmount) };
}
