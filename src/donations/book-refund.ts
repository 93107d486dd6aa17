import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Events } from '../organisations/events.js';
import { Outbox } from '../queues/outbox.js';
import { Clock } from '../shared/clock.js';
import { NotifyRefund } from './jobs/notify-refund.definition.js';
import { Ledger } from './ledger.js';
import type { Refund } from './refund.js';
import type { LockedDonationRow, RefundRow } from './refund-rows.js';
import { lockDonationSql, noteRefundedSql, succeedRefundSql } from './refunds.sql.js';

/** Books money that the provider has given back: the refund, its donation, the ledger and the donor's notice, all or nothing. */
@Injectable()
export class BookRefund {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly outbox: Outbox,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Returns the id of the database transaction that booked it, or null when it was pending no longer. */
  run(refund: Refund, gatewayReference: string): Promise<string | null> {
    const { id, organisationId, donationId, amount } = refund;
    return this.transactions.run({ organisationId }, async (tx) => {
      const donation = await tx.row<LockedDonationRow>(lockDonationSql, [donationId]);
      if (donation === null) throw new Error(`donation ${donationId} is gone`);
      const giftPart = giftPartOf(amount.amount, donation);
      const settledAt = this.clock.now();
      const booked = await tx.row<RefundRow>(succeedRefundSql, [id, settledAt, gatewayReference, giftPart]);
      if (booked === null) return null;
      await tx.rows(noteRefundedSql, [donationId, amount.amount]);
      const xid = await this.#post(tx, refund, donation, giftPart, settledAt);
      await this.outbox.add(tx, organisationId, NotifyRefund, { refundId: id, donationId, organisationId });
      await this.events.add(tx, organisationId, 'donation.refunded', { donation: donationId, refund: id, amount: amount.amount, currency: donation.currency });
      return xid;
    });
  }

  #post(tx: Transaction, { id, organisationId, donationId, amount }: Refund, donation: LockedDonationRow, giftPart: number, occurredAt: Date): Promise<string> {
    return this.ledger.post(tx, {
      ...{ organisationId, donationId, kind: 'refund', reference: id, occurredAt, currency: donation.currency },
      ...{ campaignId: donation.campaign_id, designationId: donation.designation_id, donorId: donation.donor_id },
      postings: [
        ['donor', amount.amount],
        ['campaign', -giftPart],
        ['covered_fees', giftPart - amount.amount],
      ],
    });
  }
}

/**
 * What goes back is taken from the gift first and from the covered fee last: a provider keeps its fee for a part that
 * it gives back, and so what is left of either follows from the sum alone.
 */
function giftPartOf(amount: number, { amount: gift, refunded }: LockedDonationRow): number {
  const left = Math.max(0, Number(gift) - Number(refunded));
  return Math.min(amount, left);
}
