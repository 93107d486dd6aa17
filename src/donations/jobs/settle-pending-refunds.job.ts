import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { Clock } from '../../shared/clock.js';
import { RefundReader } from '../refund.reader.js';
import { SettleRefund } from '../settle-refund.js';

const GRACE_MS = 10_000;
const BATCH = 100;

/** Runs on a schedule: asks again about refunds whose provider had not answered, or whose process died while asking. */
export const SettlePendingRefunds = defineJob({
  name: 'settle-pending-refunds',
  queue: 'transactional',
  payload: z.object({}),
  attempts: 1,
  id: () => 'settle-pending-refunds',
});

@Injectable()
export class SettlePendingRefundsHandler implements JobHandler<JobPayload<typeof SettlePendingRefunds>> {
  readonly job = SettlePendingRefunds;

  constructor(
    private readonly refunds: RefundReader,
    private readonly settle: SettleRefund,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<{ asked: number }> {
    const olderThan = new Date(this.clock.now().getTime() - GRACE_MS);
    let asked = 0;
    for (let batch = await this.refunds.listPending(olderThan, BATCH, null); batch.length > 0; ) {
      for (const refund of batch) await this.settle.run(refund);
      asked += batch.length;
      batch = await this.refunds.listPending(olderThan, BATCH, batch.at(-1) ?? null);
    }
    return { asked };
  }
}
