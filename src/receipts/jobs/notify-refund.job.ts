import { Injectable } from '@nestjs/common';
import { NotifyRefund } from '../../donations/jobs/notify-refund.definition.js';
import type { JobHandler, JobPayload } from '../../queues/job-definition.js';
import { AnnounceRefund } from '../announce-refund.js';

@Injectable()
export class NotifyRefundHandler implements JobHandler<JobPayload<typeof NotifyRefund>> {
  readonly job = NotifyRefund;

  constructor(private readonly announce: AnnounceRefund) {}

  handle({ refundId, donationId, organisationId }: JobPayload<typeof NotifyRefund>): Promise<unknown> {
    return this.announce.run(organisationId, donationId, refundId);
  }
}
