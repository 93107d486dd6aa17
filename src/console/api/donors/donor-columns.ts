import { toDecimalText } from '../../../shared/money.js';
import type { CsvColumn } from '../csv.js';
import type { GivingDonor } from './donor-givings.js';

/** By the names the screen chooses its columns by. */
export const DONOR_COLUMNS: Readonly<Record<string, CsvColumn<GivingDonor>>> = {
  name: { title: 'Name', of: ({ donor }) => donor.name },
  email: { title: 'E-mail', of: ({ donor }) => donor.email },
  number: { title: 'Number', of: ({ donor }) => donor.number ?? '' },
  tags: { title: 'Tags', of: ({ donor }) => donor.tags.join('; ') },
  given: { title: 'Given', of: ({ giving }) => giving.given.map((sum) => `${toDecimalText(sum)} ${sum.currency}`).join('; ') },
  gifts: { title: 'Gifts', of: ({ giving }) => String(giving.gifts) },
  lastGiftAt: { title: 'Last gift (UTC)', of: ({ giving }) => giving.lastAt?.toISOString() ?? '' },
  createdAt: { title: 'Known since (UTC)', of: ({ donor }) => donor.createdAt.toISOString() },
  id: { title: 'Donor', of: ({ donor }) => donor.id },
};
