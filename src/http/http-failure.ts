import { HttpException } from '@nestjs/common';
import { isOutage } from '../database/outage.js';
import { DomainError, type Fault } from '../shared/domain-error.js';

/** Anything thrown while a request was answered, in HTTP's terms. */
export interface HttpFailure {
  readonly status: number;
  /** Stable and machine-readable. */
  readonly code: string;
  /** For people; null where the status says all that may be told. */
  readonly detail: string | null;
  readonly faults: readonly Fault[];
}

const STATUS_OF_KIND: Readonly<Record<DomainError['kind'], number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  invalid: 422,
  too_many: 429,
  unavailable: 503,
};

const CODE_OF_STATUS: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'too_large',
  414: 'uri_too_long',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
  431: 'headers_too_large',
};

export function failureOf(error: unknown): HttpFailure {
  if (error instanceof DomainError) {
    return { status: STATUS_OF_KIND[error.kind], code: error.code, detail: error.message, faults: error.faults };
  }
  const status = statusOf(error);
  if (status !== null && status < 500) {
    return { status, code: CODE_OF_STATUS[status] ?? 'bad_request', detail: null, faults: [] };
  }
  if (isOutage(error)) return { status: 503, code: 'temporarily_unavailable', detail: null, faults: [] };
  return { status: 500, code: 'internal_error', detail: null, faults: [] };
}

function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status <= 599 ? status : null;
}
