import type { ReportColumn, ReportDefinition, ReportTable } from '../report-definition.js';
import { between, ofCampaign, ofTag, where } from './conditions.sql.js';
import { givenByDonorSql, givenSql } from './ledger-sums.sql.js';
import { tablesBy } from './totals.js';

/** Places on each board, in each currency. */
const PLACES = 1_000;

const rank: ReportColumn = { key: 'rank', heading: 'Place', kind: 'number', sql: 'ranked.place', width: 8 };
const currency: ReportColumn = { key: 'currency', heading: 'Currency', kind: 'text', sql: 'ranked.currency', width: 10 };
const gifts: ReportColumn = { key: 'gifts', heading: 'Gifts', kind: 'number', sql: 'ranked.gifts', width: 10 };
const donors: ReportColumn = { key: 'donors', heading: 'Donors', kind: 'number', sql: 'ranked.donors', width: 10 };
const net = (heading: string): ReportColumn => ({ key: 'net', heading, kind: 'money', sql: 'ranked.net::bigint', isSummed: false });

/** The best of `given`, a statement with `key`, `currency` and `net`. */
const ranked = (given: string) => `
  FROM (SELECT *, rank() OVER (PARTITION BY currency ORDER BY net DESC) AS place FROM (${given}) given WHERE net > 0) ranked`;

const end = (order: string) => `AND ranked.place <= ${PLACES} ORDER BY ranked.currency, ranked.place, ${order}`;

/** As everybody sees them: nameless where any of their gifts was anonymous. */
const publicName = `
  CROSS JOIN LATERAL (
    SELECT CASE WHEN NOT bool_or(anonymous) THEN (array_agg(donor_name ORDER BY captured_at DESC))[1] END AS name
    FROM donations WHERE donations.donor_id = ranked.donor_id AND captured_at IS NOT NULL
  ) named`;

const tables: readonly ReportTable[] = [
  {
    ...{ name: 'Donors', by: 'donor', hasTotals: false },
    columns: [
      ...[rank, { key: 'name', heading: 'Name as it is shown', kind: 'text', sql: `coalesce(named.name, 'Anonymous')`, width: 30 } as const],
      ...[currency, net('Given'), gifts],
      { key: 'donorNumber', heading: 'Donor number', kind: 'text', sql: 'donor.number', isExtra: true, width: 16 },
      { key: 'email', heading: 'E-mail', kind: 'text', sql: 'donor.email', isExtra: true, width: 30 },
    ],
    from: (scope, bound) => `${ranked(givenByDonorSql(scope, bound, 'NULL'))} JOIN donors donor ON donor.id = ranked.donor_id ${publicName} WHERE true ${end('donor.id')}`,
  },
  {
    ...{ name: 'Campaigns', by: 'campaign', hasTotals: false },
    columns: [rank, { key: 'title', heading: 'Campaign', kind: 'text', sql: 'campaign.title', width: 36 }, currency, net('Raised'), gifts, donors],
    from: (scope, bound) => `${ranked(givenSql(scope, bound, 'entry.campaign_id'))} JOIN campaigns campaign ON campaign.id = ranked.key WHERE true ${end('campaign.title')}`,
  },
  {
    ...{ name: 'Designations', by: 'designation', hasTotals: false },
    columns: [
      ...[rank, { key: 'title', heading: 'Designation', kind: 'text', sql: 'designation.title', width: 36 } as const],
      ...[{ key: 'campaign', heading: 'Campaign', kind: 'text', sql: 'campaign.title', width: 36 } as const, currency, net('Raised'), gifts, donors],
    ],
    from: (scope, bound) => `${ranked(givenSql(scope, bound, 'entry.designation_id'))} JOIN designations designation ON designation.id = ranked.key
      JOIN campaigns campaign ON campaign.id = designation.campaign_id WHERE true ${end('designation.title')}`,
  },
  {
    ...{ name: 'Gifts', by: 'gift', hasTotals: false },
    columns: [
      ...[rank, { key: 'name', heading: 'Name as it is shown', kind: 'text', sql: `CASE WHEN ranked.anonymous THEN 'Anonymous' ELSE ranked.donor_name END`, width: 30 } as const],
      ...[currency, net('Gift'), { key: 'campaign', heading: 'Campaign', kind: 'text', sql: 'campaign.title', width: 36 } as const],
      { key: 'capturedAt', heading: 'Captured at', kind: 'instant', sql: 'ranked.captured_at' },
      { key: 'id', heading: 'Donation', kind: 'text', sql: 'ranked.id', isExtra: true, width: 38 },
    ],
    from: ({ organisationId, filter }, bound) => `
      ${ranked(`
        SELECT donation.*, donation.amount - least(donation.refunded, donation.amount) AS net FROM donations donation
        ${where(
          `donation.organisation_id = ${bound.add(organisationId, 'uuid')}`,
          `donation.status IN ('captured', 'partly_refunded')`,
          ...ofCampaign('donation', filter, bound),
          ...between('donation.captured_at', filter, bound),
          ...ofTag('donation.donor_id', filter, bound),
        )}`)}
      JOIN campaigns campaign ON campaign.id = ranked.campaign_id WHERE true ${end('ranked.captured_at, ranked.id')}`,
  },
];

/** The first thousand of each board. */
export const leaderboards: ReportDefinition = {
  title: 'Leaderboards',
  filters: ['givingDay', 'campaign', 'from', 'to', 'tag', 'by'],
  tables: ({ by }) => tablesBy(tables, by),
};
