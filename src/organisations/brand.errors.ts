import { DomainError, type Fault } from '../shared/domain-error.js';

export class BrandRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'brand_refused';

  constructor(override readonly faults: readonly Fault[]) {
    super('The pages cannot be shown like that.');
  }
}
