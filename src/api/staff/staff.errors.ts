import { DomainError, type Fault } from '../../shared/domain-error.js';

export class StaffNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'staff_not_found';

  constructor() {
    super('Nobody of your organisation is known by this id.');
  }
}

export class AddressTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'address_taken';
  override readonly faults: readonly Fault[] = [{ field: 'email', code: 'taken', message: 'is what somebody signs in with' }];

  constructor() {
    super('Somebody signs in with this address already, here or elsewhere.');
  }
}

/** They have come already, or may not come at all. */
export class NotInvited extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'not_invited';

  constructor() {
    super('They are not waiting for an invitation.');
  }
}
