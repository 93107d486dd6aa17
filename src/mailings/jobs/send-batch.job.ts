import { Injectable } from '@nestjs/common';
import type { JobHandler, JobPayload } from '../../queues/job-definition.js';
import { SendBatch } from '../send-batch.js';
import { SendMailingBatch } from './send-batch.definition.js';

@Injectable()
export class SendMailingBatchHandler implements JobHandler<JobPayload<typeof SendMailingBatch>> {
  readonly job = SendMailingBatch;

  constructor(private readonly sendBatch: SendBatch) {}

  handle({ organisationId, mailingId, number }: JobPayload<typeof SendMailingBatch>): Promise<{ handedOver: number }> {
    return this.sendBatch.run({ organisationId, mailingId, number });
  }
}
