import { DomainError } from '../shared/domain-error.js';

/** Nothing was given that a receipt could be for, or it has all gone back. */
export class NoReceipt extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'receipt_not_found';

  constructor() {
    super('There is no receipt for this donation.');
  }
}

export class TooManySendings extends DomainError {
  readonly kind = 'too_many';
  readonly code = 'too_many_receipt_sendings';

  constructor() {
    super('The receipt has been sent again several times already. Please try again later.');
  }
}

/** Another process is handing the letter over. */
export class LetterUnderWay extends Error {
  constructor() {
    super('the letter is being handed over');
  }
}

/** The mail server did not take the letter, or nobody knows whether it did. */
export class LetterNotTaken extends Error {}
