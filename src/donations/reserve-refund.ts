import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import { newId, type DonationId } from '../shared/ids.js';
import type { Donation } from './donation.entity.js';
import { DonationNotFound } from './donations.errors.js';
import type { Refund, RefundRequest } from './refund.js';
import { toRefund, type LockedDonationRow, type RefundRow } from './refund-rows.js';
import { NotRefundable, RefundExceedsRemainder, RefundInOtherCurrency, RefundKeyReused } from './refunds.errors.js';
import { findByKeySql, lockDonationSql, reserveRefundSql, sumReservedSql } from './refunds.sql.js';

export interface ReservedRefund {
  readonly refund: Refund;
  /** It had been asked for before under the same key. */
  readonly isRepeated: boolean;
}

/** Sets money of a donation aside to be given back, before the provider hears of it: it cannot be given back twice. */
@Injectable()
export class ReserveRefund {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws NotRefundable, RefundExceedsRemainder, RefundInOtherCurrency, RefundKeyReused */
  run(donation: Donation, request: RefundRequest): Promise<ReservedRefund> {
    if (request.currency !== null && request.currency !== donation.currency) throw new RefundInOtherCurrency();
    const { id, organisationId } = donation;
    return this.transactions.run({ organisationId }, async (tx) => {
      const locked = await tx.row<LockedDonationRow>(lockDonationSql, [id]);
      if (locked === null) throw new DonationNotFound();
      // After the lock: whoever asked first under this key has committed by now.
      const earlier = await this.#findEarlier(tx, donation, request);
      if (earlier !== null) return { refund: earlier, isRepeated: true };
      const amount = await amountOf(tx, id, locked, request);
      return { refund: await this.#reserve(tx, donation, request, amount), isRepeated: false };
    });
  }

  async #findEarlier(tx: Transaction, { id, organisationId }: Donation, request: RefundRequest): Promise<Refund | null> {
    const row = await tx.row<RefundRow & { fingerprint: Buffer }>(findByKeySql, [organisationId, request.key]);
    if (row === null) return null;
    if (!row.fingerprint.equals(fingerprintOf(id, request))) throw new RefundKeyReused();
    return toRefund(row);
  }

  async #reserve(tx: Transaction, donation: Donation, request: RefundRequest, amount: number): Promise<Refund> {
    const { id, organisationId, currency } = donation;
    const row = await tx.row<RefundRow>(reserveRefundSql, [
      ...[newId<'Refund'>(), organisationId, id, request.key, fingerprintOf(id, request), amount, currency],
      ...[request.reason, request.by, this.clock.now()],
    ]);
    // The same key came in for another donation of the organisation in this very moment.
    if (row === null) throw new RefundKeyReused();
    // Without the reason: people write names into it, and nothing is ever taken out of this log.
    const detail = { refundId: row.id, amount, currency };
    await this.audit.add(tx, { organisationId, actor: request.by, action: 'donation.refund', subject: `donation:${id}`, detail });
    return toRefund(row);
  }
}

async function amountOf(tx: Transaction, id: DonationId, { status, amount, covered_fee }: LockedDonationRow, request: RefundRequest): Promise<number> {
  if (!['captured', 'partly_refunded', 'refunded'].includes(status)) throw new NotRefundable(status);
  const reserved = await tx.row<{ taken: string }>(sumReservedSql, [id]);
  const left = Number(amount) + Number(covered_fee) - Number(reserved?.taken);
  const asked = request.amount ?? left;
  if (asked > left || asked < 1) throw new RefundExceedsRemainder(left);
  return asked;
}

/** Tells whether two requests ask for the same. */
function fingerprintOf(id: DonationId, { amount, currency, reason }: RefundRequest): Buffer {
  return createHash('sha256').update(JSON.stringify([id, amount, currency, reason])).digest();
}
