import { DomainError, type Fault } from '../shared/domain-error.js';

/** Something was sent without a session to send it in. */
export class NotSignedIn extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'not_signed_in';

  constructor() {
    super('Your session has ended. Nothing was changed. Please sign in and try again.');
  }
}

/** A form that was not drawn for this session. */
export class ForeignForm extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'foreign_form';

  constructor() {
    super('This form belongs to another session. Please go back, reload the page and try again.');
  }
}

/** A page that does not exist for this person. Says nothing about whether it does for others. */
export class PageNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'page_not_found';

  constructor() {
    super('There is no such page in the console.');
  }
}

export class MailNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'mail_not_found';

  constructor() {
    super('There is no such mail in the outbox.');
  }
}

export class NoSuchLevel extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'no_such_level';

  constructor() {
    super('There are the emergency levels 0, 1, 2 and 3. Nothing was changed.');
  }
}

/** Editors of a client prepare mailings and do not send them. */
export class MayNotSend extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'may_not_send';

  constructor() {
    super('Editors prepare mailings and test them. To send one, or let one go on, please ask an admin of your organisation.');
  }
}

/** A part of a page that only comes with a choice nobody has made. */
export class NothingChosen extends DomainError {
  readonly kind = 'malformed';
  readonly code = 'nothing_chosen';

  constructor() {
    super('That was not one of the choices. Please go back and choose again.');
  }
}

/** What needs a newer proof than there is; for screens that are drawn in the browser. */
export class ConfirmIdentity extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'confirm_identity';

  constructor() {
    super('Please confirm that it is you, at /console/confirm-identity, and try again. Nothing was changed.');
  }
}

/** Nobody takes rights from themselves, nor gives themselves any. */
export class NotOnYourself extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'not_on_yourself';

  constructor() {
    super('That is your own account. Please ask somebody else to change it.');
  }
}

/** What a device answered is no key for this account, or one that there is already. */
export class PasskeyRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'passkey_refused';

  constructor() {
    super('Your device did not make a passkey that we can take. Please go back, reload the page and try again.');
  }
}

/** Whoever looks at the console as somebody else sees it changes nothing in their name. */
export class OnlyViewing extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only_viewing';

  constructor() {
    super('You are looking at the console as somebody else sees it. Nothing can be changed meanwhile, and nothing was. Stop viewing first.');
  }
}

/** Whoever must have a second factor sets one up before anything else. */
export class SecondFactorFirst extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'second_factor_first';

  constructor() {
    super('A second factor is needed before you can go on. Please set one up at /console/account/second-factor. Nothing was changed.');
  }
}

/** Something that people of this role see and leave to others. */
export class MayNot extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'may_not';

  constructor() {
    super('People of your role may look at this and not do it. Please ask an admin of your organisation.');
  }
}

/** What a screen asked for cannot be asked for so. */
export class NotAcceptable extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'validation_failed';

  constructor(override readonly faults: readonly Fault[]) {
    super('Some of what was asked for cannot be so.');
  }
}

/** More streams than one person needs. */
export class TooManyStreams extends DomainError {
  readonly kind = 'too_many';
  readonly code = 'too_many_streams';

  constructor() {
    super('You have too many pages of the console open. Please close some of them.');
  }
}
