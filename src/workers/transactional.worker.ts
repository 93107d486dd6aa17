import { Processor } from '@nestjs/bullmq';
import { ExpireRefundsHandler } from '../donations/jobs/expire-refunds.job.js';
import { NoteMilestonesHandler } from '../donations/jobs/note-milestones.job.js';
import { SettlePendingDonationsHandler } from '../donations/jobs/settle-pending-donations.job.js';
import { SettlePendingRefundsHandler } from '../donations/jobs/settle-pending-refunds.job.js';
import { TendPledgesHandler } from '../matches/jobs/tend-pledges.job.js';
import { SealAuditLogHandler } from '../organisations/jobs/seal-audit-log.job.js';
import { StaffLetterJobs } from '../organisations/jobs/staff-letter-jobs.js';
import { JobWorker, workerOptions } from '../queues/job-worker.js';
import { LetterJobs } from '../receipts/jobs/letter-jobs.js';
import { WebhookJobs } from '../webhooks/jobs/webhook-jobs.js';

@Processor('transactional', workerOptions('transactional'))
export class TransactionalWorker extends JobWorker {
  constructor(
    letters: LetterJobs,
    webhooks: WebhookJobs,
    settlePendingDonations: SettlePendingDonationsHandler,
    settlePendingRefunds: SettlePendingRefundsHandler,
    expireRefunds: ExpireRefundsHandler,
    staffLetters: StaffLetterJobs,
    milestones: NoteMilestonesHandler,
    pledges: TendPledgesHandler,
    sealAuditLog: SealAuditLogHandler,
  ) {
    super('transactional', [...letters.handlers, ...webhooks.handlers, settlePendingDonations, settlePendingRefunds, expireRefunds, ...staffLetters.handlers, milestones, pledges, sealAuditLog]);
  }
}
