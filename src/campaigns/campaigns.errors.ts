import { DomainError } from '../shared/domain-error.js';

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
