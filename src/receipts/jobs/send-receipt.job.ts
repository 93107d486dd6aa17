import { Injectable } from '@nestjs/common';
import { SendReceipt } from '../../donations/jobs/send-receipt.definition.js';
import type { JobHandler, JobPayload } from '../../queues/job-definition.js';
import { IssueReceipt } from '../issue-receipt.js';

@Injectable()
export class SendReceiptHandler implements JobHandler<JobPayload<typeof SendReceipt>> {
  readonly job = SendReceipt;

  constructor(private readonly issue: IssueReceipt) {}

  handle({ donationId, organisationId }: JobPayload<typeof SendReceipt>): Promise<unknown> {
    return this.issue.run(organisationId, donationId);
  }
}
