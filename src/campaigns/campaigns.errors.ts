import { DomainError, type Fault } from '../shared/domain-error.js';

export class CampaignNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'campaign_not_found';

  constructor() {
    super('There is no such campaign.');
  }
}

export class GivingDayNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'giving_day_not_found';

  constructor() {
    super('There is no such giving day.');
  }
}

export class CadenceOutOfBounds extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'cadence_out_of_bounds';

  constructor() {
    super('Figures can be refreshed every 5 seconds at the most often and every 7 days at the least, in whole seconds.');
  }
}

/** What somebody wrote of a campaign, a designation or a giving day cannot be kept so. */
export class DraftNotAcceptable extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'validation_failed';

  constructor(override readonly faults: readonly Fault[]) {
    super('Some of what was written cannot be kept so.');
  }
}

/** Addresses are unique, also among different organisations. */
export class SlugTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'slug_taken';
  override readonly faults: readonly Fault[] = [{ field: 'slug', code: 'taken', message: 'is the address of something else' }];

  constructor() {
    super('This address is taken.');
  }
}
