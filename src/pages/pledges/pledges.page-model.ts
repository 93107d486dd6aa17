import type { Money } from '../../shared/money.js';

/** What sponsors have promised, as a page shows it. */
export interface PledgesModel {
  /** Tells one set of pledges and where they stand from another: the browser draws them anew when it differs. */
  readonly edition: string;
  readonly matches: readonly MatchModel[];
  readonly challenges: readonly ChallengeModel[];
}

interface PledgeModel {
  readonly id: string;
  readonly sponsor: string;
  /** The fund of the campaign that it is about; null for all of it. */
  readonly designation: string | null;
  readonly isForSome: boolean;
  /** ISO 8601 instants: from when and until when it is on. */
  readonly opensAt: string;
  readonly closesAt: string;
}

export interface MatchModel extends PledgeModel {
  readonly state: 'upcoming' | 'open' | 'exhausted' | 'closed';
  /** What is added to a gift, in percent of it. */
  readonly percent: number;
  readonly mostPerGift: Money | null;
  readonly pool: Money;
  readonly allotted: Money;
  readonly left: Money;
}

export interface ChallengeModel extends PledgeModel {
  readonly state: 'upcoming' | 'open' | 'counting' | 'met' | 'missed';
  /** From when it is known to be missed. */
  readonly settlesAt: string;
  readonly kind: 'gifts' | 'donors' | 'amount';
  readonly reward: string;
  readonly rewardAmount: Money | null;
  /** Gifts, donors, or minor units. */
  readonly threshold: number;
  readonly progress: number;
  readonly currency: Money['currency'];
  /** Of the threshold, rounded down, at most 100. */
  readonly percent: number;
}
