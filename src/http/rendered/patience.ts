import { DomainError } from '../../shared/domain-error.js';

/** Asking again in a moment may do. */
export class TooSlow extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'too_slow';

  constructor(readonly waitedMs: number) {
    super('This takes too long just now. Please try again in a moment.');
  }
}

/** `work`, as long as it is done within `ms`. What it does later is nobody's business. @throws TooSlow. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TooSlow(ms)), ms);
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
