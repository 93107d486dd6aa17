/**
 * Gifts to what a pledge is about that have moved since: given, taken back or brought back. `pledge` is one row of matches
 * or challenges. Each comes with all that was ever booked of it, so that a movement which is seen twice changes nothing.
 * By `ledger_entries_campaign_id_xid_idx`: it costs what has moved, however much was ever given. `meant`: which movements.
 */
export const movedGifts = (currency: string, meant = 'true') => `
  pledged_campaigns AS (
    SELECT campaign.id FROM pledge JOIN campaigns campaign ON campaign.id = pledge.campaign_id
    UNION ALL
    SELECT campaign.id FROM pledge JOIN campaigns campaign ON campaign.giving_day_id = pledge.giving_day_id
  ), moved AS MATERIALIZED (
    SELECT DISTINCT movement.donation_id
    FROM pledge CROSS JOIN pledged_campaigns CROSS JOIN LATERAL (
      SELECT entry.transaction_id FROM ledger_entries entry
      WHERE entry.account = 'campaign' AND entry.campaign_id = pledged_campaigns.id
        AND entry.xid >= pg_snapshot_xmin(pledge.snapshot) AND NOT pg_visible_in_snapshot(entry.xid, pledge.snapshot)
        AND ${currency} AND (pledge.designation_id IS NULL OR entry.designation_id = pledge.designation_id)
      OFFSET 0
    ) entry JOIN ledger_transactions movement ON movement.id = entry.transaction_id
    WHERE ${meant}
  ), standing AS MATERIALIZED (
    SELECT moved.donation_id, booked.*
    FROM moved CROSS JOIN LATERAL (
      SELECT sum(entry.amount)::bigint AS gift, min(entry.id) AS booked_as, min(movement.occurred_at) FILTER (WHERE movement.kind = 'capture') AS given_at,
             min(entry.donor_id::text)::uuid AS donor_id
      FROM ledger_transactions movement JOIN ledger_entries entry ON entry.transaction_id = movement.id AND entry.account = 'campaign'
      WHERE movement.donation_id = moved.donation_id
    ) booked
  )`;

/** Whether a gift that has no place yet is one of those: in its time, and by whom it is meant for. */
export const IS_MEANT = `
  standing.given_at >= pledge.opens_at AND standing.given_at < least(pledge.closes_at, pledge.closed_at)
  AND (pledge.tag IS NULL OR EXISTS (
    SELECT FROM donor_tags JOIN tags ON tags.id = donor_tags.tag_id
    WHERE donor_tags.donor_id = standing.donor_id AND tags.organisation_id = pledge.organisation_id AND tags.name = pledge.tag))`;

/**
 * Pledges ($1: the table) whose horizons do not see all that was booked, of those that were still open at $1 or later. After
 * a logical restore the ledger has ids of transactions that are yet to come: horizons never see those.
 */
export const listBehindSql = (table: 'matches' | 'challenges') => `
  SELECT pledge.id, pledge.organisation_id AS "organisationId"
  FROM ${table} pledge
  WHERE least(pledge.closes_at, pledge.closed_at) >= $1 AND EXISTS (
    SELECT FROM (
      SELECT pledge.campaign_id AS id WHERE pledge.campaign_id IS NOT NULL
      UNION ALL
      SELECT id FROM campaigns WHERE giving_day_id = pledge.giving_day_id
    ) about CROSS JOIN LATERAL (
      SELECT FROM ledger_entries
      WHERE account = 'campaign' AND campaign_id = about.id
        AND xid >= pg_snapshot_xmin(pledge.snapshot) AND NOT pg_visible_in_snapshot(xid, pledge.snapshot)
        AND xid < pg_snapshot_xmax(pg_current_snapshot())
      LIMIT 1
    ) entry
  )
  ORDER BY pledge.id`;

/** Everything that was ever booked is looked at anew; it comes to what it came to before, and who has a place keeps it. */
export const forgetHorizonsSql = `
  WITH challenge AS (UPDATE challenges SET snapshot = '1:1:')
  UPDATE matches SET snapshot = '1:1:'`;
