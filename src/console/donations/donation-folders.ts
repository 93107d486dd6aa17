import { Injectable } from '@nestjs/common';
import type { Donation } from '../../donations/donation.entity.js';
import { DonationReader } from '../../donations/donation.reader.js';
import type { Refund } from '../../donations/refund.js';
import { RefundReader } from '../../donations/refund.reader.js';
import { LetterReader } from '../../receipts/letter.reader.js';
import type { LetterNote } from '../../receipts/letter.js';
import type { Receipt } from '../../receipts/receipt.js';
import { ReceiptReader } from '../../receipts/receipt.reader.js';
import { Clock } from '../../shared/clock.js';

/** All that is kept about one donation. */
export interface DonationFolder {
  readonly donation: Donation;
  readonly email: string;
  readonly receipts: readonly Receipt[];
  readonly refunds: readonly Refund[];
  readonly letters: readonly LetterNote[];
  readonly now: Date;
}

@Injectable()
export class DonationFolders {
  constructor(
    private readonly donations: DonationReader,
    private readonly receipts: ReceiptReader,
    private readonly refunds: RefundReader,
    private readonly letters: LetterReader,
    private readonly clock: Clock,
  ) {}

  async of(donation: Donation): Promise<DonationFolder> {
    const [email, receipts, refunds, letters] = await Promise.all([
      this.donations.getEmail(donation),
      this.receipts.listOfDonation(donation.id, donation),
      this.refunds.listOfDonation(donation.id, donation),
      this.letters.listOfDonation(donation.id, donation),
    ]);
    return { donation, email, receipts, refunds, letters, now: this.clock.now() };
  }
}
