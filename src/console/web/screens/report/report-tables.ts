import type { ReportFilterShown, ReportOfferShown, ReportTableShown } from '../../../contract/reports.js';

/** The tables that a report so narrowed down has. */
export function tablesOf({ tables, ofOneMailing }: ReportOfferShown, { by, mailing }: ReportFilterShown): readonly ReportTableShown[] {
  if (mailing !== undefined && ofOneMailing !== null) return [ofOneMailing];
  return by === undefined ? tables : tables.filter((table) => table.by === by);
}
