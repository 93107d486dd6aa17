import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { Refund, RefundFailure } from './refund.js';
import { failRefundSql } from './refunds.sql.js';

/** Notes that the provider gave nothing back: what was reserved is free again. */
@Injectable()
export class FailRefund {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Whether this call did so: false when the refund was pending no longer. */
  async run({ id, organisationId }: Refund, failure: RefundFailure): Promise<boolean> {
    const failed = await this.transactions.run({ organisationId }, (tx) => tx.row(failRefundSql, [id, this.clock.now(), failure]));
    return failed !== null;
  }
}
