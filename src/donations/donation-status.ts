/** Where a donation can stand. It begins pending and never returns there. */
export const DONATION_STATUSES = ['pending', 'captured', 'partly_refunded', 'refunded', 'failed', 'disputed'] as const;

export type DonationStatus = (typeof DONATION_STATUSES)[number];

/** Why a payment failed, in words the donor can act on. */
export const PAYMENT_FAILURES = [
  'card_declined',
  'insufficient_funds',
  'expired_card',
  'authentication_required',
  'provider_unavailable',
] as const;

export type PaymentFailure = (typeof PAYMENT_FAILURES)[number];
