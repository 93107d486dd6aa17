import { DomainError } from '../shared/domain-error.js';

/** A request whose body cannot be read at all. */
export class BadBody extends DomainError {
  readonly kind = 'malformed';

  constructor(
    readonly code: 'malformed_json' | 'malformed_form' | 'invalid_encoding' | 'empty_body' | 'too_deep' | 'repeated_field',
    message: string,
  ) {
    super(message);
  }
}
