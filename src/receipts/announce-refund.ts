import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DonationId, OrganisationId, RefundId } from '../shared/ids.js';
import { IssueReceipt } from './issue-receipt.js';
import { Letters } from './letters.js';

/** What follows a refund in writing: the receipt voided or issued anew, and one letter that tells of both. */
@Injectable()
export class AnnounceRefund {
  constructor(
    private readonly transactions: Transactions,
    private readonly issue: IssueReceipt,
    private readonly letters: Letters,
  ) {}

  run(organisationId: OrganisationId, donationId: DonationId, refundId: RefundId): Promise<void> {
    return this.transactions.run({ organisationId }, async (tx) => {
      const { latest, donation } = await this.issue.runIn(tx, organisationId, donationId);
      await this.letters.add(tx, { organisationId, donationId, kind: 'refund', receiptId: latest, refundId, to: donation.email, by: 'freshet' });
    });
  }
}
