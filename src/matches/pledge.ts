import type { Currency } from '../shared/currencies.js';
import type { OrganisationId } from '../shared/ids.js';
import type { Slug } from '../shared/slug.js';

/** Something that a pledge is about, as people know it. */
export interface PledgedThing {
  readonly slug: Slug;
  readonly title: string;
}

/** What a match and a challenge have in common: whose it is, and which gifts it is about. */
export interface Pledge {
  readonly organisationId: OrganisationId;
  /** Exactly one of the two; a designation is one of the campaign's. */
  readonly givingDay: PledgedThing | null;
  readonly campaign: PledgedThing | null;
  readonly designation: PledgedThing | null;
  /** Gifts of donors who bear it; null for everybody's. */
  readonly tag: string | null;
  readonly sponsor: string;
  readonly currency: Currency;
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** When somebody ended it before its time. */
  readonly closedAt: Date | null;
  readonly createdAt: Date;
  /** As the audit log names them. */
  readonly createdBy: string;
  readonly updatedAt: Date;
}

/** What is settled when a pledge is made, and never changes. */
export interface PledgeFoundation {
  readonly givingDay: Slug | null;
  readonly campaign: Slug | null;
  readonly designation: Slug | null;
  readonly currency: string;
}

/** What somebody has written of either. */
export interface PledgeDraft {
  readonly sponsor: string;
  readonly tag: string | null;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Who makes a pledge, as the audit log names them, and the key under which it is made once. */
export interface PledgedBy {
  readonly actor: string;
  readonly key: string;
}

export interface MadePledge<PledgeId> {
  readonly id: PledgeId;
  /** It had been made before under the same key. */
  readonly isRepeated: boolean;
}

/** When it takes in no more gifts: at its end, or earlier where somebody ended it. */
export function endOf({ closesAt, closedAt }: Pick<Pledge, 'closesAt' | 'closedAt'>): Date {
  return closedAt !== null && closedAt < closesAt ? closedAt : closesAt;
}
