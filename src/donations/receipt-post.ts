import type { Money } from '../shared/money.js';

/** What a receipt says. */
export interface Receipt {
  readonly donationId: string;
  readonly to: { readonly name: string; readonly email: string };
  readonly organisation: string;
  readonly campaign: { readonly title: string; readonly slug: string };
  readonly gift: Money;
  /** What was charged beyond the gift to cover the fee, in minor units. */
  readonly coveredFee: number;
  readonly capturedAt: Date;
  readonly locale: string;
  readonly timeZone: string;
}

/** Carries receipts to donors. Implemented in mailings. */
export abstract class ReceiptPost {
  /** Resolves once the mail server has taken the receipt over; throws when it has not. */
  abstract send(receipt: Receipt): Promise<void>;
}
