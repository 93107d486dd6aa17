import type { ChallengeId } from '../shared/ids.js';
import { endOf, type Pledge, type PledgeDraft } from './pledge.js';

export const CHALLENGE_KINDS = ['gifts', 'donors', 'amount'] as const;

/** What is counted: gifts, the donors who made them, or what they gave, in minor units. */
export type ChallengeKind = (typeof CHALLENGE_KINDS)[number];

/** A reward that a sponsor has promised for when a threshold is reached: all or nothing. */
export interface Challenge extends Pledge {
  readonly id: ChallengeId;
  readonly kind: ChallengeKind;
  readonly threshold: number;
  /** What is counted by now, refunds taken off. */
  readonly progress: number;
  /** In words that donors read. */
  readonly reward: string;
  /** How much money that is; null where it is none. */
  readonly rewardAmount: number | null;
  /** For good: a later refund does not undo it. */
  readonly metAt: Date | null;
}

export const CHALLENGE_STATES = ['upcoming', 'open', 'counting', 'met', 'missed', 'withdrawn'] as const;

/** `counting`: it has ended, and the last gifts may still be being booked. `withdrawn`: somebody ended it before its time. */
export type ChallengeState = (typeof CHALLENGE_STATES)[number];

/** So long after the end nobody is told that it was missed. */
export const COUNTING_MS = 60_000;

export function challengeStateAt(challenge: Pick<Challenge, 'opensAt' | 'closesAt' | 'closedAt' | 'metAt'>, now: Date): ChallengeState {
  if (challenge.metAt !== null) return 'met';
  if (now < challenge.opensAt && challenge.closedAt === null) return 'upcoming';
  const sinceEnd = now.getTime() - endOf(challenge).getTime();
  if (sinceEnd < 0) return 'open';
  if (sinceEnd < COUNTING_MS) return 'counting';
  return challenge.closedAt !== null && challenge.closedAt < challenge.closesAt ? 'withdrawn' : 'missed';
}

/** What somebody has written of a challenge. */
export interface ChallengeDraft extends PledgeDraft {
  readonly kind: ChallengeKind;
  readonly threshold: number;
  readonly reward: string;
  readonly rewardAmount: number | null;
}
