import { DomainError } from '../shared/domain-error.js';

export class DonationNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'donation_not_found';

  constructor() {
    super('There is no such donation.');
  }
}

export class RefreshNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'refresh_not_found';

  constructor() {
    super('Nobody has asked for such a refresh.');
  }
}
