import type { Money } from '../../shared/money.js';
import type { DatedFigure, PageFrame } from '../page-frame.js';

/** What became of an attempt to give, for the donor who made it. */
export interface DonationPageModel {
  readonly frame: PageFrame;
  readonly id: string;
  readonly outcome:
    /** The page reloads itself. `confirmationPath`: where the donor confirms the charge, when their bank asks for it. */
    | { readonly kind: 'pending'; readonly confirmationPath: string | null }
    | { readonly kind: 'captured'; readonly capturedAt: string; readonly receiptSent: boolean }
    /** All of it has gone back. */
    | { readonly kind: 'refunded'; readonly capturedAt: string }
    | { readonly kind: 'failed'; readonly reason: DonationFailure };
  readonly gift: Money;
  /** What the donor added so that the fees do not reduce the gift; null when they did not. */
  readonly coveredFee: Money | null;
  /** What has gone back to the donor; null while nothing has. */
  readonly refunded: Money | null;
  readonly dedication: { readonly kind: 'honour' | 'memory'; readonly name: string } | null;
  /** Null until one was issued. `sending`: what became of asking for it again, on the page that follows. */
  readonly receipt: { readonly path: string; readonly againPath: string | null; readonly sending: 'onItsWay' | 'tooMany' | null } | null;
  readonly matches: readonly MatchedModel[];
  readonly donorName: string;
  /** Address with most letters hidden: "a•••@example.org". The page can be opened by whoever holds its link. */
  readonly maskedEmail: string;
  readonly designation: string | null;
  readonly campaign: { readonly title: string; readonly path: string; readonly raised: DatedFigure<Money>; readonly percent: number; readonly goal: Money | null };
  /** True when the donor re-submitted a form that had already been booked: this is that donation, not a second one. */
  readonly repeated: boolean;
}

export type DonationFailure = 'card_declined' | 'insufficient_funds' | 'expired_card' | 'authentication_required' | 'provider_unavailable';

/** What a sponsor has added to the gift. */
export interface MatchedModel {
  readonly sponsor: string;
  /** Null while it is being worked out; of nothing where the pool was used up. */
  readonly amount: Money | null;
}
