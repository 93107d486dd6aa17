import type { DedicationKind } from '../donations/dedication.js';
import type { DonationId, LetterId, OrganisationId } from '../shared/ids.js';
import type { Money } from '../shared/money.js';
import type { Receipt } from './receipt.js';

/**
 * `waiting`: to be handed over. `sending`: a process is handing it over, or died while it was. `sent`: the mail server
 * has taken it. `uncertain`: held, for it may have arrived. `refused`: by the mail server for good, or by ourselves.
 */
export type LetterState = 'waiting' | 'sending' | 'sent' | 'uncertain' | 'refused';

export type LetterKind = 'receipt' | 'refund' | 'dedication';

/** A letter's envelope and how far it is. */
export interface LetterNote {
  readonly id: LetterId;
  readonly organisationId: OrganisationId;
  readonly donationId: DonationId;
  readonly kind: LetterKind;
  readonly state: LetterState;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly sentAt: Date | null;
  /** Handed over twice under one Message-ID, because nobody knows whether the first arrived. */
  readonly isRepeated: boolean;
  readonly failure: string | null;
}

interface Envelope {
  /** Stable across repetitions of this letter, so that a receiver can drop the second copy. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly email: string };
  readonly organisation: string;
  readonly campaign: { readonly title: string; readonly slug: string };
  readonly locale: string;
}

export interface ReceiptLetter extends Envelope {
  readonly kind: 'receipt';
  readonly receipt: Receipt;
}

/** Tells a donor of money given back, and what became of the receipt. */
export interface RefundLetter extends Envelope {
  readonly kind: 'refund';
  readonly refunded: Money;
  readonly settledAt: Date;
  readonly timeZone: string;
  /** The last that was issued: valid where something of the gift is left. Null where none ever was. */
  readonly receipt: Receipt | null;
}

/** Tells somebody of a gift in honour or memory of a person; never how much it was. */
export interface DedicationLetter extends Envelope {
  readonly kind: 'dedication';
  readonly dedication: { readonly kind: DedicationKind; readonly name: string };
  /** Null when the gift was anonymous. */
  readonly donor: string | null;
}

export type Letter = ReceiptLetter | RefundLetter | DedicationLetter;
