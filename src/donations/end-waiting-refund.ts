import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import type { RefundId } from '../shared/ids.js';
import { actorOf } from './agree-to-refund.js';
import type { Donation } from './donation.entity.js';
import type { Refund } from './refund.js';
import { toRefund, type RefundRow } from './refund-rows.js';
import { OnlyAskerWithdraws, RefundNotFound, RefundNotWaiting } from './refunds.errors.js';
import { endWaitingRefundSql, getRefundSql } from './refunds.sql.js';
import { SecondPersons, type SecondPerson } from './second-persons.js';

const ACTIONS = { declined: 'donation.refund-decline', withdrawn: 'donation.refund-withdraw' } as const;

/** Ends a refund that waits for a second person: they decline it, or whoever asked for it withdraws. Nothing was reserved. */
@Injectable()
export class EndWaitingRefund {
  constructor(
    private readonly transactions: Transactions,
    private readonly persons: SecondPersons,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws RefundNotFound, RefundNotWaiting, OnlyAskerWithdraws */
  run({ id: donationId, organisationId }: Donation, id: RefundId, outcome: keyof typeof ACTIONS, by: SecondPerson): Promise<Refund> {
    const actor = actorOf(by);
    return this.transactions.run({ organisationId }, async (tx) => {
      const waiting = await tx.row<RefundRow>(getRefundSql, [id]);
      if (waiting === null || waiting.donation_id !== donationId) throw new RefundNotFound();
      if (outcome === 'withdrawn' && waiting.requested_by !== actor) throw new OnlyAskerWithdraws();
      const ended = await tx.row<RefundRow>(endWaitingRefundSql, [id, actor, this.clock.now(), outcome]);
      if (ended === null) throw new RefundNotWaiting();
      await this.persons.endIn(tx, id);
      const detail = { refundId: id, amount: Number(ended.amount), currency: ended.currency };
      await this.audit.add(tx, { organisationId, actor, action: ACTIONS[outcome], subject: `donation:${donationId}`, detail });
      return toRefund(ended);
    });
  }
}
