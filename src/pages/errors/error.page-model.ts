import type { PageFrame } from '../page-frame.js';

export interface ErrorPageModel {
  readonly frame: PageFrame;
  readonly status: 400 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503;
  /** Shown when there is something the visitor can do, beyond what the status says. */
  readonly detail: string | null;
}
