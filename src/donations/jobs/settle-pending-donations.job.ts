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
    const pending = await this.donations.listPending(new Date(this.clock.now().getTime() - GRACE_MS), BATCH);
    for (const donation of pending) await this.settle.run(donation);
    return { asked: pending.length };
  }
}
