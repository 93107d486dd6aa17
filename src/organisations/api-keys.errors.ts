import { DomainError, type Fault } from '../shared/domain-error.js';

export class ApiKeyNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'api_key_not_found';

  constructor() {
    super('There is no such key.');
  }
}

export class KeyRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'api_key_refused';

  constructor(override readonly faults: readonly Fault[]) {
    super('Such a key cannot be made.');
  }
}

export class TooManyKeys extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'too_many_api_keys';

  constructor(most: number) {
    super(`There are ${most} keys already: revoke one first.`);
  }
}
