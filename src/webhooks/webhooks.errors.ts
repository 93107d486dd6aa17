import { DomainError, type Fault } from '../shared/domain-error.js';

export class EndpointNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'webhook_endpoint_not_found';

  constructor() {
    super('There is no such endpoint.');
  }
}

export class DeliveryNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'webhook_delivery_not_found';

  constructor() {
    super('There is no such delivery.');
  }
}

export class EndpointRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'webhook_endpoint_refused';

  constructor(override readonly faults: readonly Fault[]) {
    super('Nothing can be sent to such an endpoint.');
  }
}

export class TooManyEndpoints extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'too_many_webhook_endpoints';

  constructor(most: number) {
    super(`There are ${most} endpoints already: delete one first.`);
  }
}

export class EndpointDisabled extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'webhook_endpoint_disabled';

  constructor() {
    super('Nothing is sent to this endpoint: enable it first.');
  }
}
