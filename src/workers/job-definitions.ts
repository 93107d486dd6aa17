import { ContinueForcedRefreshes } from '../donations/jobs/continue-forced-refreshes.job.js';
import { CountCampaignTags } from '../donations/jobs/count-campaign-tags.job.js';
import { ExpireRefunds } from '../donations/jobs/expire-refunds.job.js';
import { ForceRefresh } from '../donations/jobs/force-refresh.definition.js';
import { RefreshFigures } from '../donations/jobs/refresh-figures.definition.js';
import { NoteMilestonesReached } from '../donations/jobs/note-milestones.job.js';
import { RelayLedgerSteps } from '../donations/jobs/relay-ledger-steps.job.js';
import { NotifyRefund } from '../donations/jobs/notify-refund.definition.js';
import { RestoreFigures } from '../donations/jobs/restore-figures.job.js';
import { SendReceipt } from '../donations/jobs/send-receipt.definition.js';
import { SettlePendingDonations } from '../donations/jobs/settle-pending-donations.job.js';
import { SettlePendingRefunds } from '../donations/jobs/settle-pending-refunds.job.js';
import { TriggerFigureRefresh } from '../donations/jobs/trigger-figure-refresh.job.js';
import { ContinueImports } from '../imports/jobs/continue-imports.job.js';
import { RunImport } from '../imports/jobs/run-import.definition.js';
import { SweepImportsNightly } from '../imports/jobs/sweep-imports.job.js';
import { ResolveMailing } from '../mailings/jobs/resolve-mailing.definition.js';
import { SendMailingBatch } from '../mailings/jobs/send-batch.definition.js';
import { TendPledgesJob } from '../matches/jobs/tend-pledges.job.js';
import { TendMailings } from '../mailings/jobs/tend-mailings.job.js';
import { AuditFiguresNightly } from '../operations/figures/audit-figures.job.js';
import { ForgetFilesJob } from '../operations/privacy/jobs/forget-files.definition.js';
import { ForgetShownNames } from '../operations/privacy/jobs/forget-shown-names.definition.js';
import { ForgetOldDonorsMonthly } from '../operations/privacy/jobs/forget-old-donors.job.js';
import { SealAuditLogOften } from '../organisations/jobs/seal-audit-log.job.js';
import { SendAddressLetter } from '../organisations/jobs/send-address-letter.definition.js';
import { SendStaffLetter } from '../organisations/jobs/send-staff-letter.definition.js';
import { SendStaffNotice } from '../organisations/jobs/send-staff-notice.definition.js';
import { VerifyAuditLogNightly } from '../organisations/jobs/verify-audit-log.job.js';
import type { JobDefinition } from '../queues/job-definition.js';
import { MakeReportJob } from '../reports/jobs/make-report.definition.js';
import { SweepReportsNightly } from '../reports/jobs/sweep-reports.job.js';
import { ResumeLetters } from '../receipts/jobs/resume-letters.job.js';
import { SendLetter } from '../receipts/jobs/send-letter.definition.js';
import { DeliverWebhooks } from '../webhooks/jobs/deliver-webhooks.definition.js';
import { TellOfDisabled } from '../webhooks/jobs/tell-of-disabled.definition.js';
import { TendWebhooks } from '../webhooks/jobs/tend-webhooks.job.js';

/** Every job there is. A test holds the list against the workers: each job has exactly one handler. */
export const ALL_JOBS: readonly JobDefinition[] = [
  ...[SendReceipt, NotifyRefund, SendLetter, ResumeLetters, SettlePendingDonations, SettlePendingRefunds, ExpireRefunds, SealAuditLogOften, VerifyAuditLogNightly, SendStaffLetter, SendStaffNotice, SendAddressLetter, NoteMilestonesReached, TendPledgesJob],
  ...[RelayLedgerSteps, TriggerFigureRefresh, RefreshFigures, RestoreFigures],
  ...[ForceRefresh, ContinueForcedRefreshes, CountCampaignTags, AuditFiguresNightly, ForgetShownNames, ForgetFilesJob, ForgetOldDonorsMonthly],
  ...[TendMailings, ResolveMailing, SendMailingBatch],
  ...[TendWebhooks, DeliverWebhooks, TellOfDisabled],
  ...[RunImport, ContinueImports, SweepImportsNightly],
  ...[MakeReportJob, SweepReportsNightly],
];
