import type { PageFrame } from '../page-frame.js';

export const ERROR_STATUSES = [400, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500, 503] as const;

export type ErrorStatus = (typeof ERROR_STATUSES)[number];

export interface ErrorPageModel {
  readonly frame: PageFrame;
  readonly status: ErrorStatus;
  /** Shown when there is something the visitor can do, beyond what the status says. */
  readonly detail: string | null;
}
