import { Injectable } from '@nestjs/common';
import type { JobHandler, JobPayload } from '../../queues/job-definition.js';
import { SendDonationReceipt } from '../send-donation-receipt.js';
import { SendReceipt } from './send-receipt.definition.js';

@Injectable()
export class SendReceiptHandler implements JobHandler<JobPayload<typeof SendReceipt>> {
  readonly job = SendReceipt;

  constructor(private readonly receipts: SendDonationReceipt) {}

  handle({ donationId, organisationId }: JobPayload<typeof SendReceipt>): Promise<void> {
    return this.receipts.run(organisationId, donationId);
  }
}
