import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import type { Donation } from '../donations/donation.entity.js';
import { DonationReader } from '../donations/donation.reader.js';
import { ReadTokens } from '../donations/read-token.js';
import type { DonationView } from './campaigns.schema.js';

/** Donations as the API shows them. */
@Injectable()
export class DonationViews {
  constructor(
    private readonly donations: DonationReader,
    private readonly readTokens: ReadTokens,
    private readonly config: Config,
  ) {}

  /** `xid`: the database transaction that captured it, where the caller knows it. */
  async of(donation: Donation, campaignSlug: string, xid: string | null = null): Promise<DonationView> {
    const bookedIn = xid ?? (await this.donations.findLatestXid(donation));
    const { id, status, amount, coveredFee, refunded, currency, anonymous, message, dedication, failure } = donation;
    return {
      ...{ id, status, amount, coveredFee, refunded, currency, anonymous, message, dedication, failure },
      campaign: campaignSlug,
      createdAt: donation.createdAt.toISOString(),
      capturedAt: donation.capturedAt?.toISOString() ?? null,
      receiptSentAt: donation.receiptSentAt?.toISOString() ?? null,
      url: `${this.config.web.publicUrl}/donations/${id}`,
      readToken: bookedIn === null ? null : this.readTokens.sign({ campaignSlug, xid: bookedIn }),
    };
  }
}
