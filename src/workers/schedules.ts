import { RelayLedgerSteps } from '../donations/jobs/relay-ledger-steps.job.js';
import { SettlePendingDonations } from '../donations/jobs/settle-pending-donations.job.js';
import { SettlePendingRefunds } from '../donations/jobs/settle-pending-refunds.job.js';
import { TriggerFigureRefresh } from '../donations/jobs/trigger-figure-refresh.job.js';
import type { JobDefinition } from '../queues/job-definition.js';
import { ResumeLetters } from '../receipts/jobs/resume-letters.job.js';

export interface Schedule {
  readonly job: JobDefinition;
  readonly everyMs: number;
}

/** What runs by the clock. */
export const SCHEDULES: readonly Schedule[] = [
  { job: SettlePendingDonations, everyMs: 10_000 },
  { job: SettlePendingRefunds, everyMs: 10_000 },
  { job: ResumeLetters, everyMs: 300_000 },
  { job: RelayLedgerSteps, everyMs: 1_000 },
  { job: TriggerFigureRefresh, everyMs: 5_000 },
];
