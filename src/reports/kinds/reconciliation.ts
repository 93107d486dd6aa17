import type { ReportColumn, ReportDefinition, ReportTable } from '../report-definition.js';
import { between, ofCampaign, where } from './conditions.sql.js';

const amount = (key: string, heading: string, sql: string): ReportColumn => ({ key, heading, kind: 'money', sql: `coalesce(${sql}, 0)::bigint`, width: 16 });

/** What donors paid or got back, as the bank sees it: their account has it with the other sign. */
const paid = (kind: string) => `-sum(entry.amount) FILTER (WHERE entry.account = 'donor' AND movement.kind = '${kind}')`;

const table: ReportTable = {
  name: 'Reconciliation',
  columns: [
    { key: 'day', heading: 'Day', kind: 'day', sql: 'dated.day' },
    { key: 'gateway', heading: 'Gateway', kind: 'text', sql: 'donation.gateway', width: 12 },
    { key: 'currency', heading: 'Currency', kind: 'text', sql: 'entry.currency', width: 10 },
    { key: 'movements', heading: 'Movements', kind: 'number', sql: 'count(DISTINCT movement.id)', isSummed: true },
    amount('charges', 'Charges', paid('capture')),
    amount('refunds', 'Refunds', paid('refund')),
    amount('disputes', 'Disputes', paid('dispute')),
    amount('disputeReversals', 'Disputes won', paid('dispute_reversal')),
    amount('campaigns', 'To campaigns', `sum(entry.amount) FILTER (WHERE entry.account = 'campaign')`),
    amount('coveredFees', 'Covered fees', `sum(entry.amount) FILTER (WHERE entry.account = 'covered_fees')`),
    amount('balance', 'Must be zero', 'sum(entry.amount)'),
  ],
  hasTotals: true,
  from: ({ organisationId, timeZone, filter }, bound) => `
    FROM ledger_entries entry
    JOIN ledger_transactions movement ON movement.id = entry.transaction_id
    JOIN donations donation ON donation.id = movement.donation_id
    CROSS JOIN LATERAL (SELECT (movement.occurred_at AT TIME ZONE ${bound.add(timeZone, 'text')})::date AS day) dated
    ${where(`entry.organisation_id = ${bound.add(organisationId, 'uuid')}`, ...ofCampaign('entry', filter, bound), ...between('movement.occurred_at', filter, bound))}
    GROUP BY dated.day, donation.gateway, entry.currency
    ORDER BY dated.day, donation.gateway, entry.currency`,
};

/**
 * The ledger by day, gateway and currency: charges, refunds and disputes are what the bank's statement says; they come
 * to what campaigns got and the fees that donors covered, and nothing is left.
 */
export const reconciliation: ReportDefinition = {
  title: 'Reconciliation',
  filters: ['givingDay', 'campaign', 'from', 'to'],
  tables: () => [table],
};
