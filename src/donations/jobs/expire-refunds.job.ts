import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Transactions } from '../../database/transactions.js';
import { AuditLog } from '../../organisations/audit-log.js';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { Clock } from '../../shared/clock.js';
import type { RefundRow } from '../refund-rows.js';
import { expireRefundsSql } from '../refunds.sql.js';

/** Runs on a schedule: ends refunds to which no second person has agreed in time. */
export const ExpireRefunds = defineJob({
  name: 'expire-refunds',
  queue: 'transactional',
  payload: z.object({}),
  attempts: 1,
  id: () => 'expire-refunds',
});

@Injectable()
export class ExpireRefundsHandler implements JobHandler<JobPayload<typeof ExpireRefunds>> {
  readonly job = ExpireRefunds;

  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  handle(): Promise<{ expired: number }> {
    return this.transactions.run('platform', async (tx) => {
      const rows = await tx.rows<RefundRow>(expireRefundsSql, [this.clock.now()]);
      for (const { id, organisation_id, donation_id, amount, currency } of rows) {
        const act = { organisationId: organisation_id, actor: 'freshet:refunds', subject: `donation:${donation_id}` };
        await this.audit.add(tx, { ...act, action: 'donation.refund-expire', detail: { refundId: id, amount: Number(amount), currency } });
      }
      return { expired: rows.length };
    });
  }
}
