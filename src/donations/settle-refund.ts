import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Log, reasonOf } from '../shared/log.js';
import { BookRefund } from './book-refund.js';
import { FailRefund } from './fail-refund.js';
import { PaymentGateway, type RefundOutcome } from './payment-gateway.js';
import { PROVIDER_PATIENCE_MS, withinMs } from './provider-patience.js';
import type { Refund } from './refund.js';

interface ChargeRow {
  gateway: string;
  gateway_reference: string;
  payment_token: string;
}

/**
 * Asks the provider about a pending refund and books the answer. Safe at any time and any number of times: the key the
 * provider knows it by is the refund's id, and only a pending refund is moved.
 */
@Injectable()
export class SettleRefund {
  readonly #log: Log;

  constructor(
    private readonly transactions: Transactions,
    private readonly gateway: PaymentGateway,
    private readonly book: BookRefund,
    private readonly fail: FailRefund,
    log: Log,
  ) {
    this.#log = log.in('refunds');
  }

  /** Returns the id of the database transaction that booked the refund; null when this call booked none. */
  async run(refund: Refund): Promise<string | null> {
    const outcome = await this.#ask(refund);
    if (outcome.status === 'succeeded') return this.book.run(refund, outcome.reference);
    if (outcome.status === 'failed') await this.fail.run(refund, outcome.reason);
    return null;
  }

  /** A provider that cannot be reached has not said no: the refund stays pending and is asked about again. */
  async #ask({ id, donationId, organisationId, amount, requestedAt }: Refund): Promise<RefundOutcome> {
    const charge = await this.transactions.run({ organisationId }, (tx) =>
      tx.row<ChargeRow>(`SELECT gateway, gateway_reference, payment_token FROM donations WHERE id = $1`, [donationId]),
    );
    if (charge === null) throw new Error(`donation ${donationId} is gone`);
    // The money never went through a provider: whoever was given it in hand gives it back in hand, and the books say so.
    if (charge.gateway === 'offline') return { status: 'succeeded', reference: `offline:${id}` };
    const asked = { key: id, chargeReference: charge.gateway_reference, token: charge.payment_token, amount, requestedAt };
    try {
      return await withinMs(PROVIDER_PATIENCE_MS, this.gateway.refund(asked));
    } catch (error) {
      this.#log.warn({ refundId: id, reason: reasonOf(error) }, 'provider did not answer');
      return { status: 'pending' };
    }
  }
}
