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

/** It was agreed to, declined or withdrawn already, or nobody has agreed in time. */
export class RefundNotWaiting extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'refund_not_waiting';

  constructor() {
    super('This refund no longer waits for anybody.');
  }
}

/** Whoever asked for it, or made the key that did, is the first person and not the second; nor is somebody who came in later. */
export class SecondPersonNeeded extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'second_person_needed';

  constructor() {
    super('Somebody other than whoever asked for the refund has to agree, who could sign in before it was asked for.');
  }
}

export class OnlyAskerWithdraws extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'not_your_refund';

  constructor() {
    super('A refund is withdrawn by whoever asked for it; others decline it.');
  }
}

export class TooManyRefundsWaiting extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'too_many_refunds_waiting';

  constructor(most: number) {
    super(`${most} refunds of this donation wait for a second person already.`);
  }
}

export class RefundLimitsRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'validation_failed';

  constructor(override readonly faults: readonly Fault[]) {
    super('Refunds cannot be limited like that.');
  }
}
