import type { Donation } from '../../../donations/donation.entity.js';
import type { ListedDonation } from '../../../donations/staff-donation.reader.js';
import type { StaffRole } from '../../../organisations/staff.entity.js';
import type { LetterNote } from '../../../receipts/letter.js';
import type { Receipt } from '../../../receipts/receipt.js';
import type { DonationFolderShown, DonationRowShown, LetterShown } from '../../contract/donations.js';

export function showDonation({ createdAt, ...row }: ListedDonation): DonationRowShown {
  return { ...row, createdAt: createdAt.toISOString() };
}

export function showReceipt({ number, issuedAt, voidedAt, replacedBy }: Receipt): DonationFolderShown['receipts'][number] {
  return { number, issuedAt: issuedAt.toISOString(), isVoid: voidedAt !== null, replacedBy };
}

export function showLetter({ id, kind, state, requestedAt, sentAt, failure }: LetterNote): LetterShown {
  return { id, kind, state, at: (sentAt ?? requestedAt).toISOString(), failure };
}

/** What of it is left to give back may be given back; what was never captured has nothing. */
export function isRefundable({ status, charge, refunded }: Donation): boolean {
  return (status === 'captured' || status === 'partly_refunded') && refunded < charge.amount;
}

/** Who gives back, and agrees to what others give back. */
export function isRefunder({ role }: { readonly role: StaffRole }): boolean {
  return role === 'client_admin' || role === 'customer_success';
}
