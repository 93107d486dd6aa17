import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { AgreeToRefund } from './agree-to-refund.js';
import { BookRefund } from './book-refund.js';
import { CampaignHighlights } from './campaign-highlights.figures.js';
import { CampaignFigureList } from './campaign-figure-list.js';
import { CampaignFigures } from './campaign.figures.js';
import { CaptureDonation } from './capture-donation.js';
import { CloseFigures } from './close-figures.js';
import { ClosingStatements } from './closing-statements.js';
import { ConfirmDonation } from './confirm-donation.js';
import { DayBoardReader } from './day-board.reader.js';
import { DayHours } from './day-hours.js';
import { DesignationFigures } from './designation.figures.js';
import { Donation } from './donation.entity.js';
import { DonationFigures } from './donation.figures.js';
import { DonationReader } from './donation.reader.js';
import { EndWaitingRefund } from './end-waiting-refund.js';
import { ExplainFigures } from './explain-figures.js';
import { FailDonation } from './fail-donation.js';
import { FailRefund } from './fail-refund.js';
import { ForcedRefreshSteps } from './forced-refresh-steps.js';
import { ForcedRefreshes } from './forced-refreshes.js';
import { Give } from './give.js';
import { GivingDayFigures } from './giving-day.figures.js';
import { ExpireRefundsHandler } from './jobs/expire-refunds.job.js';
import { NoteMilestonesHandler } from './jobs/note-milestones.job.js';
import { SettlePendingDonationsHandler } from './jobs/settle-pending-donations.job.js';
import { SettlePendingRefundsHandler } from './jobs/settle-pending-refunds.job.js';
import { KeepCampaignTags } from './keep-campaign-tags.js';
import { LedgerSteps } from './ledger-steps.js';
import { Ledger } from './ledger.js';
import { EnterOfflineGift } from './enter-offline-gift.js';
import { MissingHours } from './missing-hours.js';
import { NoteMilestones } from './note-milestones.js';
import { OfflineGifts } from './offline-gifts.js';
import { OrganisationFigures } from './organisation.figures.js';
import { ReadTokens } from './read-token.js';
import { RefundDonation } from './refund-donation.js';
import { RefundLimits } from './refund-limits.js';
import { RefundReader } from './refund.reader.js';
import { RefreshDonorTags } from './refresh-donor-tags.js';
import { RemoveDonorTags } from './remove-donor-tags.js';
import { RequestForcedRefresh } from './request-forced-refresh.js';
import { ReserveRefund } from './reserve-refund.js';
import { RunForcedRefresh } from './run-forced-refresh.js';
import { SecondPersons } from './second-persons.js';
import { SettleDonation } from './settle-donation.js';
import { SettleRefund } from './settle-refund.js';
import { StaffDonationReader } from './staff-donation.reader.js';
import { GivingReader } from './giving.reader.js';
import { StartDonation } from './start-donation.js';

const verbs = [
  ...[Give, StartDonation, SettleDonation, CaptureDonation, ConfirmDonation, FailDonation, CloseFigures],
  ...[EnterOfflineGift, NoteMilestones, OfflineGifts, KeepCampaignTags, RefreshDonorTags, RemoveDonorTags],
];
const refunds = [RefundDonation, ReserveRefund, SettleRefund, BookRefund, FailRefund, RefundReader, RefundLimits, SecondPersons, AgreeToRefund, EndWaitingRefund];
const figures = [
  ...[CampaignFigures, CampaignHighlights, DesignationFigures, GivingDayFigures, OrganisationFigures, CampaignFigureList, ExplainFigures],
  ...[RequestForcedRefresh, RunForcedRefresh, ForcedRefreshes, ForcedRefreshSteps, ClosingStatements],
];
const jobs = [NoteMilestonesHandler, SettlePendingDonationsHandler, SettlePendingRefundsHandler, ExpireRefundsHandler];

@Module({
  imports: [TypeOrmModule.forFeature([Donation]), CampaignsModule, OrganisationsModule],
  providers: [...verbs, ...refunds, ...jobs, ...figures, DayBoardReader, DayHours, MissingHours, DonationReader, GivingReader, StaffDonationReader, DonationFigures, Ledger, LedgerSteps, ReadTokens],
  exports: [...verbs, ...refunds, ...jobs, ...figures, DayBoardReader, DayHours, DonationReader, GivingReader, StaffDonationReader, DonationFigures, Ledger, LedgerSteps, ReadTokens],
})
export class DonationsModule {}
