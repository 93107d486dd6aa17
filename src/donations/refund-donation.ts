import { Injectable } from '@nestjs/common';
import type { Donation } from './donation.entity.js';
import type { Refund, RefundRequest } from './refund.js';
import { RefundReader } from './refund.reader.js';
import { ReserveRefund } from './reserve-refund.js';
import { SettleRefund } from './settle-refund.js';

export interface RefundedDonation {
  readonly refund: Refund;
  readonly isRepeated: boolean;
  /** The database transaction that booked it; null while it is pending, or when it failed. */
  readonly xid: string | null;
}

/** Gives money back to a donor: reserved, asked of the provider and booked, once per organisation and key; or has it wait for a second person. */
@Injectable()
export class RefundDonation {
  constructor(
    private readonly reserve: ReserveRefund,
    private readonly settle: SettleRefund,
    private readonly refunds: RefundReader,
  ) {}

  /** @throws NotRefundable, RefundExceedsRemainder, RefundInOtherCurrency, RefundKeyReused, TooManyRefundsWaiting */
  async run(donation: Donation, request: RefundRequest): Promise<RefundedDonation> {
    const { refund, isRepeated } = await this.reserve.run(donation, request);
    // A repetition never asks the provider: whoever sent the request first is doing so, or the sweep will.
    return { ...(isRepeated || refund.status !== 'pending' ? await this.#show(refund) : await this.carryOut(refund)), isRepeated };
  }

  /** Asks the provider for what has been reserved, and books its answer. */
  async carryOut(refund: Refund): Promise<Omit<RefundedDonation, 'isRepeated'>> {
    await this.settle.run(refund);
    return this.#show(refund);
  }

  async #show({ id, organisationId }: Refund): Promise<Omit<RefundedDonation, 'isRepeated'>> {
    const refund = await this.refunds.get(id, { organisationId });
    return { refund, xid: await this.refunds.findXid(refund) };
  }
}
