import { Injectable } from '@nestjs/common';
import type { Refund } from '../donations/refund.js';
import { RefundReader } from '../donations/refund.reader.js';
import { ReadTokens } from '../donations/read-token.js';
import type { RefundView } from './refunds.schema.js';

/** Refunds as the API shows them. */
@Injectable()
export class RefundViews {
  constructor(
    private readonly refunds: RefundReader,
    private readonly readTokens: ReadTokens,
  ) {}

  /** `xid`: the database transaction that booked it, where the caller knows it. */
  async of(refund: Refund, campaignSlug: string, xid: string | null = null): Promise<RefundView> {
    const bookedIn = xid ?? (await this.refunds.findXid(refund));
    const { id, status, amount, giftPart, reason, failure, requestedAt, expiresAt, settledAt } = refund;
    return {
      ...{ id, status, reason, failure },
      ...amount,
      donation: refund.donationId,
      gift: giftPart,
      coveredFee: giftPart === null ? null : amount.amount - giftPart,
      requestedAt: requestedAt.toISOString(),
      settledAt: settledAt?.toISOString() ?? null,
      expiresAt: expiresAt?.toISOString() ?? null,
      readToken: bookedIn === null ? null : this.readTokens.sign({ campaignSlug, xid: bookedIn }),
    };
  }
}
