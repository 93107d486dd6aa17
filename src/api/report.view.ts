import { toAskedFilter } from '../reports/report-filter.js';
import type { ReportPreview } from '../reports/preview-report.js';
import type { Report } from '../reports/report.js';
import type { PreviewView, ReportView } from './reports.schema.js';

export function toReportView(report: Report): ReportView {
  const { id, kind, format, columns, status, failure, requestedBy } = report;
  return {
    ...{ id, kind, format, columns: [...columns], status, failure, requestedBy },
    filter: toAskedFilter(report.filter),
    rows: { written: report.rowsWritten, expected: report.rowsExpected },
    source: sourceOf(report),
    file: fileOf(report),
    requestedAt: report.requestedAt.toISOString(),
    startedAt: report.startedAt?.toISOString() ?? null,
    finishedAt: report.finishedAt?.toISOString() ?? null,
  };
}

function sourceOf({ asOf, database, databaseReason }: Report): ReportView['source'] {
  return asOf && database && { asOf: asOf.toISOString(), database, reason: databaseReason };
}

function fileOf({ id, status, file }: Report): ReportView['file'] {
  if (status !== 'done' || file === null) return null;
  const { name, bytes, sha256, expiresAt } = file;
  return { url: `/api/v1/reports/${id}/file`, name, bytes, sha256, expiresAt: expiresAt.toISOString() };
}

export function toPreviewView({ origin, tables }: ReportPreview): PreviewView {
  return {
    source: { asOf: origin.asOf.toISOString(), database: origin.database, reason: origin.reason },
    tables: tables.map(({ name, columns, rows, hasMore }) => ({ name, columns: [...columns], rows: rows.map((row) => [...row]), hasMore })),
  };
}
