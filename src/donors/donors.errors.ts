import { DomainError } from '../shared/domain-error.js';

export class DonorNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'donor_not_found';

  constructor() {
    super('There is no such donor.');
  }
}

/** A gift or a mail of theirs is on its way, and would end nowhere. */
export class DonorNotAtRest extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'donor_not_at_rest';

  constructor(what: 'donations' | 'mails') {
    super(what === 'donations' ? 'A donation of theirs, or a refund, is under way: try again when it is settled.' : 'They are being written to: try again when that has been sent.');
  }
}
