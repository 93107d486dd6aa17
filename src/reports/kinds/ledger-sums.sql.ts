import type { Bound } from '../bound.js';
import type { ReportScope } from '../report-definition.js';
import { between, ofCampaign, ofTag, where } from './conditions.sql.js';

/**
 * What each donor gave to each `key`, from the ledger, as a table of `key`, `donor_id`, `currency`, `gifts`, `given`,
 * `returned` (negative: refunds and disputes) and `net`. `key`: an expression over `entry`, `movement` and `joins`.
 */
export function givenByDonorSql({ organisationId, filter }: ReportScope, bound: Bound, key: string, joins = ''): string {
  return `
    SELECT ${key} AS key, entry.donor_id, entry.currency,
           count(*) FILTER (WHERE movement.kind = 'capture') AS gifts,
           coalesce(sum(entry.amount) FILTER (WHERE movement.kind = 'capture'), 0) AS given,
           coalesce(sum(entry.amount) FILTER (WHERE movement.kind <> 'capture'), 0) AS returned,
           sum(entry.amount) AS net
    FROM ledger_entries entry JOIN ledger_transactions movement ON movement.id = entry.transaction_id ${joins}
    ${where(
      `entry.organisation_id = ${bound.add(organisationId, 'uuid')}`,
      `entry.account = 'campaign'`,
      ...ofCampaign('entry', filter, bound),
      ...between('movement.occurred_at', filter, bound),
      ...ofTag('entry.donor_id', filter, bound),
    )}
    GROUP BY 1, 2, 3`;
}

/** The same summed over donors; a donor counts where something is left of what they gave. */
export function givenSql(scope: ReportScope, bound: Bound, key: string, joins = ''): string {
  return `
    SELECT key, currency, sum(gifts)::bigint AS gifts, count(*) FILTER (WHERE net > 0) AS donors,
           sum(given)::bigint AS given, sum(returned)::bigint AS returned, sum(net)::bigint AS net
    FROM (${givenByDonorSql(scope, bound, key, joins)}) given
    GROUP BY key, currency`;
}
