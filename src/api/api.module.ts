import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { DonationsModule } from '../donations/donations.module.js';
import { LimitsModule } from '../http/limits/limits.module.js';
import { ImportsModule } from '../imports/imports.module.js';
import { FiguresModule } from '../operations/figures/figures.module.js';
import { PrivacyModule } from '../operations/privacy/privacy.module.js';
import { QueueOperationsModule } from '../operations/queues/queue-operations.module.js';
import { DonorsModule } from '../donors/donors.module.js';
import { BrandingModule } from '../organisations/branding.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { StaffAccountsModule } from '../organisations/staff-accounts.module.js';
import { MatchesModule } from '../matches/matches.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ReceiptsModule } from '../receipts/receipts.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { ApiErrorPresenter } from './api-error.presenter.js';
import { BrandViews } from './branding/brand-views.js';
import { BrandingController } from './branding/branding.controller.js';
import { LogosController } from './branding/logos.controller.js';
import { CallerFundraisers } from './caller-fundraisers.js';
import { CampaignsController } from './campaigns.controller.js';
import { CadenceController } from './cadence.controller.js';
import { ExplainController } from './explain.controller.js';
import { ClosingFiguresController } from './closing-figures.controller.js';
import { FigureAuditsController } from './figure-audits.controller.js';
import { ForeignNamesWatch } from './foreign-names.watch.js';
import { FiguresController } from './figures.controller.js';
import { GivingDayRefreshesController } from './giving-day-refreshes.controller.js';
import { TagRemovalsController } from './tag-removals.controller.js';
import { MailEventsController } from './mail-events.controller.js';
import { MailingListsController } from './mailing-lists.controller.js';
import { MailingSteeringController } from './mailing-steering.controller.js';
import { MailingStepsController } from './mailing-steps.controller.js';
import { MailingsController } from './mailings.controller.js';
import { ImportStepsController } from './import-steps.controller.js';
import { ImportsController } from './imports.controller.js';
import { OwnImports } from './own-imports.js';
import { DonationViews } from './donation-views.js';
import { DonationsController } from './donations.controller.js';
import { DonorRetentionController } from './donors/donor-retention.controller.js';
import { DonorsController } from './donors/donors.controller.js';
import { KeyDonations } from './key-donations.js';
import { ApiKeysController } from './keys/api-keys.controller.js';
import { EmergencyController } from './operations/emergency.controller.js';
import { QueuesController } from './operations/queues.controller.js';
import { OfflineDonationsController } from './offline/offline-donations.controller.js';
import { OwnCampaigns } from './own-campaigns.js';
import { OwnSetup } from './own-setup.js';
import { RateLimits } from './rate-limits/rate-limits.js';
import { ReceiptsController } from './receipts.controller.js';
import { RefundLimitsController } from './refund-limits/refund-limits.controller.js';
import { RefundViews } from './refund-views.js';
import { OwnReports } from './own-reports.js';
import { ReportFilesController } from './report-files.controller.js';
import { ReportPreviewsController } from './report-previews.controller.js';
import { ReportsController } from './reports.controller.js';
import { RefundsController } from './refunds.controller.js';
import { CallerEndpoints } from './webhooks/caller-endpoints.js';
import { WebhookDeliveriesController } from './webhooks/webhook-deliveries.controller.js';
import { WebhookEndpointsController } from './webhooks/webhook-endpoints.controller.js';
import { WebhookSteeringController } from './webhooks/webhook-steering.controller.js';
import { ChallengesController } from './pledges/challenges.controller.js';
import { MatchStepsController } from './pledges/match-steps.controller.js';
import { MatchPreviewsController } from './pledges/match-previews.controller.js';
import { MatchesController } from './pledges/matches.controller.js';
import { OwnPledges } from './pledges/own-pledges.js';
import { ListsController } from './lists/lists.controller.js';
import { SegmentsController } from './segments/segments.controller.js';
import { TagsController } from './segments/tags.controller.js';
import { CampaignSetupController } from './setup/campaign-setup.controller.js';
import { GivingDaysController } from './setup/giving-days.controller.js';
import { StaffController } from './staff/staff.controller.js';
import { ScalingSnapshots } from './scaling/scaling-snapshot.js';
import { ScalingController } from './scaling/scaling.controller.js';

const figures = [
  FiguresController, ExplainController, CadenceController, GivingDayRefreshesController,
  ClosingFiguresController, TagRemovalsController, FigureAuditsController,
];
const mailings = [MailEventsController, MailingListsController, MailingsController, MailingStepsController, MailingSteeringController];
const webhooks = [WebhookEndpointsController, WebhookSteeringController, WebhookDeliveriesController];
const pledges = [MatchPreviewsController, MatchesController, MatchStepsController, ChallengesController];
const setup = [ListsController, CampaignSetupController, GivingDaysController, BrandingController, LogosController, StaffController, SegmentsController, TagsController];

@Module({
  imports: [BrandingModule, CampaignsModule, DonationsModule, DonorsModule, FiguresModule, ImportsModule, LimitsModule, MatchesModule, OrganisationsModule, PrivacyModule, QueueOperationsModule, ReceiptsModule, ReportsModule, StaffAccountsModule, WebhooksModule],
  controllers: [
    ...[CampaignsController, DonationsController, OfflineDonationsController, RefundsController, RefundLimitsController, ReceiptsController, DonorsController, DonorRetentionController],
    ...[EmergencyController, QueuesController, ScalingController, ApiKeysController],
    ...figures,
    ...mailings,
    ...webhooks,
    ...setup,
    ...pledges,
    ...[ImportsController, ImportStepsController],
    // The path of a preview would otherwise be taken for that of a report.
    ...[ReportPreviewsController, ReportFilesController, ReportsController],
  ],
  providers: [ApiErrorPresenter, BrandViews, CallerEndpoints, CallerFundraisers, DonationViews, KeyDonations, OwnCampaigns, OwnImports, OwnPledges, OwnReports, OwnSetup, RateLimits, RefundViews, ScalingSnapshots, { provide: APP_INTERCEPTOR, useClass: ForeignNamesWatch }],
  exports: [ApiErrorPresenter],
})
export class ApiModule {}
