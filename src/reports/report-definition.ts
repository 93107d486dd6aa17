import type { ColumnKind } from '../sheets/write/table.js';
import type { OrganisationId } from '../shared/ids.js';
import type { Bound } from './bound.js';
import type { FilterField, NamedFilter, ReportDivision } from './report-filter.js';

/** A column that a report can have. */
export interface ReportColumn {
  readonly key: string;
  readonly heading: string;
  readonly kind: ColumnKind;
  /** An expression over what the table's statement reads from; instants are turned into the organisation's time zone. */
  readonly sql: string;
  /** Which of the table's joins it needs. */
  readonly joins?: readonly string[];
  readonly isSummed?: boolean;
  /** Only where it is asked for. */
  readonly isExtra?: boolean;
  readonly width?: number;
}

/** Whose rows, and which of them. */
export interface ReportScope {
  readonly organisationId: OrganisationId;
  /** IANA name: days and hours are told in it. */
  readonly timeZone: string;
  readonly filter: NamedFilter;
}

/** One table of a report: a sheet of an .xlsx. */
export interface ReportTable {
  /** Its tab. */
  readonly name: string;
  readonly columns: readonly ReportColumn[];
  /** What it is divided by, where a report has several tables. */
  readonly by?: ReportDivision;
  readonly hasTotals: boolean;
  /** Everything from FROM on; of the joins only those that a column needs. */
  from(scope: ReportScope, bound: Bound, joins: ReadonlySet<string>): string;
}

export interface ReportDefinition {
  readonly title: string;
  /** What it can be filtered by. */
  readonly filters: readonly FilterField[];
  /** The first is the one of a .csv. */
  tables(filter: NamedFilter): readonly ReportTable[];
}
