import type { Fault } from '../shared/domain-error.js';
import type { ReportDefinition } from './report-definition.js';
import { REPORTS } from './report-definitions.js';
import type { FilterField, ReportFilter } from './report-filter.js';
import type { ReportKind } from './report.js';

/** What somebody wants to see. */
export interface ReportWish {
  readonly kind: ReportKind;
  readonly filter: ReportFilter;
  /** Keys of columns; empty: what the kind has by default. */
  readonly columns: readonly string[];
}

/** Every part that this kind of report does not know. */
export function checkWish({ kind, filter, columns }: ReportWish): Fault[] {
  const definition = REPORTS[kind];
  return [...checkFilter(definition, filter), ...checkColumns(definition, filter, columns)];
}

function checkFilter({ title, filters, tables }: ReportDefinition, filter: ReportFilter): Fault[] {
  const foreign = (Object.keys(filter) as FilterField[]).filter((field) => filter[field] !== undefined && !filters.includes(field));
  const faults = foreign.map((field) => fault(`filter.${field}`, 'not_applicable', `does not apply to ${title.toLowerCase()}`));
  const { campaign, givingDay, from, to, by } = filter;
  if (campaign !== undefined && givingDay !== undefined) faults.push(fault('filter.givingDay', 'ambiguous', 'names a giving day where a campaign is named already'));
  if (from !== undefined && to !== undefined && Date.parse(from) >= Date.parse(to)) faults.push(fault('filter.to', 'not_after', 'is not after the beginning'));
  if (by !== undefined && filters.includes('by') && tables({ by }).length === 0) faults.push(fault('filter.by', 'not_applicable', `is nothing that ${title.toLowerCase()} are told by`));
  return faults;
}

function checkColumns({ tables }: ReportDefinition, { by, mailing }: ReportFilter, columns: readonly string[]): Fault[] {
  const shown = tables({ ...(by && { by }), ...(mailing !== undefined && { mailing: { id: mailing, asked: mailing, title: '' } }) });
  const known = new Set(shown.flatMap((table) => table.columns.map(({ key }) => key)));
  return columns.flatMap((key, at) => {
    if (columns.indexOf(key) < at) return [fault(`columns.${at}`, 'repeated', 'is named twice')];
    return known.has(key) || known.size === 0 ? [] : [fault(`columns.${at}`, 'unknown_column', `is none of ${[...known].join(', ')}`)];
  });
}

const fault = (field: string, code: string, message: string): Fault => ({ field, code, message });
