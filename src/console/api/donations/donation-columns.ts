import type { ListedDonation } from '../../../donations/staff-donation.reader.js';
import { toDecimalText } from '../../../shared/money.js';
import type { CsvColumn } from '../csv.js';

/** By the names the screen chooses its columns by. */
export const DONATION_COLUMNS: Readonly<Record<string, CsvColumn<ListedDonation>>> = {
  createdAt: { title: 'Time (UTC)', of: ({ createdAt }) => createdAt.toISOString() },
  donor: { title: 'Donor', of: ({ donorName }) => donorName },
  email: { title: 'E-mail', of: ({ email }) => email },
  campaign: { title: 'Campaign', of: ({ campaign }) => campaign },
  designation: { title: 'Designation', of: ({ designation }) => designation ?? '' },
  amount: { title: 'Amount', of: ({ gift }) => toDecimalText(gift) },
  currency: { title: 'Currency', of: ({ gift }) => gift.currency },
  fee: { title: 'Fee covered', of: ({ coveredFee }) => toDecimalText(coveredFee) },
  refunded: { title: 'Refunded', of: ({ refunded }) => toDecimalText(refunded) },
  status: { title: 'Status', of: ({ status }) => status },
  message: { title: 'Message', of: ({ message }) => message ?? '' },
  id: { title: 'Donation', of: ({ id }) => id },
};
