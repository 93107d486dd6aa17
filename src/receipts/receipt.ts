import type { DonationId, OrganisationId, ReceiptId } from '../shared/ids.js';
import type { Money } from '../shared/money.js';

/** What a receipt says beside its number and its amounts, as it was when it was issued. */
export interface ReceiptFacts {
  readonly donorName: string;
  readonly email: string;
  readonly organisation: {
    readonly name: string;
    /** Lines. */
    readonly address: string | null;
    readonly taxNumber: string | null;
  };
  readonly campaign: { readonly title: string; readonly slug: string };
  readonly designation: string | null;
  /** ISO 8601 instant. */
  readonly capturedAt: string;
  readonly locale: string;
  readonly timeZone: string;
}

/** A numbered statement of what a donor gave. It never changes; it is voided, and another may take its place. */
export interface Receipt {
  readonly id: ReceiptId;
  readonly organisationId: OrganisationId;
  readonly donationId: DonationId;
  /** Gapless per organisation and tax year: "2026-000042". */
  readonly number: string;
  readonly gift: Money;
  /** Minor units charged beyond the gift to cover the fee. */
  readonly coveredFee: number;
  readonly facts: ReceiptFacts;
  readonly issuedAt: Date;
  readonly voidedAt: Date | null;
  /** Numbers of the receipts before and after it. */
  readonly replaces: string | null;
  readonly replacedBy: string | null;
}

/** Serials are written with six digits, and with more when there are more. */
export function receiptNumber(year: number, serial: number): string {
  return `${year}-${String(serial).padStart(6, '0')}`;
}
