import type { MoneyShown } from './common.js';

export type DonationStatusShown = 'pending' | 'captured' | 'partly_refunded' | 'refunded' | 'failed' | 'disputed';

export interface DonationRowShown {
  readonly id: string;
  readonly createdAt: string;
  readonly donorId: string;
  readonly donorName: string;
  readonly email: string;
  readonly campaign: string;
  readonly campaignSlug: string;
  readonly designation: string | null;
  readonly gift: MoneyShown;
  readonly coveredFee: MoneyShown;
  readonly refunded: MoneyShown;
  readonly status: DonationStatusShown;
  readonly failure: string | null;
  readonly isAnonymous: boolean;
  readonly message: string | null;
}

export interface RefundRowShown {
  readonly id: string;
  readonly amount: MoneyShown;
  readonly status: 'waiting' | 'declined' | 'withdrawn' | 'expired' | 'pending' | 'succeeded' | 'failed';
  readonly reason: string | null;
  readonly failure: string | null;
  readonly requestedAt: string;
  /** A person or a key of the organisation; null for people of the platform. */
  readonly askedBy: string | null;
  /** Until when a second person can agree; null where none was needed. */
  readonly expiresAt: string | null;
  /** Who agreed, declined or withdrew; nameless where they are of the platform. */
  readonly decidedBy: { readonly name: string | null } | null;
  readonly may: { readonly agree: boolean; readonly decline: boolean; readonly withdraw: boolean };
}

export interface LetterShown {
  readonly id: string;
  readonly kind: 'receipt' | 'refund' | 'dedication';
  readonly state: 'waiting' | 'sending' | 'sent' | 'uncertain' | 'refused';
  readonly at: string;
  readonly failure: string | null;
}

export interface DonationFolderShown {
  readonly donation: DonationRowShown & { readonly organisation: string; readonly capturedAt: string | null; readonly dedication: { readonly kind: 'honour' | 'memory'; readonly name: string } | null };
  readonly receipts: readonly { readonly number: string; readonly issuedAt: string; readonly isVoid: boolean; readonly replacedBy: string | null }[];
  readonly refunds: readonly RefundRowShown[];
  readonly letters: readonly LetterShown[];
  readonly may: { readonly refund: boolean; readonly sendReceipt: boolean };
}

/** Read for the one who is about to give money back, from the donation itself and nothing that is kept. */
export interface RefundOfferShown {
  readonly charged: MoneyShown;
  readonly refunded: MoneyShown;
  /** Asked for and not settled yet. */
  readonly underWay: MoneyShown;
  readonly left: MoneyShown;
  /** From so much on, a second person has to agree; null where nobody has to. */
  readonly agreementFrom: MoneyShown | null;
  readonly readAt: string;
}

export interface DonorRowShown {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly number: string | null;
  readonly createdAt: string;
  readonly tags: readonly string[];
  readonly given: readonly MoneyShown[];
  readonly gifts: number;
  readonly lastGiftAt: string | null;
}

export interface DonorFolderShown {
  readonly donor: DonorRowShown & { readonly organisation: string };
  readonly gifts: readonly DonationRowShown[];
  /** Further gifts are behind the list of donations. */
  readonly hasMore: boolean;
}

export type OfflineMeansShown = 'cheque' | 'cash' | 'transfer' | 'other';

/** A gift as somebody enters it. The amount is minor units. */
export interface OfflineGiftWish {
  readonly organisation: string;
  readonly campaign: string;
  readonly designation: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly donor: { readonly email: string; readonly number: string; readonly name: string };
  readonly isAnonymous: boolean;
  readonly message: string;
  readonly dedication: { readonly kind: 'honour' | 'memory'; readonly name: string; readonly notify: { readonly name: string; readonly email: string } | null } | null;
  readonly means: OfflineMeansShown;
  readonly reference: string;
  readonly receivedAt: string;
  readonly sendReceipt: boolean;
  /** One for each form, however often it is sent. */
  readonly key: string;
}

/** A label, and how many donors bear it. */
export interface TagRowShown {
  readonly name: string;
  readonly donors: number;
}
