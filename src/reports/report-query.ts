import type { TableColumn } from '../sheets/write/table.js';
import { Bound } from './bound.js';
import type { ReportColumn, ReportScope, ReportTable } from './report-definition.js';

/** A table of a report as a statement, and what its columns are. */
export interface ReportQuery {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly keys: readonly string[];
  readonly columns: readonly TableColumn[];
}

/** The statement for the columns of these keys, in their order; for those it has by default where it has none of them. */
export function toReportQuery(table: ReportTable, keys: readonly string[], scope: ReportScope): ReportQuery {
  const columns = withCurrency(table, chosenColumns(table, keys));
  const bound = new Bound();
  // Only where it is needed: a parameter that a statement does not use has no type.
  const zone = columns.some(({ kind }) => kind === 'instant') ? bound.add(scope.timeZone, 'text') : '';
  const selected = columns.map(({ kind, sql }) => (kind === 'instant' ? `(${sql}) AT TIME ZONE ${zone}` : sql));
  const from = table.from(scope, bound, new Set(columns.flatMap(({ joins = [] }) => joins)));
  return {
    sql: `SELECT ${selected.join(', ')} ${from}`,
    parameters: bound.values,
    keys: columns.map(({ key }) => key),
    columns: columns.map((column) => toTableColumn(column, columns, scope.timeZone)),
  };
}

function chosenColumns({ columns }: ReportTable, keys: readonly string[]): readonly ReportColumn[] {
  const chosen = keys.flatMap((key) => columns.find((column) => column.key === key) ?? []);
  return chosen.length > 0 ? chosen : columns.filter(({ isExtra }) => isExtra !== true);
}

/** An amount without its currency says nothing. */
function withCurrency(table: ReportTable, columns: readonly ReportColumn[]): readonly ReportColumn[] {
  const firstAmount = columns.findIndex(({ kind }) => kind === 'money');
  const currency = table.columns.find(({ key }) => key === 'currency');
  if (firstAmount < 0 || currency === undefined || columns.includes(currency)) return columns;
  return columns.toSpliced(firstAmount, 0, currency);
}

function toTableColumn({ heading, kind, isSummed, width }: ReportColumn, all: readonly ReportColumn[], timeZone: string): TableColumn {
  return {
    heading: kind === 'instant' ? `${heading} (${timeZone})` : heading,
    kind,
    ...(kind === 'money' && { currencyAt: all.findIndex(({ key }) => key === 'currency') }),
    ...(isSummed !== undefined && { isSummed }),
    ...(width !== undefined && { width }),
  };
}
