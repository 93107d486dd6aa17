import type { GiftRequest } from '../donations/gift.js';
import type { NewDonation } from './campaigns.schema.js';

/** What the body of a request asks for. */
export function toGiftRequest({ amount, currency, donor, anonymous, designation, message, coverFees, dedication, payment }: NewDonation): GiftRequest {
  return {
    ...{ amount, currency, anonymous, coverFees },
    name: donor.name,
    email: donor.email,
    designation: designation ?? null,
    message: message ?? null,
    dedication: dedication ? { ...dedication, notify: dedication.notify ?? null } : null,
    card: payment.card,
  };
}
