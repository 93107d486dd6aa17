import { Injectable } from '@nestjs/common';
import { PaymentGateway, type Charge, type ChargeOutcome, type GatewayRefund, type RefundOutcome, type Tokenised } from '../donations/payment-gateway.js';
import { Clock } from '../shared/clock.js';
import type { Money } from '../shared/money.js';
import { SANDBOX_CARDS, hasCheckDigit } from './sandbox-cards.js';

const FEE_BASIS_POINTS = 200;
/** How long a charge, or a refund, of the cards that time out stays unanswered. */
const SILENCE_MS = 8_000;

/**
 * A provider without money, for trying things out. Its answer follows from key, token and time alone, so asking again
 * for the same charge, even from another process after a crash, gives the same answer.
 */
@Injectable()
export class SandboxGateway extends PaymentGateway {
  readonly name = 'sandbox';
  readonly feeBasisPoints = FEE_BASIS_POINTS;

  constructor(private readonly clock: Clock) {
    super();
  }

  tokenise(card: string): Tokenised {
    const digits = card.replace(/[\s-]/g, '');
    if (!/^\d{12,19}$/.test(digits) || !hasCheckDigit(digits)) return { ok: false, fault: 'malformed' };
    return { ok: true, token: SANDBOX_CARDS[digits] ?? 'sandbox:approve' };
  }

  async charge({ key, token, requestedAt }: Charge): Promise<ChargeOutcome> {
    const captured: ChargeOutcome = { status: 'captured', reference: `sbx_${key}` };
    switch (token) {
      case 'sandbox:approve':
      case 'sandbox:refund_fails':
      case 'sandbox:refund_silent':
        return captured;
      case 'sandbox:authenticate':
        return { status: 'action_required' };
      case 'sandbox:time_out':
        if (this.#isSilent(requestedAt)) throw new Error('the sandbox does not answer for this card');
        return captured;
      case 'sandbox:insufficient_funds':
        return { status: 'failed', reason: 'insufficient_funds' };
      case 'sandbox:expired_card':
        return { status: 'failed', reason: 'expired_card' };
      case 'sandbox:refused':
        return { status: 'failed', reason: 'authentication_required' };
      default:
        return { status: 'failed', reason: 'card_declined' };
    }
  }

  async refund({ key, token, requestedAt }: GatewayRefund): Promise<RefundOutcome> {
    if (token === 'sandbox:refund_fails') return { status: 'failed', reason: 'refund_declined' };
    if (token === 'sandbox:refund_silent' && this.#isSilent(requestedAt)) throw new Error('the sandbox does not answer for refunds of this card');
    return { status: 'succeeded', reference: `sbx_refund_${key}` };
  }

  /** Two in a hundred, rounded up. */
  feeOf({ amount }: Money): number {
    return Number((BigInt(amount) * BigInt(FEE_BASIS_POINTS) + 9_999n) / 10_000n);
  }

  confirm(token: string, isApproved: boolean): string | null {
    if (token !== 'sandbox:authenticate') return null;
    return isApproved ? 'sandbox:approve' : 'sandbox:refused';
  }

  #isSilent(since: Date): boolean {
    return this.clock.now().getTime() - since.getTime() < SILENCE_MS;
  }
}
