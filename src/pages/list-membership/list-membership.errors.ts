import { DomainError } from '../../shared/domain-error.js';

/** A link that stands in none of our mails, or was cut off on the way. */
export class LinkNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'link_not_found';

  constructor() {
    super('This link is not whole. Please use the one in the mail as it stands there.');
  }
}
