import type { DonationId, RefundId } from '../shared/ids.js';
import type { Money } from '../shared/money.js';
import type { PaymentFailure } from './donation-status.js';
import type { RefundFailure } from './refund.js';

export type Tokenised = { readonly ok: true; readonly token: string } | { readonly ok: false; readonly fault: 'malformed' };

/** One charge; `key` makes asking again for the same one harmless. */
export interface Charge {
  readonly key: DonationId;
  readonly token: string;
  readonly amount: Money;
  readonly requestedAt: Date;
}

/** What a provider says of a charge. `pending`: it does not know yet; `action_required`: the donor must confirm it. */
export type ChargeOutcome =
  | { readonly status: 'captured'; readonly reference: string }
  | { readonly status: 'failed'; readonly reason: PaymentFailure }
  | { readonly status: 'pending' }
  | { readonly status: 'action_required' };

/** One refund of a charge that was captured under `chargeReference`; `key` makes asking again for the same one harmless. */
export interface GatewayRefund {
  readonly key: RefundId;
  readonly chargeReference: string;
  readonly token: string;
  readonly amount: Money;
  readonly requestedAt: Date;
}

/** What a provider says of a refund. `failed`: nothing went back and nothing will. */
export type RefundOutcome =
  | { readonly status: 'succeeded'; readonly reference: string }
  | { readonly status: 'failed'; readonly reason: RefundFailure }
  | { readonly status: 'pending' };

/** Those who move the money. Implemented in payments; each implementation passes the same contract. */
export abstract class PaymentGateway {
  abstract readonly name: 'sandbox' | 'offline' | 'stripe';

  /** Exchanges a card number for a token that is safe to store. */
  abstract tokenise(card: string): Tokenised;

  /** Charges once per key, however often it is called. Throws when the provider cannot be reached or does not answer. */
  abstract charge(charge: Charge): Promise<ChargeOutcome>;

  /** Gives back once per key, however often it is called. Throws when the provider cannot be reached or does not answer. */
  abstract refund(refund: GatewayRefund): Promise<RefundOutcome>;

  /** What the provider keeps of a charge of `gross`, in minor units. */
  abstract feeOf(gross: Money): number;

  /** The same as a rate, for pages that show a donor what covering it would add. */
  abstract readonly feeBasisPoints: number;

  /** The token after the donor confirmed, or refused to confirm, a charge that required it; null where it required nothing. */
  abstract confirm(token: string, isApproved: boolean): string | null;
}
