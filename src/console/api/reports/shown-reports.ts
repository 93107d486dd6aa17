import type { ReportPreview } from '../../../reports/preview-report.js';
import type { ReportDefinition, ReportTable } from '../../../reports/report-definition.js';
import { REPORTS } from '../../../reports/report-definitions.js';
import { toAskedFilter } from '../../../reports/report-filter.js';
import type { Report, ReportKind } from '../../../reports/report.js';
import type { ListedReport } from '../../../reports/staff-report.reader.js';
import type { ReportFilterShown, ReportFolderShown, ReportGistShown, ReportOfferShown, ReportPreviewShown, ReportRowShown, ReportTableShown } from '../../contract/reports.js';

export function showGist({ id, kind, format, status, rowsWritten, rowsExpected, requestedAt }: Report): ReportGistShown {
  return { id, kind, format, status, written: rowsWritten, expected: rowsExpected, requestedAt: requestedAt.toISOString() };
}

export function showRow(report: ListedReport): ReportRowShown {
  const file = fileOf(report);
  return { ...showGist(report), askedBy: report.askedBy, filter: filterOf(report), bytes: file?.bytes ?? null, expiresAt: file?.expiresAt ?? null };
}

export function showReport(report: Report, organisation: string): ReportFolderShown['report'] {
  const { columns, asOf, database, databaseReason, failure, startedAt, finishedAt } = report;
  return {
    ...showGist(report),
    ...{ organisation, filter: filterOf(report), columns, failure, file: fileOf(report) },
    source: asOf && database && { asOf: asOf.toISOString(), database, reason: databaseReason },
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

function fileOf({ status, file }: Report): ReportFolderShown['report']['file'] {
  return status === 'done' && file !== null ? { name: file.name, bytes: file.bytes, expiresAt: file.expiresAt.toISOString() } : null;
}

function filterOf({ filter }: Report): ReportFilterShown {
  return toAskedFilter(filter);
}

/** Any mailing: the columns are the same for all of them. */
const ANY = { id: '', asked: '', title: '' };

export function showOffer(kind: ReportKind): ReportOfferShown {
  const { filters, tables }: ReportDefinition = REPORTS[kind];
  const [ofOne] = filters.includes('mailing') ? tables({ mailing: ANY }) : [];
  return { kind, filters, tables: tables({}).map(showTable), ofOneMailing: ofOne === undefined ? null : showTable(ofOne) };
}

function showTable({ name, by, columns }: ReportTable): ReportTableShown {
  return { name, by: by ?? null, columns: columns.map(({ key, heading, isExtra }) => ({ key, heading, isUsual: isExtra !== true })) };
}

export function showPreview({ origin, tables }: ReportPreview): ReportPreviewShown {
  return {
    asOf: origin.asOf.toISOString(),
    database: origin.database,
    tables: tables.map(({ name, columns, rows, hasMore }) => ({
      ...{ name, rows, hasMore },
      columns: columns.map(({ key, heading, kind }) => ({ key, heading, isNumeric: kind === 'money' || kind === 'number' })),
    })),
  };
}
