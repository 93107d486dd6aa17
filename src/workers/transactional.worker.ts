import { Processor } from '@nestjs/bullmq';
import { SettlePendingDonationsHandler } from '../donations/jobs/settle-pending-donations.job.js';
import { SettlePendingRefundsHandler } from '../donations/jobs/settle-pending-refunds.job.js';
import { JobWorker, workerOptions } from '../queues/job-worker.js';
import { LetterJobs } from '../receipts/jobs/letter-jobs.js';

@Processor('transactional', workerOptions('transactional'))
export class TransactionalWorker extends JobWorker {
  constructor(letters: LetterJobs, settlePendingDonations: SettlePendingDonationsHandler, settlePendingRefunds: SettlePendingRefundsHandler) {
    super('transactional', [...letters.handlers, settlePendingDonations, settlePendingRefunds]);
  }
}
