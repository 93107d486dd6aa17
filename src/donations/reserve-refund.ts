import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import { newId, type DonationId } from '../shared/ids.js';
import type { Donation } from './donation.entity.js';
import { DonationNotFound } from './donations.errors.js';
import { RefundLimits } from './refund-limits.js';
import type { Refund, RefundRequest } from './refund.js';
import { toRefund, type LockedDonationRow, type RefundRow } from './refund-rows.js';
import { NotRefundable, RefundExceedsRemainder, RefundInOtherCurrency, RefundKeyReused, TooManyRefundsWaiting } from './refunds.errors.js';
import { SecondPersons } from './second-persons.js';
import { countWaitingSql, findByKeySql, lockDonationSql, reserveRefundSql, sumReservedSql, sumUnagreedSql } from './refunds.sql.js';

export interface ReservedRefund {
  readonly refund: Refund;
  /** It had been asked for before under the same key. */
  readonly isRepeated: boolean;
}

/** How long a second person has to agree. */
export const AGREEMENT_DAYS = 7;

/** Of one donation: each is a question to somebody. */
const MOST_WAITING = 10;

/**
 * Sets money of a donation aside to be given back, before the provider hears of it: it cannot be given back twice. From the
 * amount that its organisation has set, nothing is set aside yet: the refund waits until a second person agrees.
 */
@Injectable()
export class ReserveRefund {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly limits: RefundLimits,
    private readonly persons: SecondPersons,
    private readonly clock: Clock,
  ) {}

  /** @throws NotRefundable, RefundExceedsRemainder, RefundInOtherCurrency, RefundKeyReused, TooManyRefundsWaiting */
  run(donation: Donation, request: RefundRequest): Promise<ReservedRefund> {
    if (request.currency !== null && request.currency !== donation.currency) throw new RefundInOtherCurrency();
    const { id, organisationId } = donation;
    return this.transactions.run({ organisationId }, async (tx) => {
      const locked = await tx.row<LockedDonationRow>(lockDonationSql, [id]);
      if (locked === null) throw new DonationNotFound();
      // After the lock: whoever asked first under this key has committed by now.
      const earlier = await this.#findEarlier(tx, donation, request);
      if (earlier !== null) return { refund: earlier, isRepeated: true };
      const amount = await refundableOf(tx, id, locked, request.amount);
      const waits = await this.#needsAnother(tx, donation, amount);
      return { refund: await this.#reserve(tx, donation, request, amount, waits), isRepeated: false };
    });
  }

  async #findEarlier(tx: Transaction, { id, organisationId }: Donation, request: RefundRequest): Promise<Refund | null> {
    const row = await tx.row<RefundRow & { fingerprint: Buffer }>(findByKeySql, [organisationId, request.key]);
    if (row === null) return null;
    if (!row.fingerprint.equals(fingerprintOf(id, request))) throw new RefundKeyReused();
    return toRefund(row);
  }

  /** Whether with this refund so much of the donation would go back that only one person has looked at. */
  async #needsAnother(tx: Transaction, { id, organisationId, currency }: Donation, amount: number): Promise<boolean> {
    const from = await this.limits.holdingIn(tx, organisationId, currency);
    if (from === null) return false;
    const before = await tx.row<{ alone: string }>(sumUnagreedSql, [id]);
    return Number(before?.alone) + amount >= from;
  }

  async #reserve(tx: Transaction, donation: Donation, request: RefundRequest, amount: number, waits: boolean): Promise<Refund> {
    const { id, organisationId, currency } = donation;
    if (waits) await refuseMany(tx, id);
    const now = this.clock.now();
    const row = await tx.row<RefundRow>(reserveRefundSql, [
      ...[newId<'Refund'>(), organisationId, id, request.key, fingerprintOf(id, request), amount, currency],
      ...[request.reason, request.by, now, waits ? new Date(now.getTime() + AGREEMENT_DAYS * 86_400_000) : null],
    ]);
    // The same key came in for another donation of the organisation in this very moment.
    if (row === null) throw new RefundKeyReused();
    // Without the reason: people write names into it, and nothing is ever taken out of this log.
    const detail = { refundId: row.id, amount, currency };
    await this.audit.add(tx, { organisationId, actor: request.by, action: waits ? 'donation.refund-ask' : 'donation.refund', subject: `donation:${id}`, detail });
    const refund = toRefund(row);
    if (waits) await this.persons.askIn(tx, refund);
    return refund;
  }
}

async function refuseMany(tx: Transaction, id: DonationId): Promise<void> {
  const row = await tx.row<{ waiting: number }>(countWaitingSql, [id]);
  if ((row?.waiting ?? 0) >= MOST_WAITING) throw new TooManyRefundsWaiting(MOST_WAITING);
}

/**
 * How much of a locked donation is to go back, in minor units: what was asked for, or all that is left where it is null.
 * @throws NotRefundable, RefundExceedsRemainder
 */
export async function refundableOf(tx: Transaction, id: DonationId, { status, amount, covered_fee }: LockedDonationRow, wish: number | null): Promise<number> {
  if (!['captured', 'partly_refunded', 'refunded'].includes(status)) throw new NotRefundable(status);
  const reserved = await tx.row<{ taken: string }>(sumReservedSql, [id]);
  const left = Number(amount) + Number(covered_fee) - Number(reserved?.taken);
  const asked = wish ?? left;
  if (asked > left || asked < 1) throw new RefundExceedsRemainder(left);
  return asked;
}

/** Tells whether two requests ask for the same. */
function fingerprintOf(id: DonationId, { amount, currency, reason }: RefundRequest): Buffer {
  return createHash('sha256').update(JSON.stringify([id, amount, currency, reason])).digest();
}
