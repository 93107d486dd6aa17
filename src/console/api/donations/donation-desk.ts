import { Injectable } from '@nestjs/common';
import { CampaignReader } from '../../../campaigns/campaign.reader.js';
import type { Donation } from '../../../donations/donation.entity.js';
import { DonationReader } from '../../../donations/donation.reader.js';
import { DonationNotFound } from '../../../donations/donations.errors.js';
import { parseId } from '../../../shared/ids.js';
import { money } from '../../../shared/money.js';
import type { DonationFolderShown } from '../../contract/donations.js';
import { DonationFolders } from '../../donations/donation-folders.js';
import type { ConsoleSession } from '../../sign-in/current-session.js';
import { RefundDesk } from './refund-desk.js';
import { isRefundable, isRefunder, showLetter, showReceipt } from './shown-donations.js';

/** Finds a donation for whoever may see it, with all that is kept about it. */
@Injectable()
export class DonationDesk {
  constructor(
    private readonly donations: DonationReader,
    private readonly campaigns: CampaignReader,
    private readonly folders: DonationFolders,
    private readonly refunds: RefundDesk,
  ) {}

  /** @throws DonationNotFound for one of another organisation, as for one that does not exist. */
  async get({ staff: { organisationId } }: ConsoleSession, text: string): Promise<Donation> {
    const id = parseId<'Donation'>(text);
    const find = (known: Donation['id']) => (organisationId === null ? this.donations.findByLink(known) : this.donations.findOf(organisationId, known));
    const donation = id && (await find(id));
    if (!donation) throw new DonationNotFound();
    return donation;
  }

  async show(session: ConsoleSession, donation: Donation): Promise<DonationFolderShown> {
    const [{ email, receipts, refunds, letters }, campaign, designation] = await Promise.all([
      this.folders.of(donation),
      this.campaigns.getOfDonation(donation.campaignId),
      this.campaigns.findDesignationTitle(donation.designationId),
    ]);
    const { id, donorId, donorName, status, failure, currency, message, dedication, anonymous, createdAt, capturedAt } = donation;
    return {
      donation: {
        ...{ id, donorId, donorName, email, status, failure, message, designation, campaign: campaign.title, campaignSlug: campaign.slug, isAnonymous: anonymous },
        ...{ gift: donation.gift, coveredFee: money(donation.coveredFee, currency), refunded: money(donation.refunded, currency) },
        ...{ organisation: campaign.organisation.slug, createdAt: createdAt.toISOString(), capturedAt: capturedAt?.toISOString() ?? null },
        dedication: dedication === null ? null : { kind: dedication.kind, name: dedication.name },
      },
      receipts: receipts.map(showReceipt),
      refunds: await this.refunds.show(session, donation, refunds),
      letters: letters.map(showLetter),
      may: { refund: isRefundable(donation) && isRefunder(session.staff), sendReceipt: capturedAt !== null && status !== 'refunded' },
    };
  }
}
