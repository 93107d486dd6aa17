import type { ReportColumn, ReportDefinition, ReportTable } from '../report-definition.js';
import { between, joined, ofCampaign, ofTag, where } from './conditions.sql.js';

const columns: readonly ReportColumn[] = [
  { key: 'id', heading: 'Donation', kind: 'text', sql: 'donation.id', width: 38 },
  { key: 'givenAt', heading: 'Given at', kind: 'instant', sql: 'donation.created_at' },
  { key: 'status', heading: 'Status', kind: 'text', sql: 'donation.status', width: 14 },
  { key: 'campaign', heading: 'Campaign', kind: 'text', sql: 'campaign.title', joins: ['campaign'] },
  { key: 'designation', heading: 'Designation', kind: 'text', sql: 'designation.title', joins: ['designation'] },
  { key: 'donorNumber', heading: 'Donor number', kind: 'text', sql: 'donor.number', joins: ['donor'], width: 16 },
  { key: 'donorName', heading: 'Name', kind: 'text', sql: 'donation.donor_name' },
  { key: 'donorEmail', heading: 'E-mail', kind: 'text', sql: 'donor.email', joins: ['donor'], width: 30 },
  { key: 'anonymous', heading: 'Anonymous', kind: 'flag', sql: 'donation.anonymous', width: 11 },
  { key: 'currency', heading: 'Currency', kind: 'text', sql: 'donation.currency', width: 10 },
  { key: 'amount', heading: 'Gift', kind: 'money', sql: 'donation.amount' },
  { key: 'coveredFee', heading: 'Covered fee', kind: 'money', sql: 'donation.covered_fee' },
  { key: 'refunded', heading: 'Refunded', kind: 'money', sql: 'donation.refunded' },
  { key: 'message', heading: 'Message', kind: 'text', sql: 'donation.message', width: 40 },
  { key: 'capturedAt', heading: 'Captured at', kind: 'instant', sql: 'donation.captured_at', isExtra: true },
  { key: 'givingDay', heading: 'Giving day', kind: 'text', sql: 'giving_day.title', joins: ['campaign', 'givingDay'], isExtra: true },
  { key: 'campaignSlug', heading: 'Campaign slug', kind: 'text', sql: 'campaign.slug', joins: ['campaign'], isExtra: true },
  { key: 'gateway', heading: 'Gateway', kind: 'text', sql: 'donation.gateway', isExtra: true, width: 12 },
  { key: 'gatewayReference', heading: 'Gateway reference', kind: 'text', sql: 'donation.gateway_reference', isExtra: true, width: 30 },
  { key: 'failure', heading: 'Failure', kind: 'text', sql: 'donation.failure', isExtra: true },
  { key: 'receipt', heading: 'Receipt', kind: 'text', sql: `receipt.year || '-' || lpad(receipt.serial::text, greatest(6, length(receipt.serial::text)), '0')`, joins: ['receipt'], isExtra: true, width: 16 },
  // By `match_shares_donation_id_idx`. A match adds in the currency of the gift. Empty where nobody matches it, 0 where pools were used up.
  { key: 'matched', heading: 'Matched', kind: 'money', sql: `(SELECT sum(share.allotted)::bigint FROM match_shares share WHERE share.donation_id = donation.id)`, isExtra: true },
  { key: 'dedication', heading: 'Dedication', kind: 'text', sql: `donation.dedication ->> 'kind'`, isExtra: true },
  { key: 'dedicatedTo', heading: 'Dedicated to', kind: 'text', sql: `donation.dedication ->> 'name'`, isExtra: true },
  {
    key: 'tags',
    heading: 'Tags',
    kind: 'text',
    sql: `(SELECT string_agg(tags.name, ', ' ORDER BY tags.name) FROM donor_tags JOIN tags ON tags.id = donor_tags.tag_id WHERE donor_tags.donor_id = donation.donor_id)`,
    isExtra: true,
    width: 30,
  },
];

const JOINS = {
  campaign: 'JOIN campaigns campaign ON campaign.id = donation.campaign_id',
  givingDay: 'LEFT JOIN giving_days giving_day ON giving_day.id = campaign.giving_day_id',
  designation: 'LEFT JOIN designations designation ON designation.id = donation.designation_id',
  donor: 'JOIN donors donor ON donor.id = donation.donor_id',
  receipt: 'LEFT JOIN receipts receipt ON receipt.donation_id = donation.id AND receipt.voided_at IS NULL',
};

const table: ReportTable = {
  name: 'Donations',
  columns,
  hasTotals: true,
  /** By `donations_organisation_created_idx`, which has the rows of one organisation in this order. */
  from: ({ organisationId, filter }, bound, joins) => `
    FROM donations donation ${joined(JOINS, joins)}
    ${where(
      `donation.organisation_id = ${bound.add(organisationId, 'uuid')}`,
      ...ofCampaign('donation', filter, bound),
      ...(filter.status === undefined ? [] : [`donation.status = ANY (${bound.add(filter.status, 'text[]')})`]),
      ...between('donation.created_at', filter, bound),
      ...ofTag('donation.donor_id', filter, bound),
    )}
    ORDER BY donation.created_at, donation.id`,
};

/** Every attempt to give, whatever became of it. */
export const donations: ReportDefinition = {
  title: 'Donations',
  filters: ['givingDay', 'campaign', 'status', 'from', 'to', 'tag'],
  tables: () => [table],
};
