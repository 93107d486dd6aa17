import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import type { Donation } from '../donations/donation.entity.js';
import { DonationReader } from '../donations/donation.reader.js';
import { ReadTokens } from '../donations/read-token.js';
import type { MatchedGift } from '../matches/match.js';
import { MatchReader } from '../matches/match.reader.js';
import type { DonationView } from './campaigns.schema.js';

/** Donations as the API shows them. */
@Injectable()
export class DonationViews {
  constructor(
    private readonly donations: DonationReader,
    private readonly readTokens: ReadTokens,
    private readonly matches: MatchReader,
    private readonly config: Config,
  ) {}

  /** `xid`: the database transaction that captured it, and `matched` what was added to it, where the caller knows. */
  async of(donation: Donation, campaignSlug: string, xid: string | null = null, matched: readonly MatchedGift[] | null = null): Promise<DonationView> {
    const bookedIn = xid ?? (await this.donations.findLatestXid(donation));
    const matches = matched ?? (donation.capturedAt === null ? [] : await this.matches.listOfDonation(donation));
    const { id, status, amount, coveredFee, refunded, currency, anonymous, message, dedication, failure } = donation;
    return {
      ...{ id, status, amount, coveredFee, refunded, currency, anonymous, message, dedication, failure },
      campaign: campaignSlug,
      createdAt: donation.createdAt.toISOString(),
      capturedAt: donation.capturedAt?.toISOString() ?? null,
      receiptSentAt: donation.receiptSentAt?.toISOString() ?? null,
      matches: matches.map(({ matchId, sponsor, amount: added }) => ({ id: matchId, sponsor, amount: added?.amount ?? null })),
      url: `${this.config.web.publicUrl}/donations/${id}`,
      readToken: bookedIn === null ? null : this.readTokens.sign({ campaignSlug, xid: bookedIn }),
    };
  }
}
