import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { Donation } from './donation.entity.js';
import { DonationReader } from './donation.reader.js';
import { PaymentGateway } from './payment-gateway.js';
import { SettleDonation } from './settle-donation.js';

/** The donor has confirmed, or refused to confirm, a charge that their bank asked them about. */
@Injectable()
export class ConfirmDonation {
  constructor(
    private readonly transactions: Transactions,
    private readonly gateway: PaymentGateway,
    private readonly donations: DonationReader,
    private readonly settle: SettleDonation,
  ) {}

  /** Returns the id of the database transaction that booked the gift; null when nothing was booked by this call. */
  async run(donation: Donation, isApproved: boolean): Promise<string | null> {
    const token = this.gateway.confirm(donation.paymentToken, isApproved);
    if (token === null || donation.status !== 'pending') return null;
    const { organisationId, id, paymentToken } = donation;
    await this.transactions.run({ organisationId }, (tx) =>
      // The first answer counts, also when two tabs answer differently.
      tx.rows(`UPDATE donations SET payment_token = $3 WHERE id = $1 AND status = 'pending' AND payment_token = $2`, [id, paymentToken, token]),
    );
    return this.settle.run(await this.donations.get(id, donation));
  }
}
