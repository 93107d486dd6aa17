import type { PseudoRandom } from '../pseudo-random.js';
import type { DemoDonation } from './demo-donation.js';

type Account = 'donor' | 'campaign' | 'covered_fees';

const REFUND_DELAY_MS = 90 * 60_000;

export interface LedgerRows {
  readonly transactions: object[];
  readonly entries: object[];
}

/**
 * The bookings behind donations. An entry's amount is what its account receives: a gift leaves the donor, a refund
 * returns, of the gift first and of the covered fee after it.
 */
export function ledgerRows(random: PseudoRandom, donations: readonly DemoDonation[]): LedgerRows {
  const rows: LedgerRows = { transactions: [], entries: [] };
  for (const donation of donations) {
    if (donation.captured_at === null || donation.gateway_reference === null) continue;
    const { amount, covered_fee, refunded, captured_at, gateway_reference } = donation;
    post(rows, random, donation, 'capture', gateway_reference, captured_at, amount, covered_fee);
    if (refunded === 0) continue;
    const refundedAt = new Date(captured_at.getTime() + random.between(REFUND_DELAY_MS / 9, REFUND_DELAY_MS));
    const ofGift = Math.min(refunded, amount);
    post(
      rows,
      random,
      donation,
      'refund',
      `${gateway_reference}_refund`,
      refundedAt,
      -ofGift,
      ofGift - refunded,
    );
  }
  return rows;
}

function post(
  rows: LedgerRows,
  random: PseudoRandom,
  donation: DemoDonation,
  kind: 'capture' | 'refund',
  reference: string,
  at: Date,
  toCampaign: number,
  toFees: number,
): void {
  const { organisation_id, currency, campaign_id, designation_id, donor_id } = donation;
  const id = random.id<'LedgerTransaction'>(at);
  rows.transactions.push({ id, organisation_id, donation_id: donation.id, kind, reference, occurred_at: at });
  const amounts: [Account, number][] = [
    ['donor', -(toCampaign + toFees)],
    ['campaign', toCampaign],
    ['covered_fees', toFees],
  ];
  for (const [account, amount] of amounts) {
    if (amount === 0) continue;
    const entry = {
      organisation_id,
      transaction_id: id,
      account,
      amount,
      currency,
      campaign_id,
      designation_id,
      donor_id,
    };
    rows.entries.push({ ...entry, created_at: at });
  }
}
