/** $1 stands in `condition` for what it is asked of; without one it reads all that was ever booked. */
const foldLedger = (condition: string) => `
  WITH given AS (
    SELECT entry.organisation_id, scope_id, entry.donor_id, entry.currency, sum(entry.amount) AS amount,
           count(*) FILTER (WHERE movement.kind = 'capture') AS gifts
    FROM ledger_entries entry
    JOIN ledger_transactions movement ON movement.id = entry.transaction_id
    CROSS JOIN LATERAL freshet_ledger_scopes(entry.organisation_id, entry.campaign_id, entry.designation_id) AS scope_id
    WHERE entry.account = 'campaign' ${condition}
    GROUP BY entry.organisation_id, scope_id, entry.donor_id, entry.currency
  ), counted AS (
    SELECT *, bool_or(amount > 0) OVER (PARTITION BY scope_id, donor_id)
              AND row_number() OVER (PARTITION BY scope_id, donor_id ORDER BY currency) = 1 AS is_donor
    FROM given
  )
  SELECT organisation_id, scope_id, currency, sum(amount)::bigint AS raised, sum(gifts)::integer AS gifts, (count(*) FILTER (WHERE is_donor))::integer AS donors
  FROM counted
  GROUP BY organisation_id, scope_id, currency`;

/**
 * Every figure computed in full from the ledger itself, a row for each thing and currency; donors count in the first of
 * their currencies. It reads all that was ever booked: for rebuilds, never for readers.
 */
export const LEDGER_FOLD = foldLedger('');

/**
 * What some donors ($1) add to each thing's figures, by the ledger's index of donors. No donor counts twice, so what
 * disjoint groups of them add makes up the whole, however long the ledger is.
 */
export const foldDonorsSql = `SELECT scope_id AS id, currency, raised::text, gifts, donors FROM (${foldLedger('AND entry.donor_id = ANY ($1::uuid[])')}) fold`;
