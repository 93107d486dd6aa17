import { SettlePendingDonations } from '../donations/jobs/settle-pending-donations.job.js';
import type { JobDefinition } from '../queues/job-definition.js';

export interface Schedule {
  readonly job: JobDefinition;
  readonly everyMs: number;
}

/** What runs by the clock. */
export const SCHEDULES: readonly Schedule[] = [{ job: SettlePendingDonations, everyMs: 10_000 }];
