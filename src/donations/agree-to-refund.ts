import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import type { RefundId } from '../shared/ids.js';
import type { Donation } from './donation.entity.js';
import { DonationNotFound } from './donations.errors.js';
import type { Refund } from './refund.js';
import { toRefund, type LockedDonationRow, type RefundRow } from './refund-rows.js';
import { RefundNotFound, RefundNotWaiting } from './refunds.errors.js';
import { agreeToRefundSql, getRefundSql, lockDonationSql } from './refunds.sql.js';
import { refundableOf } from './reserve-refund.js';
import { SecondPersons, type SecondPerson } from './second-persons.js';

/** Agrees, as the second person, to a refund that waits: it is reserved only now, from what is left by now, and is to be carried out like any other. */
@Injectable()
export class AgreeToRefund {
  constructor(
    private readonly transactions: Transactions,
    private readonly persons: SecondPersons,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws RefundNotFound, RefundNotWaiting, SecondPersonNeeded, NotRefundable, RefundExceedsRemainder; it then waits on. */
  async run(donation: Donation, id: RefundId, by: SecondPerson): Promise<Refund> {
    const since = await this.persons.getSince(by);
    return this.#reserve(donation, id, by, since);
  }

  #reserve({ id: donationId, organisationId }: Donation, id: RefundId, by: SecondPerson, since: Date): Promise<Refund> {
    return this.transactions.run({ organisationId }, async (tx) => {
      // The same lock as every refund takes: of two who agree, and of others who give back, one comes after the other.
      const locked = await tx.row<LockedDonationRow>(lockDonationSql, [donationId]);
      if (locked === null) throw new DonationNotFound();
      const waiting = await tx.row<RefundRow>(getRefundSql, [id]);
      if (waiting === null || waiting.donation_id !== donationId) throw new RefundNotFound();
      if (waiting.status !== 'waiting') throw new RefundNotWaiting();
      await this.persons.checkIn(tx, toRefund(waiting), by, since);
      const amount = await refundableOf(tx, donationId, locked, Number(waiting.amount));
      const agreed = await tx.row<RefundRow>(agreeToRefundSql, [id, actorOf(by), this.clock.now()]);
      if (agreed === null) throw new RefundNotWaiting();
      await this.persons.endIn(tx, id);
      const act = { organisationId, subject: `donation:${donationId}`, detail: { refundId: id, amount, currency: waiting.currency } };
      await this.audit.add(tx, { ...act, actor: actorOf(by), action: 'donation.refund-agree' });
      await this.audit.add(tx, { ...act, actor: waiting.requested_by, action: 'donation.refund' });
      return toRefund(agreed);
    });
  }
}

export function actorOf({ staffId }: SecondPerson): string {
  return `staff:${staffId}`;
}
