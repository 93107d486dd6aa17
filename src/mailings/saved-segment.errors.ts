import { DomainError, type Fault } from '../shared/domain-error.js';

export class SegmentNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'segment_not_found';

  constructor() {
    super('There is no such segment.');
  }
}

export class SegmentRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'segment_refused';

  constructor(override readonly faults: readonly Fault[]) {
    super('The segment cannot be kept like that.');
  }
}

export class SegmentNameTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'segment_name_taken';
  override readonly faults: readonly Fault[] = [{ field: 'name', code: 'taken', message: 'is the name of another segment' }];

  constructor() {
    super('There is a segment of this name already.');
  }
}

export class TooManySegments extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'too_many_segments';

  constructor(most: number) {
    super(`An organisation keeps ${most} segments at most.`);
  }
}
