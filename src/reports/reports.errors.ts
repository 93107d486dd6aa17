import { DomainError, type Fault } from '../shared/domain-error.js';
import type { ReportStatus } from './report.js';

export class ReportNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'report_not_found';

  constructor() {
    super('There is no such report.');
  }
}

/** The filter names something that the organisation does not have. */
export class FilterNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'filter_not_found';
  override readonly faults: readonly Fault[];

  constructor(fields: readonly string[]) {
    super('The filter names what is not there.');
    this.faults = fields.map((field) => ({ field: `filter.${field}`, code: 'not_found', message: 'is not there' }));
  }
}

/** This kind of report cannot be had so; every fault is named with its place. */
export class ReportRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'report_refused';

  constructor(override readonly faults: readonly Fault[]) {
    super(faults.length === 1 ? 'One part of the report cannot stay as it is.' : `${faults.length} parts of the report cannot stay as they are.`);
  }
}

/** There is no file yet, or never will be. */
export class ReportFileNotReady extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'report_file_not_ready';

  constructor(status: ReportStatus) {
    super(status === 'waiting' || status === 'running' ? 'The file is still being made.' : `There is no file: the report is ${status}.`);
  }
}

export class ReportFileExpired extends DomainError {
  readonly kind = 'gone';
  readonly code = 'report_file_expired';

  constructor() {
    super('The file was kept for some days and is gone; ask for the report again.');
  }
}

/** The report has come to its end. */
export class ReportOver extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'report_over';

  constructor(status: ReportStatus) {
    super(`A report that is ${status} cannot be cancelled.`);
  }
}

/** What was to be shown at once takes longer than anybody would wait. */
export class PreviewTooSlow extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'preview_too_slow';

  constructor() {
    super('These rows take too long to be shown at once: narrow the filter, or ask for the file.');
  }
}
