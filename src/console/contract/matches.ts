import type { OrganisationShown, PageShown } from './common.js';

export interface PledgedThingShown {
  readonly slug: string;
  readonly title: string;
}

/** What matches and challenges have in common. Exactly one of `givingDay` and `campaign` is there. */
export interface PledgeShown {
  readonly id: string;
  readonly givingDay: PledgedThingShown | null;
  readonly campaign: PledgedThingShown | null;
  readonly designation: PledgedThingShown | null;
  /** Only gifts of donors who bear it. */
  readonly tag: string | null;
  readonly sponsor: string;
  readonly currency: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly closedAt: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** `exhausted`: it is on, and nothing is left of the pool. */
export type MatchStateShown = 'upcoming' | 'open' | 'exhausted' | 'closed';

export interface MatchShown extends PledgeShown {
  readonly state: MatchStateShown;
  readonly pool: number;
  readonly percent: number;
  readonly mostPerGift: number | null;
  /** Gifts with a place, whether or not something was left for them. */
  readonly gifts: number;
  readonly wanted: number;
  /** What the sponsor owes by now. */
  readonly allotted: number;
  readonly exhaustedAt: string | null;
}

/** What a match would do if it were made or changed at that moment. */
export interface MatchPreviewShown {
  /** Null where there are more gifts than can be counted at once. */
  readonly counted: { readonly gifts: number; readonly wanted: number; readonly covered: number } | null;
  readonly readAt: string;
}

export interface MatchShareShown {
  readonly donation: string;
  readonly place: number;
  readonly gift: number;
  readonly wanted: number;
  readonly allotted: number;
}

export type ChallengeKindShown = 'gifts' | 'donors' | 'amount';

/** `counting`: it has ended, and the last gifts may still be being booked. `withdrawn`: somebody ended it before its time. */
export type ChallengeStateShown = 'upcoming' | 'open' | 'counting' | 'met' | 'missed' | 'withdrawn';

export interface ChallengeShown extends PledgeShown {
  readonly state: ChallengeStateShown;
  readonly kind: ChallengeKindShown;
  /** So many gifts or donors, or minor units. */
  readonly threshold: number;
  readonly progress: number;
  readonly reward: string;
  readonly rewardAmount: number | null;
  readonly metAt: string | null;
}

export type MatchesShown = PageShown<MatchShown>;
export type ChallengesShown = PageShown<ChallengeShown>;

/** What is settled when one is made. */
export interface PledgeFoundationShown {
  readonly givingDay: string | null;
  readonly campaign: string | null;
  readonly designation: string | null;
  readonly currency: string;
}

/** What a person writes of a match; once gifts are matched, `percent`, `mostPerGift` and `tag` cannot change. */
export interface MatchTextShown {
  readonly sponsor: string;
  readonly tag: string | null;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly pool: number;
  readonly percent: number;
  readonly mostPerGift: number | null;
}

/** What a person writes of a challenge; once it is met, only `sponsor` can change. */
export interface ChallengeTextShown {
  readonly sponsor: string;
  readonly tag: string | null;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly kind: ChallengeKindShown;
  readonly threshold: number;
  readonly reward: string;
  readonly rewardAmount: number | null;
}

/** What a new one says besides. */
export interface NewPledgeShown extends PledgeFoundationShown {
  readonly organisation: string;
  /** One for each form: however often it is sent, one is made. */
  readonly key: string;
}

export type NewMatchShown = MatchTextShown & NewPledgeShown;
export type NewChallengeShown = ChallengeTextShown & NewPledgeShown;

interface PledgeFolderShown {
  readonly organisation: OrganisationShown;
  readonly may: { readonly edit: boolean; readonly enterGifts: boolean };
}

export interface MatchFolderShown extends PledgeFolderShown {
  readonly match: MatchShown;
}

export interface ChallengeFolderShown extends PledgeFolderShown {
  readonly challenge: ChallengeShown;
}

/** What there is at this moment, everything that was booked until then taken in: for whoever is about to end it. */
export interface MatchClosingShown {
  readonly match: MatchShown;
  readonly readAt: string;
}

export interface ChallengeClosingShown {
  readonly challenge: ChallengeShown;
  readonly readAt: string;
}
