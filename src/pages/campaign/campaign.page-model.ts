import type { Money } from '../../shared/money.js';
import type { DatedFigure, PageFrame } from '../page-frame.js';
import type { PledgesModel } from '../pledges/pledges.page-model.js';

export interface CampaignPageModel {
  readonly frame: PageFrame;
  readonly slug: string;
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  /** Paragraphs of plain text. */
  readonly story: readonly string[];
  /** Hue of the campaign's own artwork, 0-360, and an emoji that stands for it. */
  readonly artwork: { readonly hue: number; readonly emblem: string };
  readonly givingDay?: { readonly title: string; readonly path: string; readonly endsAt: string };
  readonly state: CampaignState;
  readonly goal: Money | null;
  readonly raised: DatedFigure<Money>;
  readonly donors: DatedFigure<number>;
  /** Of the goal, rounded down; may exceed 100. */
  readonly percent: number;
  readonly pledges: PledgesModel;
  readonly latest: readonly PublicDonation[];
  readonly form: DonationFormModel;
}

/** Whether it takes gifts now; `opensAt` and `closedAt` are ISO 8601 instants. */
export type CampaignState =
  | { readonly kind: 'open'; readonly closesAt: string | null }
  | { readonly kind: 'upcoming'; readonly opensAt: string }
  | { readonly kind: 'closed'; readonly closedAt: string | null };

/** A donation as everyone may see it. */
export interface PublicDonation {
  /** Null when the donor gave anonymously. */
  readonly name: string | null;
  readonly amount: Money;
  readonly message: string | null;
  readonly capturedAt: string;
}

/** The form as it is drawn: empty at first, filled with what was typed and what is wrong after a refusal. */
export interface DonationFormModel {
  /** Where it is posted: "/c/library/donations". */
  readonly action: string;
  readonly currency: string;
  /** Amounts offered as one tap, in minor units. */
  readonly suggested: readonly Money[];
  readonly minimum: Money;
  readonly maximum: Money;
  readonly designations: readonly { readonly slug: string; readonly title: string }[];
  /** Longest message, in Unicode code points. */
  readonly messageLimit: number;
  /**
   * What the provider keeps of a charge: so many hundredths of a percent, rounded up, and a fixed amount. The page names
   * the sum a donor would add from it; null when unknown.
   */
  readonly cardFee: { readonly basisPoints: number; readonly fixed: Money } | null;
  /** Tells one filling-in of the form from another, so that a double click or a re-submit books once. */
  readonly attempt: string;
  readonly values: Partial<Record<DonationFormField, string>>;
  readonly faults: readonly { readonly field: DonationFormField | 'form'; readonly code: string }[];
}

/** Field names of the form post (application/x-www-form-urlencoded). */
export type DonationFormField =
  | 'amount' // one of the suggested amounts in major units ("25"), or "other"
  | 'otherAmount' // major units as typed, when amount is "other" or left out
  | 'designation' // slug, optional
  | 'name'
  | 'email'
  | 'anonymous' // "on"
  | 'message'
  | 'dedicationKind' // "honour", "memory" or nothing
  | 'dedicationName'
  | 'notifyName'
  | 'notifyEmail'
  | 'coverFees' // "on"
  | 'card'; // sandbox card number
