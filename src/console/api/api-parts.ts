import { RoleGuard } from './access.js';
import { BrandingController } from './branding/branding.controller.js';
import { DomainsController } from './branding/domains.controller.js';
import { CadencesController } from './campaigns/cadences.controller.js';
import { CampaignDesk } from './campaigns/campaign-desk.js';
import { CampaignsScreenController } from './campaigns/campaigns.controller.js';
import { GivingDaysController } from './campaigns/giving-days.controller.js';
import { CockpitController } from './cockpit/cockpit.controller.js';
import { CockpitDays, Cockpits } from './cockpit/cockpits.js';
import { DayPace } from './cockpit/day-pace.js';
import { DayPledges } from './cockpit/day-pledges.js';
import { DayProblems } from './cockpit/day-problems.js';
import { DayTotals } from './cockpit/day-totals.js';
import { CockpitProblems } from './cockpit/cockpit-problems.js';
import { MailPlan } from './cockpit/mail-plan.js';
import { PlatformProblems } from './cockpit/platform-problems.js';
import { RefreshesController } from './cockpit/refreshes.controller.js';
import { RefundProblems } from './cockpit/refund-problems.js';
import { SheetWork } from './cockpit/sheet-work.js';
import { Desk } from './desk.js';
import { DonationDesk } from './donations/donation-desk.js';
import { DonationListController } from './donations/donation-list.controller.js';
import { DonationFolderController } from './donations/donation.controller.js';
import { OfflineGiftsController } from './donations/offline-gifts.controller.js';
import { RefundDesk } from './donations/refund-desk.js';
import { RefundLimitsScreenController } from './donations/refund-limits.controller.js';
import { WaitingRefundsController } from './donations/waiting-refunds.controller.js';
import { DonorGivings } from './donors/donor-givings.js';
import { TagsController } from './donors/tags.controller.js';
import { DonorsController } from './donors/donors.controller.js';
import { AuditController } from './engine/audit.controller.js';
import { CachesController, DatabaseController } from './engine/engine.controller.js';
import { QueueDesk } from './engine/queue-desk.js';
import { QueuesScreenController } from './engine/queues.controller.js';
import { SetAsideScreenController } from './engine/set-aside.controller.js';
import { ImportDesk } from './imports/import-desk.js';
import { ImportListController } from './imports/import-list.controller.js';
import { ImportController, ImportErrorFileController } from './imports/import.controller.js';
import { ApiKeysScreenController } from './keys/api-keys.controller.js';
import { LiveController } from './live/live.controller.js';
import { LiveStreams } from './live/live-streams.js';
import { LiveTopics } from './live/live-topics.js';
import { SharedReads } from './live/shared-reads.js';
import { SheetTopics } from './live/sheet-topics.js';
import { PledgeTopics } from './live/pledge-topics.js';
import { ChallengeListController } from './pledges/challenge-list.controller.js';
import { ChallengeController } from './pledges/challenge.controller.js';
import { MatchListController } from './pledges/match-list.controller.js';
import { MatchPreviewsController } from './pledges/match-previews.controller.js';
import { MatchSharesController } from './pledges/match-shares.controller.js';
import { MatchController } from './pledges/match.controller.js';
import { PledgeDesk } from './pledges/pledge-desk.js';
import { MailingsScreenController } from './mailings/mailings.controller.js';
import { MessagesScreenController } from './mailings/messages.controller.js';
import { OutboxListController } from './outbox/outbox-list.controller.js';
import { ProgramSessionGuard } from './program-session.guard.js';
import { ReportDesk } from './reports/report-desk.js';
import { ReportListController } from './reports/report-list.controller.js';
import { ReportOffersController } from './reports/report-offers.controller.js';
import { ReportController } from './reports/report.controller.js';
import { SavedSegmentsController } from './segments/saved-segments.controller.js';
import { SegmentsController } from './segments/segments.controller.js';
import { SessionController } from './session.controller.js';
import { ShownSessions } from './shown-sessions.js';
import { StaffListController } from './staff/staff-list.controller.js';
import { StandingController } from './standing.controller.js';
import { EndpointDesk } from './webhooks/endpoint-desk.js';
import { WebhookDeliveriesScreenController } from './webhooks/webhook-deliveries.controller.js';
import { WebhookEndpointsScreenController } from './webhooks/webhook-endpoints.controller.js';

/** What the screens ask; a list of things stands before one of them, so that its own routes are not taken for ids. */
export const API_CONTROLLERS = [
  ...[SessionController, StandingController, LiveController, CockpitController, RefreshesController],
  ...[DonationListController, DonationFolderController, WaitingRefundsController, OfflineGiftsController, DonorsController, TagsController, SegmentsController, SavedSegmentsController],
  ...[MailingsScreenController, MessagesScreenController, StaffListController],
  ...[GivingDaysController, CampaignsScreenController, CadencesController],
  ...[MatchListController, MatchPreviewsController, MatchSharesController, MatchController, ChallengeListController, ChallengeController],
  ...[ImportListController, ImportController, ImportErrorFileController, ReportListController, ReportOffersController, ReportController],
  ...[BrandingController, DomainsController, RefundLimitsScreenController, ApiKeysScreenController, WebhookEndpointsScreenController, WebhookDeliveriesScreenController],
  ...[QueuesScreenController, SetAsideScreenController, OutboxListController, CachesController, DatabaseController, AuditController],
];

export const API_PROVIDERS = [
  ...[ProgramSessionGuard, RoleGuard, Desk, ShownSessions],
  ...[SharedReads, LiveStreams, LiveTopics, SheetTopics, PledgeTopics],
  ...[Cockpits, CockpitDays, DayTotals, DayPace, DayProblems, PlatformProblems, RefundProblems, CockpitProblems, MailPlan, SheetWork],
  ...[DonationDesk, RefundDesk, DonorGivings, CampaignDesk, QueueDesk, EndpointDesk, ImportDesk, ReportDesk, PledgeDesk, DayPledges],
];
