import type { DonationId, MatchId } from '../shared/ids.js';
import type { Money } from '../shared/money.js';
import { endOf, type Pledge, type PledgeDraft } from './pledge.js';

/** A sponsor's promise to add to gifts, as far as a pool goes. It is no money received: no total counts it. */
export interface Match extends Pledge {
  readonly id: MatchId;
  /** Minor units of its currency, as are all amounts here. */
  readonly pool: number;
  /** What is added to a gift, in percent of it: 100 doubles it. */
  readonly percent: number;
  readonly mostPerGift: number | null;
  /** Gifts that have a place in it. */
  readonly gifts: number;
  /** What they would have if the pool were large enough. */
  readonly wanted: number;
  /** What they have: what the sponsor owes by now. */
  readonly allotted: number;
  readonly exhaustedAt: Date | null;
}

export const MATCH_STATES = ['upcoming', 'open', 'exhausted', 'closed'] as const;

/** `exhausted`: it is on, and nothing is left of the pool. */
export type MatchState = (typeof MATCH_STATES)[number];

export function matchStateAt(match: Pick<Match, 'opensAt' | 'closesAt' | 'closedAt' | 'pool' | 'allotted'>, now: Date): MatchState {
  if (now >= endOf(match)) return 'closed';
  if (now < match.opensAt) return 'upcoming';
  return match.allotted >= match.pool ? 'exhausted' : 'open';
}

/** What somebody has written of a match. */
export interface MatchDraft extends PledgeDraft {
  readonly pool: number;
  readonly percent: number;
  readonly mostPerGift: number | null;
}

/** What one gift has of a match. */
export interface MatchedGift {
  readonly matchId: MatchId;
  readonly sponsor: string;
  /** Null while it has not been allotted yet. Less than the match would add where the pool was used up. */
  readonly amount: Money | null;
}

/** A gift's place in a match. */
export interface MatchShare {
  readonly donationId: DonationId;
  /** In the order in which gifts were booked. */
  readonly place: number;
  /** What is left of the gift after refunds. */
  readonly gift: number;
  readonly wanted: number;
  readonly allotted: number;
}
