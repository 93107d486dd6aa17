import { DomainError, type Fault } from '../shared/domain-error.js';

export class KeyMissing extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'api_key_missing';

  constructor() {
    super('Send your API key as "Authorization: Bearer …".');
  }
}

export class KeyUnknown extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'api_key_unknown';

  constructor() {
    super('This API key is unknown, revoked or expired.');
  }
}

export class ScopeMissing extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'scope_missing';

  constructor(scope: string) {
    super(`This API key does not carry the scope ${scope}.`);
  }
}

export class TooManyRequests extends DomainError {
  readonly kind = 'too_many';
  readonly code = 'rate_limited';

  constructor(seconds: number) {
    super(`This key has asked more often than it may: ask again in ${seconds} s.`);
  }
}

/** The body or a parameter is well-formed but not acceptable. */
export class NotAcceptable extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'validation_failed';

  constructor(override readonly faults: readonly Fault[]) {
    super(faults.length === 1 ? 'One field is not acceptable.' : `${faults.length} fields are not acceptable.`);
  }
}

export class CampaignNotOpen extends DomainError {
  readonly kind = 'conflict';

  constructor(readonly code: 'campaign_closed' | 'campaign_not_open_yet') {
    super(code === 'campaign_closed' ? 'The campaign has ended.' : 'The campaign has not begun.');
  }
}

export class IdempotencyKeyReused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'idempotency_key_reused';

  constructor() {
    super('Another request has come under this Idempotency-Key.');
  }
}

export class IdempotencyKeyMalformed extends DomainError {
  readonly kind = 'malformed';
  readonly code = 'idempotency_key_malformed';

  constructor() {
    super('An Idempotency-Key has 1 to 255 printable ASCII characters and is sent once.');
  }
}

export class CursorMalformed extends DomainError {
  readonly kind = 'malformed';
  readonly code = 'cursor_malformed';

  constructor() {
    super('This cursor is not one that we gave.');
  }
}

export class ScalingTokenWrong extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'scaling_token_wrong';

  constructor() {
    super('Send the scaling token in the path, as "HireFire-Token: …" or as "Authorization: Bearer …".');
  }
}

export class DialectNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'dialect_not_found';

  constructor() {
    super('Figures for autoscalers are told as hirefire, keda or prometheus.');
  }
}

export class SignatureWrong extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'signature_wrong';

  constructor() {
    super('The body is not signed with the secret: send Freshet-Signature: sha256=<HMAC of the body in hex>.');
  }
}

export class MailEventsNotTaken extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'mail_events_not_taken';

  constructor() {
    super('Nothing is taken here until MAIL_EVENTS_SECRET is set.');
  }
}
