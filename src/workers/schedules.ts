import { ContinueForcedRefreshes } from '../donations/jobs/continue-forced-refreshes.job.js';
import { CountCampaignTags } from '../donations/jobs/count-campaign-tags.job.js';
import { ExpireRefunds } from '../donations/jobs/expire-refunds.job.js';
import { NoteMilestonesReached } from '../donations/jobs/note-milestones.job.js';
import { RelayLedgerSteps } from '../donations/jobs/relay-ledger-steps.job.js';
import { SettlePendingDonations } from '../donations/jobs/settle-pending-donations.job.js';
import { SettlePendingRefunds } from '../donations/jobs/settle-pending-refunds.job.js';
import { TriggerFigureRefresh } from '../donations/jobs/trigger-figure-refresh.job.js';
import { ContinueImports } from '../imports/jobs/continue-imports.job.js';
import { SweepImportsNightly } from '../imports/jobs/sweep-imports.job.js';
import { TendPledgesJob } from '../matches/jobs/tend-pledges.job.js';
import { TendMailings } from '../mailings/jobs/tend-mailings.job.js';
import { AuditFiguresNightly } from '../operations/figures/audit-figures.job.js';
import { ForgetOldDonorsMonthly } from '../operations/privacy/jobs/forget-old-donors.job.js';
import { SealAuditLogOften } from '../organisations/jobs/seal-audit-log.job.js';
import { VerifyAuditLogNightly } from '../organisations/jobs/verify-audit-log.job.js';
import type { JobDefinition } from '../queues/job-definition.js';
import { SweepReportsNightly } from '../reports/jobs/sweep-reports.job.js';
import { ResumeLetters } from '../receipts/jobs/resume-letters.job.js';
import { TendWebhooks } from '../webhooks/jobs/tend-webhooks.job.js';

/** Every so many milliseconds, or at the times of a cron pattern, which are UTC. */
export type Rhythm = { readonly everyMs: number } | { readonly cron: string };

export type Schedule = Rhythm & { readonly job: JobDefinition };

/** What runs by the clock. */
export const SCHEDULES: readonly Schedule[] = [
  { job: SettlePendingDonations, everyMs: 10_000 },
  { job: SettlePendingRefunds, everyMs: 10_000 },
  { job: ExpireRefunds, everyMs: 60_000 },
  { job: SealAuditLogOften, everyMs: 5_000 },
  { job: NoteMilestonesReached, everyMs: 5_000 },
  { job: TendPledgesJob, everyMs: 1_000 },
  { job: ResumeLetters, everyMs: 300_000 },
  { job: RelayLedgerSteps, everyMs: 1_000 },
  { job: TriggerFigureRefresh, everyMs: 5_000 },
  { job: ContinueForcedRefreshes, everyMs: 15_000 },
  { job: CountCampaignTags, everyMs: 30_000 },
  // When most of our clients sleep, and not on the hour, when everybody else's nightly work begins.
  { job: AuditFiguresNightly, cron: '17 3 * * *' },
  { job: VerifyAuditLogNightly, cron: '53 3 * * *' },
  { job: SweepReportsNightly, cron: '41 2 * * *' },
  { job: SweepImportsNightly, cron: '11 2 * * *' },
  // Looks whether a month's run is to begin or to go on; a giving day is waited for.
  { job: ForgetOldDonorsMonthly, everyMs: 300_000 },
  { job: TendMailings, everyMs: 2_000 },
  { job: TendWebhooks, everyMs: 1_000 },
  { job: ContinueImports, everyMs: 5_000 },
];
