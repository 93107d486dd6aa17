import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Events } from '../organisations/events.js';
import { Outbox } from '../queues/outbox.js';
import { Clock } from '../shared/clock.js';
import type { Donation } from './donation.entity.js';
import { SendReceipt } from './jobs/send-receipt.definition.js';
import { Ledger } from './ledger.js';

/** Books a charge that the provider has taken: the donation, its ledger entries and its receipt, all or nothing. */
@Injectable()
export class CaptureDonation {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly outbox: Outbox,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Returns the id of the database transaction that booked it, or null when it was pending no longer. */
  async run(donation: Donation, gatewayReference: string): Promise<string | null> {
    const { organisationId, campaignId, designationId, donorId, currency } = donation;
    const capturedAt = this.clock.now();
    const bookedIn = await this.transactions.run({ organisationId }, async (tx) => {
      const captured = await tx.row(
        `UPDATE donations SET status = 'captured', captured_at = $2, gateway_reference = $3
         WHERE id = $1 AND status = 'pending' RETURNING id`,
        [donation.id, capturedAt, gatewayReference],
      );
      if (captured === null) return null;
      const xid = await this.ledger.post(tx, {
        ...{ organisationId, donationId: donation.id, campaignId, designationId, donorId, currency },
        kind: 'capture',
        reference: gatewayReference,
        occurredAt: capturedAt,
        postings: [
          ['donor', -donation.charge.amount],
          ['campaign', donation.amount],
          ['covered_fees', donation.coveredFee],
        ],
      });
      await this.outbox.add(tx, organisationId, SendReceipt, { donationId: donation.id, organisationId });
      await this.events.add(tx, organisationId, 'donation.captured', { donation: donation.id, amount: donation.amount, currency });
      return xid;
    });
    if (bookedIn !== null) Object.assign(donation, { status: 'captured', capturedAt });
    return bookedIn;
  }
}
