import { challengeStateAt, COUNTING_MS, type Challenge } from '../../matches/challenge.js';
import { matchStateAt, type Match } from '../../matches/match.js';
import { endOf, type Pledge } from '../../matches/pledge.js';
import type { PublicPledges } from '../../matches/public-pledges.reader.js';
import { money, percentOf } from '../../shared/money.js';
import type { ChallengeModel, MatchModel, PledgesModel } from './pledges.page-model.js';

export function toPledgesModel({ matches, challenges }: PublicPledges, now: Date): PledgesModel {
  const stood = [...matches.map((match) => `${match.id} ${matchStateAt(match, now)}`), ...challenges.map((challenge) => `${challenge.id} ${challengeStateAt(challenge, now)}`)];
  return {
    edition: stood.join(),
    matches: matches.map((match) => toMatchModel(match, now)),
    challenges: challenges.flatMap((challenge) => toChallengeModel(challenge, now) ?? []),
  };
}

function toMatchModel(match: Match, now: Date): MatchModel {
  const { currency, pool, allotted, percent, mostPerGift } = match;
  return {
    ...toPledgeModel(match),
    ...{ state: matchStateAt(match, now), percent },
    mostPerGift: mostPerGift === null ? null : money(mostPerGift, currency),
    pool: money(pool, currency),
    allotted: money(allotted, currency),
    left: money(pool - allotted, currency),
  };
}

/** Null for one that was withdrawn: donors are not told of what is no more. */
function toChallengeModel(challenge: Challenge, now: Date): ChallengeModel | null {
  const state = challengeStateAt(challenge, now);
  if (state === 'withdrawn') return null;
  const { currency, kind, reward, rewardAmount, threshold, progress } = challenge;
  return {
    ...toPledgeModel(challenge),
    settlesAt: new Date(endOf(challenge).getTime() + COUNTING_MS).toISOString(),
    ...{ state, kind, reward, threshold, progress, currency },
    rewardAmount: rewardAmount === null ? null : money(rewardAmount, currency),
    percent: Math.min(100, percentOf(money(progress, currency), money(threshold, currency))),
  };
}

function toPledgeModel({ id, sponsor, designation, tag, opensAt, closesAt, closedAt }: Pledge & { readonly id: string }) {
  return { id, sponsor, designation: designation?.title ?? null, isForSome: tag !== null, opensAt: opensAt.toISOString(), closesAt: endOf({ closesAt, closedAt }).toISOString() };
}
