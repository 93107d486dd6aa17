import { DomainError } from '../shared/domain-error.js';

export class DonationNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'donation_not_found';

  constructor() {
    super('There is no such donation.');
  }
}
