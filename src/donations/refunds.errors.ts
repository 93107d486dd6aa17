import { DomainError, type Fault } from '../shared/domain-error.js';

/** Nothing of the donation can go back: it was never captured, or is being disputed. */
export class NotRefundable extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'donation_not_captured';

  constructor(status: string) {
    super(`A donation that is ${status} cannot be refunded.`);
  }
}

/** More was asked for than is left of the charge, refunds that are under way taken off. */
export class RefundExceedsRemainder extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'refund_exceeds_remainder';
  override readonly faults: readonly Fault[];

  /** `left`: minor units. */
  constructor(left: number) {
    super(left === 0 ? 'Nothing is left to refund.' : `Only ${left} minor units are left to refund.`);
    this.faults = [{ field: 'amount', code: 'exceeds_remainder', message: `is more than the ${left} that are left` }];
  }
}

export class RefundInOtherCurrency extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'validation_failed';
  override readonly faults: readonly Fault[] = [{ field: 'currency', code: 'wrong_currency', message: 'is not the currency of the donation' }];

  constructor() {
    super('A donation is refunded in its own currency.');
  }
}

export class RefundKeyReused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'idempotency_key_reused';

  constructor() {
    super('Another refund has been asked for under this Idempotency-Key.');
  }
}

export class RefundNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'refund_not_found';

  constructor() {
    super('There is no such refund.');
  }
}
