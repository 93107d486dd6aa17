import type { ReportColumn, ReportDefinition, ReportTable } from '../report-definition.js';
import { ofTag, where } from './conditions.sql.js';
import { givenByDonorSql } from './ledger-sums.sql.js';

const columns: readonly ReportColumn[] = [
  { key: 'number', heading: 'Donor number', kind: 'text', sql: 'donor.number', width: 16 },
  { key: 'name', heading: 'Name', kind: 'text', sql: 'donor.name' },
  { key: 'email', heading: 'E-mail', kind: 'text', sql: 'donor.email', width: 30 },
  { key: 'gifts', heading: 'Gifts', kind: 'number', sql: 'coalesce(giving.gifts, 0)', isSummed: true, width: 10 },
  { key: 'currency', heading: 'Currency', kind: 'text', sql: 'giving.currency', width: 10 },
  { key: 'given', heading: 'Given', kind: 'money', sql: 'giving.given::bigint' },
  { key: 'returned', heading: 'Returned', kind: 'money', sql: 'giving.returned::bigint' },
  { key: 'net', heading: 'Net', kind: 'money', sql: 'giving.net::bigint' },
  { key: 'knownSince', heading: 'Known since', kind: 'instant', sql: 'donor.created_at' },
  { key: 'id', heading: 'Donor', kind: 'text', sql: 'donor.id', isExtra: true, width: 38 },
  {
    key: 'tags',
    heading: 'Tags',
    kind: 'text',
    sql: `(SELECT string_agg(tags.name, ', ' ORDER BY tags.name) FROM donor_tags JOIN tags ON tags.id = donor_tags.tag_id WHERE donor_tags.donor_id = donor.id)`,
    isExtra: true,
    width: 30,
  },
];

const table: ReportTable = {
  name: 'Donors',
  columns,
  hasTotals: true,
  from: (scope, bound) => {
    const { filter, organisationId } = scope;
    // Whoever gave nothing is a donor all the same, unless gifts are what is asked for.
    const isAboutGifts = [filter.campaign, filter.givingDay, filter.from, filter.to].some((part) => part !== undefined);
    return `
      FROM donors donor ${isAboutGifts ? 'JOIN' : 'LEFT JOIN'} (${givenByDonorSql(scope, bound, 'NULL')}) giving ON giving.donor_id = donor.id
      ${where(`donor.organisation_id = ${bound.add(organisationId, 'uuid')}`, ...ofTag('donor.id', filter, bound))}
      ORDER BY donor.email, giving.currency`;
  },
};

/** Donors and what they gave, one row for each currency that they gave in. */
export const donors: ReportDefinition = {
  title: 'Donors',
  filters: ['givingDay', 'campaign', 'from', 'to', 'tag'],
  tables: () => [table],
};
