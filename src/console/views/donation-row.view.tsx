import type { StaffDonation } from '../../donations/donation.reader.js';
import { formatMoney } from '../../shared/money.js';
import { Instant } from './instant.view.js';
import { StatusBadge } from './status-badge.view.js';

interface RowProps {
  readonly donation: StaffDonation;
  readonly now: Date;
}

export function DonationRow({ donation, now }: RowProps) {
  const { id, name, email, campaignTitle, amount, status, message, createdAt } = donation;
  return (
    <tr data-id={id}>
      <td class="cell-time"><Instant at={createdAt} now={now} /></td>
      <td class="cell-donor">
        <a class="donor-name" href={`/console/donations/${id}`}><bdi>{name ?? 'No name'}</bdi></a>
        <span class="donor-email"><bdi>{email}</bdi></span>
      </td>
      <td class="cell-campaign"><bdi>{campaignTitle}</bdi></td>
      {/* The code beside the symbol: many currencies share the dollar sign. */}
      <td class="cell-amount">{formatMoney(amount, 'en')} <span class="currency">{amount.currency}</span></td>
      <td class="cell-status"><StatusBadge status={status} /></td>
      <td class="cell-message">{message !== null && <bdi>{message}</bdi>}</td>
    </tr>
  );
}
