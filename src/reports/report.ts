import type { OrganisationId, ReportId } from '../shared/ids.js';
import type { NamedFilter } from './report-filter.js';

export const REPORT_KINDS = ['donations', 'donors', 'totals', 'leaderboards', 'reconciliation', 'mailing-results', 'audit-log'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const REPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const REPORT_STATUSES = ['waiting', 'running', 'done', 'failed', 'cancelled', 'expired'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** What a file is to hold. */
export interface ReportPlan {
  readonly kind: ReportKind;
  readonly format: ReportFormat;
  readonly filter: NamedFilter;
  /** Keys, in the order of the file; empty: what the kind has by default. */
  readonly columns: readonly string[];
}

/** The file of a report that is done, or was until it expired. */
export interface ReportFile {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
  readonly expiresAt: Date;
}

export interface Report extends ReportPlan {
  readonly id: ReportId;
  readonly organisationId: OrganisationId;
  readonly status: ReportStatus;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly rowsWritten: number;
  /** What the database expects; null until it was asked. */
  readonly rowsExpected: number | null;
  /** The moment that the file shows. */
  readonly asOf: Date | null;
  readonly database: 'replica' | 'primary' | null;
  /** Why not the replica. */
  readonly databaseReason: string | null;
  readonly file: ReportFile | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
}
