import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { CampaignHighlights } from './campaign-highlights.figures.js';
import { CampaignFigureList } from './campaign-figure-list.js';
import { CampaignFigures } from './campaign.figures.js';
import { CaptureDonation } from './capture-donation.js';
import { CloseFigures } from './close-figures.js';
import { ClosingStatements } from './closing-statements.js';
import { ConfirmDonation } from './confirm-donation.js';
import { DesignationFigures } from './designation.figures.js';
import { Donation } from './donation.entity.js';
import { DonationFigures } from './donation.figures.js';
import { DonationReader } from './donation.reader.js';
import { ExplainFigures } from './explain-figures.js';
import { FailDonation } from './fail-donation.js';
import { ForcedRefreshSteps } from './forced-refresh-steps.js';
import { ForcedRefreshes } from './forced-refreshes.js';
import { Give } from './give.js';
import { GivingDayFigures } from './giving-day.figures.js';
import { SendReceiptHandler } from './jobs/send-receipt.job.js';
import { SettlePendingDonationsHandler } from './jobs/settle-pending-donations.job.js';
import { LedgerSteps } from './ledger-steps.js';
import { Ledger } from './ledger.js';
import { OrganisationFigures } from './organisation.figures.js';
import { ReadTokens } from './read-token.js';
import { RemoveDonorTags } from './remove-donor-tags.js';
import { RequestForcedRefresh } from './request-forced-refresh.js';
import { RunForcedRefresh } from './run-forced-refresh.js';
import { SendDonationReceipt } from './send-donation-receipt.js';
import { SettleDonation } from './settle-donation.js';
import { StartDonation } from './start-donation.js';

const verbs = [Give, StartDonation, SettleDonation, CaptureDonation, ConfirmDonation, FailDonation, SendDonationReceipt, RequestForcedRefresh, RunForcedRefresh, CloseFigures, RemoveDonorTags];
const figures = [CampaignFigures, CampaignHighlights, DesignationFigures, GivingDayFigures, OrganisationFigures, CampaignFigureList, ExplainFigures, ForcedRefreshes, ForcedRefreshSteps, ClosingStatements];
const jobs = [SendReceiptHandler, SettlePendingDonationsHandler];

@Module({
  imports: [TypeOrmModule.forFeature([Donation]), CampaignsModule, OrganisationsModule],
  providers: [...verbs, ...jobs, ...figures, DonationReader, DonationFigures, Ledger, LedgerSteps, ReadTokens],
  exports: [...verbs, ...jobs, ...figures, DonationReader, DonationFigures, Ledger, LedgerSteps, ReadTokens],
})
export class DonationsModule {}
