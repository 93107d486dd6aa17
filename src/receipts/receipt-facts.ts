import type { Dedication } from '../donations/dedication.js';
import type { DonationStatus } from '../donations/donation-status.js';
import type { Currency } from '../shared/currencies.js';
import type { ReceiptFacts } from './receipt.js';

/** A donation with all that its receipt says of it, its row locked. */
export interface ReceiptFactsRow {
  status: DonationStatus;
  amount: string;
  covered_fee: string;
  refunded: string;
  currency: Currency;
  captured_at: Date | null;
  donor_name: string;
  locale: string;
  dedication: Dedication | null;
  email: string;
  campaign_title: string;
  campaign_slug: string;
  designation_title: string | null;
  organisation_name: string;
  postal_address: string | null;
  tax_number: string | null;
  time_zone: string;
  year: number;
}

/** Minor units that a receipt can be given for. */
export interface Receipted {
  readonly gift: number;
  readonly coveredFee: number;
}

/** What is left of a gift: refunds take from the gift first, from the covered fee last. Null where there is nothing to receipt. */
export function leftOf({ status, amount, covered_fee, refunded }: ReceiptFactsRow): Receipted | null {
  if (status !== 'captured' && status !== 'partly_refunded') return null;
  const gift = Math.max(0, Number(amount) - Number(refunded));
  const coveredFee = Number(covered_fee) - Math.max(0, Number(refunded) - Number(amount));
  return gift === 0 ? null : { gift, coveredFee };
}

export function toFacts(row: ReceiptFactsRow, capturedAt: Date): ReceiptFacts {
  return {
    donorName: row.donor_name,
    email: row.email,
    organisation: { name: row.organisation_name, address: row.postal_address, taxNumber: row.tax_number },
    campaign: { title: row.campaign_title, slug: row.campaign_slug },
    designation: row.designation_title,
    capturedAt: capturedAt.toISOString(),
    locale: row.locale,
    timeZone: row.time_zone,
  };
}
