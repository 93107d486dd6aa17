import { Processor } from '@nestjs/bullmq';
import { ResolveMailingHandler } from '../mailings/jobs/resolve-mailing.job.js';
import { SendMailingBatchHandler } from '../mailings/jobs/send-batch.job.js';
import { TendMailingsHandler } from '../mailings/jobs/tend-mailings.job.js';
import { JobWorker, workerOptions } from '../queues/job-worker.js';

@Processor('email', workerOptions('email'))
export class EmailWorker extends JobWorker {
  constructor(tend: TendMailingsHandler, resolve: ResolveMailingHandler, sendBatch: SendMailingBatchHandler) {
    super('email', [tend, resolve, sendBatch]);
  }
}
