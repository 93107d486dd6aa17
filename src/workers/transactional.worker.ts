import { Processor } from '@nestjs/bullmq';
import { SendReceiptHandler } from '../donations/jobs/send-receipt.job.js';
import { SettlePendingDonationsHandler } from '../donations/jobs/settle-pending-donations.job.js';
import { JobWorker, workerOptions } from '../queues/job-worker.js';

@Processor('transactional', workerOptions('transactional'))
export class TransactionalWorker extends JobWorker {
  constructor(sendReceipt: SendReceiptHandler, settlePendingDonations: SettlePendingDonationsHandler) {
    super('transactional', [sendReceipt, settlePendingDonations]);
  }
}
