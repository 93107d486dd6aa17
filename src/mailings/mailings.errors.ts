import { DomainError, type Fault } from '../shared/domain-error.js';

export class MailingNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'mailing_not_found';

  constructor() {
    super('There is no such mailing.');
  }
}

/** What was composed cannot be sent; every fault is named with its place. */
export class MailingRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'mailing_refused';

  constructor(override readonly faults: readonly Fault[]) {
    super(faults.length === 1 ? 'One part of the mailing cannot stay as it is.' : `${faults.length} parts of the mailing cannot stay as they are.`);
  }
}

/** The mailing is at a stage where this cannot be done any more, or not yet. */
export class MailingStageWrong extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'mailing_stage_wrong';

  constructor(done: string, status: string) {
    super(`A mailing that is ${status} cannot be ${done}.`);
  }
}
