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
