import type { Bound } from '../bound.js';
import type { ReportColumn, ReportDefinition, ReportScope, ReportTable } from '../report-definition.js';
import type { ReportDivision } from '../report-filter.js';
import { givenSql } from './ledger-sums.sql.js';

const SUMS: readonly ReportColumn[] = [
  { key: 'gifts', heading: 'Gifts', kind: 'number', sql: 'total.gifts', isSummed: true, width: 10 },
  { key: 'donors', heading: 'Donors', kind: 'number', sql: 'total.donors', width: 10 },
  { key: 'currency', heading: 'Currency', kind: 'text', sql: 'total.currency', width: 10 },
  { key: 'given', heading: 'Given', kind: 'money', sql: 'total.given' },
  { key: 'returned', heading: 'Returned', kind: 'money', sql: 'total.returned' },
  { key: 'net', heading: 'Net', kind: 'money', sql: 'total.net' },
];

const title = (heading: string, sql: string): ReportColumn => ({ key: 'title', heading, kind: 'text', sql, width: 36 });
const slug = (sql: string): ReportColumn => ({ key: 'slug', heading: 'Slug', kind: 'text', sql });

const tables: readonly ReportTable[] = [
  {
    ...{ name: 'Campaigns', by: 'campaign', hasTotals: true },
    columns: [title('Campaign', 'campaign.title'), slug('campaign.slug'), ...SUMS],
    from: (scope, bound) => `
      FROM (${givenSql(scope, bound, 'entry.campaign_id')}) total JOIN campaigns campaign ON campaign.id = total.key
      ORDER BY total.currency, total.net DESC, campaign.title, campaign.id`,
  },
  {
    ...{ name: 'Designations', by: 'designation', hasTotals: true },
    columns: [
      title('Designation', `coalesce(designation.title, 'Where it is needed most')`),
      slug('designation.slug'),
      { key: 'campaign', heading: 'Campaign', kind: 'text', sql: 'campaign.title', width: 36 },
      ...SUMS,
    ],
    from: (scope, bound) => `
      FROM (${givenSql(scope, bound, 'ARRAY[entry.campaign_id, entry.designation_id]')}) total
      JOIN campaigns campaign ON campaign.id = total.key[1]
      LEFT JOIN designations designation ON designation.id = total.key[2]
      ORDER BY campaign.title, campaign.id, total.currency, total.net DESC, designation.title`,
  },
  {
    // Whoever bears several tags counts for each of them: these rows add up to more than was given.
    ...{ name: 'Tags', by: 'tag', hasTotals: false },
    columns: [title('Tag', 'tag.name'), ...SUMS],
    from: (scope, bound) => `
      FROM (${givenSql(scope, bound, 'bearing.tag_id', 'JOIN donor_tags bearing ON bearing.donor_id = entry.donor_id')}) total
      JOIN tags tag ON tag.id = total.key
      ORDER BY total.currency, total.net DESC, tag.name`,
  },
  {
    ...{ name: 'Hours', by: 'hour', hasTotals: true },
    columns: [{ key: 'hour', heading: 'Hour', kind: 'instant', sql: 'total.key' }, ...SUMS],
    from: (scope, bound) => `
      FROM (${givenSql(scope, bound, hourOf(scope, bound))}) total
      ORDER BY total.key, total.currency`,
  },
];

/** As an instant, which the time zone turns into its own hour: half of them lie half an hour off. */
function hourOf({ timeZone }: ReportScope, bound: Bound): string {
  return `date_trunc('hour', movement.occurred_at, ${bound.add(timeZone, 'text')})`;
}

export function tablesBy(all: readonly ReportTable[], by: ReportDivision | undefined): readonly ReportTable[] {
  return by === undefined ? all : all.filter((table) => table.by === by);
}

/** What was raised, refunds and disputes taken off, by what it was raised for, by whom and when; from the ledger. */
export const totals: ReportDefinition = {
  title: 'Totals',
  filters: ['givingDay', 'campaign', 'from', 'to', 'tag', 'by'],
  tables: ({ by }) => tablesBy(tables, by),
};
