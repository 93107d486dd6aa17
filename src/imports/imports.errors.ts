import { DomainError, type Fault } from '../shared/domain-error.js';

export class ImportNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'import_not_found';

  constructor() {
    super('There is no such import.');
  }
}

/** What was sent cannot be taken as an import. */
export class UploadRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'upload_refused';
  override readonly faults: readonly Fault[];

  constructor(field: string, code: string, message: string) {
    super('The file cannot be taken.');
    this.faults = [{ field, code, message }];
  }
}

export class UploadTooLarge extends DomainError {
  readonly kind = 'too_large';
  readonly code = 'upload_too_large';

  constructor(largestBytes: number) {
    super(`A file may have at most ${Math.floor(largestBytes / 1024 / 1024)} MiB. Compress it with gzip, or send it in parts.`);
  }
}

/** Another file, or the same one as something else, had come under the key. */
export class UploadKeyReused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'idempotency_key_reused';

  constructor() {
    super('Another upload has come under this Idempotency-Key.');
  }
}

/** The import is at a stage where this cannot be done any more, or not yet. */
export class ImportStageWrong extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'import_stage_wrong';

  constructor(done: string, status: string) {
    super(`An import that is ${status} cannot be ${done}.`);
  }
}

export class ErrorFileMissing extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'no_error_file';
}
