import { DomainError, type Fault } from '../shared/domain-error.js';

export class MatchNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'match_not_found';

  constructor() {
    super('There is no such match.');
  }
}

export class ChallengeNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'challenge_not_found';

  constructor() {
    super('There is no such challenge.');
  }
}

/** What somebody wrote of a match or a challenge cannot be kept so. */
export class PledgeRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'validation_failed';

  constructor(override readonly faults: readonly Fault[]) {
    super(faults.length === 1 ? 'One field is not acceptable.' : `${faults.length} fields are not acceptable.`);
  }
}

export class PledgeKeyReused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'idempotency_key_reused';

  constructor() {
    super('Another request has come under this Idempotency-Key.');
  }
}

/** Donors have been told what was added to their gifts. */
export class MatchTermsSettled extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'match_terms_settled';

  constructor(fields: readonly string[]) {
    super(`Gifts have been matched by these terms, which hold from then on: ${fields.join(', ')} cannot change. Close this match and make another one.`);
  }
}

export class PoolBelowAllotted extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'pool_below_allotted';

  constructor(readonly allotted: number) {
    super(`The pool can be raised, but not be made less than the ${allotted} minor units that have been allotted of it.`);
  }
}

/** Whoever met it has been told. */
export class ChallengeSettled extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'challenge_settled';

  constructor(fields: readonly string[]) {
    super(`The challenge has been met, or gifts count for it by these terms: ${fields.join(', ')} cannot change.`);
  }
}

export class TooManyPledges extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'too_many_pledges';

  constructor(most: number) {
    super(`A giving day or a campaign has at most ${most} matches, and as many challenges, that have not ended.`);
  }
}
