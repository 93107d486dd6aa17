import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { Clock } from '../../shared/clock.js';
import { DonationReader } from '../donation.reader.js';
import { SettleDonation } from '../settle-donation.js';

const GRACE_MS = 10_000;
const BATCH = 100;

/** Runs on a schedule: asks again about donations whose provider had not answered, or whose process died while asking. */
export const SettlePendingDonations = defineJob({
  name: 'settle-pending-donations',
  queue: 'transactional',
  payload: z.object({}),
  attempts: 1,
  id: () => 'settle-pending-donations',
});

@Injectable()
export class SettlePendingDonationsHandler implements JobHandler<JobPayload<typeof SettlePendingDonations>> {
  readonly job = SettlePendingDonations;

  constructor(
    private readonly donations: DonationReader,
    private readonly settle: SettleDonation,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<{ asked: number }> {
    const olderThan = new Date(this.clock.now().getTime() - GRACE_MS);
    let asked = 0;
    // All of them, batch by batch: the oldest may be waiting for their donors, and must not keep the others waiting.
    for (let batch = await this.donations.listPending(olderThan, BATCH, null); batch.length > 0; ) {
      for (const donation of batch) await this.settle.run(donation);
      asked += batch.length;
      batch = await this.donations.listPending(olderThan, BATCH, batch.at(-1) ?? null);
    }
    return { asked };
  }
}
