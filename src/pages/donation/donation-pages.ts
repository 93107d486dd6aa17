import { Injectable } from '@nestjs/common';
import { CampaignReader } from '../../campaigns/campaign.reader.js';
import type { Campaign } from '../../campaigns/campaign.entity.js';
import type { Donation } from '../../donations/donation.entity.js';
import { DonationFigures } from '../../donations/donation.figures.js';
import { DonationReader } from '../../donations/donation.reader.js';
import { PaymentGateway } from '../../donations/payment-gateway.js';
import { MatchReader } from '../../matches/match.reader.js';
import { ReceiptReader } from '../../receipts/receipt.reader.js';
import { money, percentOf } from '../../shared/money.js';
import { toDatedFigure } from '../dated-figures.js';
import { PageFrames } from '../page-frames.js';
import type { DonationPageModel } from './donation.page-model.js';
import { maskEmail } from './mask-email.js';

/** What the address of the page adds to what it shows. */
export interface PageWishes {
  readonly isRepeated?: boolean;
  readonly sending?: 'onItsWay' | 'tooMany' | null;
}

/** What a donor's own page of a donation shows. */
@Injectable()
export class DonationPages {
  constructor(
    private readonly donations: DonationReader,
    private readonly campaigns: CampaignReader,
    private readonly figures: DonationFigures,
    private readonly receipts: ReceiptReader,
    private readonly matches: MatchReader,
    private readonly gateway: PaymentGateway,
    private readonly frames: PageFrames,
  ) {}

  async build(donation: Donation, { isRepeated = false, sending = null }: PageWishes = {}): Promise<DonationPageModel> {
    const campaign = await this.campaigns.getOfDonation(donation.campaignId);
    const [email, designation, progress, receipt, matches] = await Promise.all([
      this.donations.getEmail(donation),
      this.campaigns.findDesignationTitle(donation.designationId),
      this.#progressOf(campaign, donation),
      this.receipts.findLatest(donation.id, donation),
      donation.capturedAt === null ? [] : this.matches.listOfDonation(donation),
    ]);
    const { id, gift, coveredFee, refunded, currency, donorName, locale, dedication } = donation;
    return {
      frame: this.frames.of({ locale, title: campaign.title, description: campaign.summary, path: `/donations/${id}`, organisation: campaign.organisation }),
      ...{ id, gift, donorName, designation, dedication },
      matches: matches.map(({ sponsor, amount }) => ({ sponsor, amount })),
      refunded: refunded > 0 ? money(refunded, currency) : null,
      receipt: receipt && { path: `/donations/${id}/receipt.pdf`, againPath: receipt.voidedAt === null ? `/donations/${id}/receipt-sendings` : null, sending },
      outcome: this.#outcomeOf(donation),
      coveredFee: coveredFee > 0 ? money(coveredFee, currency) : null,
      maskedEmail: maskEmail(email),
      campaign: { title: campaign.title, path: `/c/${campaign.slug}`, ...progress },
      repeated: isRepeated,
    };
  }

  #outcomeOf({ id, status, capturedAt, failure, receiptSentAt, paymentToken }: Donation): DonationPageModel['outcome'] {
    if (capturedAt !== null && status === 'refunded') return { kind: 'refunded', capturedAt: capturedAt.toISOString() };
    if (capturedAt !== null) return { kind: 'captured', capturedAt: capturedAt.toISOString(), receiptSent: receiptSentAt !== null };
    if (failure !== null) return { kind: 'failed', reason: failure };
    const needsDonor = this.gateway.confirm(paymentToken, true) !== null;
    return { kind: 'pending', confirmationPath: needsDonor ? `/donations/${id}/confirmation` : null };
  }

  /** Whoever holds the link has given: their gift is in the total, whatever cookies their browser kept. */
  async #progressOf(campaign: Campaign, donation: Donation) {
    const { raised } = await this.figures.ofCampaign(campaign, await this.donations.findLatestXid(donation));
    const goal = campaign.goal === null ? null : money(campaign.goal, campaign.currency);
    return { raised: toDatedFigure(campaign.id, raised), goal, percent: goal === null ? 0 : percentOf(raised.value, goal) };
  }
}
