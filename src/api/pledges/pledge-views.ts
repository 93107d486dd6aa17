import { challengeStateAt, type Challenge, type ChallengeDraft } from '../../matches/challenge.js';
import { matchStateAt, type Match, type MatchDraft } from '../../matches/match.js';
import type { Pledge, PledgeDraft, PledgeFoundation } from '../../matches/pledge.js';
import type { MatchPreview } from '../../matches/preview-match.js';
import type { PublicPledges } from '../../matches/public-pledges.reader.js';
import type { Slug } from '../../shared/slug.js';
import type { ChallengeText, ChallengeView, MatchPreviewView, MatchText, MatchView, NewChallenge, NewMatch, PublicChallengeView, PublicMatchView } from './pledges.schema.js';

export function toFoundation({ givingDay, campaign, designation, currency }: NewMatch | NewChallenge): PledgeFoundation {
  return { givingDay: (givingDay ?? null) as Slug | null, campaign: (campaign ?? null) as Slug | null, designation: (designation ?? null) as Slug | null, currency };
}

export function toMatchDraft(text: MatchText): MatchDraft {
  return { ...toDraft(text), pool: text.pool, percent: text.percent, mostPerGift: text.mostPerGift ?? null };
}

export function toChallengeDraft(text: ChallengeText): ChallengeDraft {
  return { ...toDraft(text), kind: text.kind, threshold: text.threshold, reward: text.reward, rewardAmount: text.rewardAmount ?? null };
}

function toDraft({ sponsor, tag, opensAt, closesAt }: MatchText | ChallengeText): PledgeDraft {
  return { sponsor, tag: tag ?? null, opensAt: new Date(opensAt), closesAt: new Date(closesAt) };
}

export function toMatchView(match: Match, now: Date): MatchView {
  const { gifts, wanted, exhaustedAt } = match;
  return { ...publicPartOf(match), ...figuresOf(match, now), ...keepersPartOf(match), gifts, wanted, exhaustedAt: exhaustedAt?.toISOString() ?? null };
}

export function toMatchPreviewView({ counted, readAt }: MatchPreview): MatchPreviewView {
  return { counted, readAt: readAt.toISOString() };
}

export function toChallengeView(challenge: Challenge, now: Date): ChallengeView {
  return { ...publicPartOf(challenge), ...progressOf(challenge, now), ...keepersPartOf(challenge) };
}

/** Without what only those who keep them are told. */
export function toPublicPledges({ matches, challenges }: PublicPledges, now: Date): { matches: PublicMatchView[]; challenges: PublicChallengeView[] } {
  return {
    matches: matches.map((match) => ({ ...publicPartOf(match), ...figuresOf(match, now), isForSome: match.tag !== null })),
    challenges: challenges.map((challenge) => ({ ...publicPartOf(challenge), ...progressOf(challenge, now), isForSome: challenge.tag !== null })),
  };
}

function publicPartOf<Kind extends Pledge & { readonly id: string }>({ id, givingDay, campaign, designation, currency, sponsor, opensAt, closesAt, closedAt }: Kind) {
  return {
    ...{ id, givingDay, campaign, designation, currency, sponsor },
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  };
}

function keepersPartOf({ tag, createdAt, createdBy, updatedAt }: Pledge) {
  return { tag, createdAt: createdAt.toISOString(), createdBy, updatedAt: updatedAt.toISOString() };
}

function figuresOf(match: Match, now: Date) {
  const { pool, allotted, percent, mostPerGift } = match;
  return { pool, allotted, left: pool - allotted, percent, mostPerGift, state: matchStateAt(match, now) };
}

function progressOf(challenge: Challenge, now: Date) {
  const { kind, threshold, progress, reward, rewardAmount, metAt } = challenge;
  return { kind, threshold, progress, reward, rewardAmount, metAt: metAt?.toISOString() ?? null, state: challengeStateAt(challenge, now) };
}
