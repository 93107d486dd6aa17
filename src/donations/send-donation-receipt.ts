import { Injectable } from '@nestjs/common';
import { CampaignReader } from '../campaigns/campaign.reader.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { DonationId, OrganisationId } from '../shared/ids.js';
import { Donation } from './donation.entity.js';
import { DonationReader } from './donation.reader.js';
import { ReceiptPost, type Receipt } from './receipt-post.js';

/** Sends a donation's receipt unless it has been sent. */
@Injectable()
export class SendDonationReceipt {
  constructor(
    private readonly transactions: Transactions,
    private readonly donations: DonationReader,
    private readonly campaigns: CampaignReader,
    private readonly post: ReceiptPost,
    private readonly clock: Clock,
  ) {}

  async run(organisationId: OrganisationId, donationId: DonationId): Promise<void> {
    const donation = await this.donations.get(donationId, { organisationId });
    if (donation.capturedAt === null || donation.receiptSentAt !== null) return;
    const receipt = await this.#write(donation, donation.capturedAt);
    await this.transactions.run({ organisationId }, async (tx) => {
      // Held until the mail is handed over: a second run of this job waits here and then finds it sent.
      const unsent = await tx.row(`SELECT id FROM donations WHERE id = $1 AND receipt_sent_at IS NULL FOR UPDATE`, [donationId]);
      if (unsent === null) return;
      await this.post.send(receipt);
      await tx.rows(`UPDATE donations SET receipt_sent_at = $2 WHERE id = $1`, [donationId, this.clock.now()]);
    });
  }

  async #write(donation: Donation, capturedAt: Date): Promise<Receipt> {
    const [campaign, email] = await Promise.all([this.campaigns.getOfDonation(donation.campaignId), this.donations.getEmail(donation)]);
    return {
      donationId: donation.id,
      to: { name: donation.donorName, email },
      organisation: campaign.organisation.name,
      campaign: { title: campaign.title, slug: campaign.slug },
      gift: donation.gift,
      coveredFee: donation.coveredFee,
      capturedAt,
      locale: donation.locale,
      timeZone: campaign.organisation.timeZone,
    };
  }
}
