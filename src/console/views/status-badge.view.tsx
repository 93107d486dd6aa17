import type { DonationStatus } from '../../donations/donation-status.js';

const NAMES: Readonly<Record<DonationStatus, string>> = {
  pending: 'Pending',
  captured: 'Captured',
  partly_refunded: 'Partly refunded',
  refunded: 'Refunded',
  failed: 'Failed',
  disputed: 'Disputed',
};

export function StatusBadge({ status }: { readonly status: string }) {
  const isKnown = Object.hasOwn(NAMES, status);
  return <span class={isKnown ? `badge is-${status}` : 'badge'}>{isKnown ? NAMES[status as DonationStatus] : status}</span>;
}
