import { auditLog } from './kinds/audit-log.js';
import { donations } from './kinds/donations.js';
import { donors } from './kinds/donors.js';
import { leaderboards } from './kinds/leaderboards.js';
import { mailingResults } from './kinds/mailing-results.js';
import { reconciliation } from './kinds/reconciliation.js';
import { totals } from './kinds/totals.js';
import type { ReportDefinition, ReportTable } from './report-definition.js';
import type { ReportKind, ReportPlan } from './report.js';

/** A kind without its definition does not compile. */
export const REPORTS: Readonly<Record<ReportKind, ReportDefinition>> = {
  donations,
  donors,
  totals,
  leaderboards,
  reconciliation,
  'mailing-results': mailingResults,
  'audit-log': auditLog,
};

/** What the file holds: a .csv has one table, the first. */
export function tablesOf({ kind, format, filter }: Pick<ReportPlan, 'kind' | 'format' | 'filter'>): readonly ReportTable[] {
  const tables = REPORTS[kind].tables(filter);
  return format === 'csv' ? tables.slice(0, 1) : tables;
}
