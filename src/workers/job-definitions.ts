import { SendReceipt } from '../donations/jobs/send-receipt.definition.js';
import { SettlePendingDonations } from '../donations/jobs/settle-pending-donations.job.js';
import type { JobDefinition } from '../queues/job-definition.js';

/** Every job there is. A test holds the list against the workers: each job has exactly one handler. */
export const ALL_JOBS: readonly JobDefinition[] = [SendReceipt, SettlePendingDonations];
