/** Sums, donors and gifts per campaign and currency, from `ledger_entries_campaign_id_xid_idx` alone. */
export const sumCampaignsSql = `
  WITH per_donor AS (
    SELECT campaign_id, currency, donor_id, sum(amount) AS given, count(*) FILTER (WHERE amount > 0) AS gifts
    FROM ledger_entries
    WHERE account = 'campaign' AND campaign_id = ANY ($1::uuid[])
    GROUP BY campaign_id, currency, donor_id
  )
  SELECT campaign_id, currency, sum(given)::bigint AS raised,
         count(*) FILTER (WHERE given > 0)::integer AS donors, sum(gifts)::integer AS donations
  FROM per_donor
  GROUP BY campaign_id, currency`;

/**
 * Sums, donors and gifts per giving day and currency; somebody who gives to two of its campaigns is one donor.
 * Materialised, because a planner without statistics, as right after an import, would count the donors anew per row.
 */
export const sumGivingDaysSql = `
  WITH per_donor AS (
    SELECT campaigns.giving_day_id, entry.currency, entry.donor_id,
           sum(entry.amount) AS given, count(*) FILTER (WHERE entry.amount > 0) AS gifts
    FROM ledger_entries entry JOIN campaigns ON campaigns.id = entry.campaign_id
    WHERE entry.account = 'campaign' AND campaigns.giving_day_id = ANY ($1::uuid[])
    GROUP BY campaigns.giving_day_id, entry.currency, entry.donor_id
  ), donors AS MATERIALIZED (
    SELECT giving_day_id, count(DISTINCT donor_id) FILTER (WHERE given > 0)::integer AS donors
    FROM per_donor GROUP BY giving_day_id
  ), sums AS MATERIALIZED (
    SELECT giving_day_id, currency, sum(given)::bigint AS raised, sum(gifts)::integer AS donations
    FROM per_donor GROUP BY giving_day_id, currency
  )
  SELECT giving_day_id, currency, raised, donors, donations
  FROM sums JOIN donors USING (giving_day_id)
  ORDER BY donations DESC`;
