import { DomainError } from '../../shared/domain-error.js';
import type { QueueName } from '../../queues/queue-kinds.js';

/** Work that donations depend on. */
export class QueueNotPausable extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'queue_not_pausable';

  constructor(queue: QueueName) {
    super(`${queue} settles donations and sends their receipts: it is never paused.`);
  }
}

/** A kind that stands still because of the level cannot be resumed by itself. */
export class PausedByLevel extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'paused_by_level';

  constructor(queue: QueueName, level: number) {
    super(`${queue} is paused by emergency level ${level}: lower the level to resume it.`);
  }
}

export class QueueNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'queue_not_found';

  constructor() {
    super('There is no such kind of queue.');
  }
}

export class SetAsideJobNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'job_not_found';

  constructor() {
    super('There is no such job among those set aside: somebody has retried or discarded it, or its time was over.');
  }
}

export class QueueOutOfReach extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'queue_out_of_reach';

  constructor() {
    super("The queue's Redis does not answer. Nothing was changed.");
  }
}
