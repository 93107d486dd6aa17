import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import type { DonationId, OrganisationId } from '../shared/ids.js';
import { HonoureeNotices } from './honouree-notices.js';
import { Letters } from './letters.js';
import { ReviseReceipt, type RevisedReceipt } from './revise-receipt.js';

/** What follows a gift in writing: its receipt, the letter that carries it, and word to whoever is to know of a dedication. */
@Injectable()
export class IssueReceipt {
  constructor(
    private readonly transactions: Transactions,
    private readonly revise: ReviseReceipt,
    private readonly letters: Letters,
    private readonly notices: HonoureeNotices,
  ) {}

  run(organisationId: OrganisationId, donationId: DonationId): Promise<void> {
    return this.transactions.run({ organisationId }, (tx) => this.runIn(tx, organisationId, donationId).then(() => undefined));
  }

  async runIn(tx: Transaction, organisationId: OrganisationId, donationId: DonationId): Promise<RevisedReceipt> {
    const revised = await this.revise.runIn(tx, organisationId, donationId);
    if (!revised.isFirst || revised.valid === null) return revised;
    const { email, dedication } = revised.donation;
    await this.letters.add(tx, { organisationId, donationId, kind: 'receipt', receiptId: revised.valid, to: email, by: 'freshet' });
    if (dedication !== null) await this.notices.add(tx, organisationId, donationId, dedication);
    return revised;
  }
}
