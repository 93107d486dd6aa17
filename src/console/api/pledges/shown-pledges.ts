import { challengeStateAt, type Challenge } from '../../../matches/challenge.js';
import { matchStateAt, type Match, type MatchShare } from '../../../matches/match.js';
import type { Pledge } from '../../../matches/pledge.js';
import type { MatchPreview } from '../../../matches/preview-match.js';
import type { ChallengeShown, MatchPreviewShown, MatchShareShown, MatchShown, PledgeShown } from '../../contract/matches.js';

export function showMatch(match: Match, now: Date): MatchShown {
  const { pool, percent, mostPerGift, gifts, wanted, allotted, exhaustedAt } = match;
  return { ...showPledge(match), state: matchStateAt(match, now), pool, percent, mostPerGift, gifts, wanted, allotted, exhaustedAt: exhaustedAt?.toISOString() ?? null };
}

export function showChallenge(challenge: Challenge, now: Date): ChallengeShown {
  const { kind, threshold, progress, reward, rewardAmount, metAt } = challenge;
  return { ...showPledge(challenge), state: challengeStateAt(challenge, now), kind, threshold, progress, reward, rewardAmount, metAt: metAt?.toISOString() ?? null };
}

export function showShare({ donationId, place, gift, wanted, allotted }: MatchShare): MatchShareShown {
  return { donation: donationId, place, gift, wanted, allotted };
}

export function showMatchPreview({ counted, readAt }: MatchPreview): MatchPreviewShown {
  return { counted, readAt: readAt.toISOString() };
}

function showPledge(pledge: Pledge & { readonly id: string }): PledgeShown {
  const { id, givingDay, campaign, designation, tag, sponsor, currency, opensAt, closesAt, closedAt, createdAt, createdBy } = pledge;
  return {
    ...{ id, givingDay, campaign, designation, tag, sponsor, currency, createdBy },
    ...{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), closedAt: closedAt?.toISOString() ?? null, createdAt: createdAt.toISOString() },
  };
}
