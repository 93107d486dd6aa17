import { DomainError, type Fault } from '../shared/domain-error.js';

export class EntryRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'validation_failed';

  constructor(override readonly faults: readonly Fault[]) {
    super('The gift cannot be entered like that.');
  }
}

/** Another gift was entered under the same key. */
export class EntryKeyReused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'idempotency_key_reused';

  constructor() {
    super('Another gift was entered under this key.');
  }
}

/** A cheque is cashed once. */
export class ReferenceBooked extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'reference_booked';
  override readonly faults: readonly Fault[] = [{ field: 'reference', code: 'booked', message: 'stands for a gift that is booked' }];

  constructor() {
    super('A gift with this reference is booked already.');
  }
}
