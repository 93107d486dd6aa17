import { DomainError, type Fault } from '../shared/domain-error.js';

export class DonationNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'donation_not_found';

  constructor() {
    super('There is no such donation.');
  }
}

export class RefreshNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'refresh_not_found';

  constructor() {
    super('Nobody has asked for such a refresh.');
  }
}

/** Figures are closed after the end, and never before. */
export class NotEnded extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'not_ended';

  constructor(endsAt: Date | null) {
    super(endsAt === null ? 'It has no end, so its figures cannot be closed.' : `It ends at ${endsAt.toISOString()}; its figures can be closed then.`);
  }
}

export class TagsUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'validation_failed';
  override readonly faults: readonly Fault[];

  constructor(tags: readonly string[]) {
    super(tags.length === 1 ? 'There is no such tag.' : `There are no such tags: ${tags.length} of them.`);
    this.faults = tags.map((tag) => ({ field: 'tag', code: 'unknown', message: `"${tag}" is not a tag of this organisation` }));
  }
}

export class TagsDiffer extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'expected_differs';

  constructor(expected: number, found: number) {
    super(`${found} labels would have been removed where ${expected} were expected. Nothing was removed.`);
  }
}
