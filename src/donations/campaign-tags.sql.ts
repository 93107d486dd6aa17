/**
 * `moved`: what was booked for campaigns of `wanted (id, snapshot)` that their horizons do not see; `turned`: of those
 * whose gift it was, who gives to a campaign since (1) and who does not any more (-1).
 */
const turnedSince = `
  moved AS (
    SELECT wanted.id AS campaign_id, wanted.snapshot, entry.donor_id
    FROM wanted CROSS JOIN LATERAL (
      SELECT DISTINCT donor_id FROM ledger_entries
      WHERE account = 'campaign' AND campaign_id = wanted.id
        AND xid >= pg_snapshot_xmin(wanted.snapshot) AND NOT pg_visible_in_snapshot(xid, wanted.snapshot)
    ) entry
  ), turned AS (
    SELECT moved.campaign_id, moved.donor_id, given.now_gives - given.gave AS change
    FROM moved CROSS JOIN LATERAL (
      SELECT (sum(amount) > 0)::integer AS now_gives,
             coalesce(sum(amount) FILTER (WHERE pg_visible_in_snapshot(xid, moved.snapshot)) > 0, false)::integer AS gave
      FROM ledger_entries
      WHERE account = 'campaign' AND campaign_id = moved.campaign_id AND donor_id = moved.donor_id
    ) given
    WHERE given.now_gives <> given.gave
  )`;

/** Looked up donor by donor: few have turned, though the planner cannot know, and would read the labels of everybody. */
const THEIR_LABELS = `CROSS JOIN LATERAL (SELECT tag_id FROM donor_tags WHERE donor_id = turned.donor_id OFFSET 0) AS label`;

/** Nothing is visible in `1:1:`: of a campaign that was never counted everything is added. */
const HORIZON = `coalesce(counted.snapshot, '1:1:')`;

/**
 * Tags of those who give to each campaign, with how many of them bear each, in no order: what is kept, and what was
 * given since. Exact in whatever snapshot it runs. $1: campaigns.
 */
export const countDonorTagsSql = `
  WITH wanted AS MATERIALIZED (
    SELECT id, ${HORIZON} AS snapshot FROM unnest($1::uuid[]) AS id LEFT JOIN campaign_tag_horizons counted ON counted.campaign_id = id
  ), ${turnedSince}, counted AS (
    SELECT campaign_id, tag_id, sum(donors)::integer AS donors
    FROM (
      SELECT campaign_id, tag_id, donors FROM campaign_tags WHERE campaign_id = ANY ($1::uuid[])
      UNION ALL
      SELECT turned.campaign_id, label.tag_id, turned.change FROM turned ${THEIR_LABELS}
    ) AS part
    GROUP BY campaign_id, tag_id
    HAVING sum(donors) > 0
  )
  SELECT counted.campaign_id, tags.name, counted.donors
  FROM counted JOIN tags ON tags.id = counted.tag_id`;

/**
 * Campaigns for which something was booked that their horizons do not see, by organisation. After a logical restore the
 * ledger has ids of transactions that are yet to come: horizons never see those, and such campaigns are counted when asked.
 */
export const listCountedBehindSql = `
  SELECT campaigns.organisation_id AS "organisationId", array_agg(campaigns.id) AS "campaignIds"
  FROM campaigns LEFT JOIN campaign_tag_horizons counted ON counted.campaign_id = campaigns.id
  WHERE EXISTS (
    SELECT FROM ledger_entries
    WHERE account = 'campaign' AND campaign_id = campaigns.id
      AND xid >= pg_snapshot_xmin(${HORIZON}) AND NOT pg_visible_in_snapshot(xid, ${HORIZON})
  ) AND NOT EXISTS (
    SELECT FROM ledger_entries
    WHERE account = 'campaign' AND campaign_id = campaigns.id AND xid >= (SELECT pg_snapshot_xmax(pg_current_snapshot()))
  )
  GROUP BY campaigns.organisation_id`;

/** As freshet_lock_labels(), without waiting. $1: organisation. */
export const tryLockLabelsSql = `SELECT pg_try_advisory_xact_lock(hashtextextended('freshet.labels ' || $1::uuid, 0)) AS "isOurs"`;

/** Moves the horizons of campaigns ($2) to this statement's snapshot, and what is kept with them. $1: organisation, whose labels are locked. */
export const moveTagHorizonsSql = `
  WITH wanted AS MATERIALIZED (
    SELECT id, ${HORIZON} AS snapshot FROM unnest($2::uuid[]) AS id LEFT JOIN campaign_tag_horizons counted ON counted.campaign_id = id
  ), ${turnedSince}, kept AS (
    INSERT INTO campaign_tags AS kept (organisation_id, campaign_id, tag_id, donors)
    SELECT $1::uuid, turned.campaign_id, label.tag_id, sum(turned.change)
    FROM turned ${THEIR_LABELS}
    GROUP BY turned.campaign_id, label.tag_id
    HAVING sum(turned.change) <> 0
    ON CONFLICT (campaign_id, tag_id) DO UPDATE SET donors = kept.donors + EXCLUDED.donors
  )
  INSERT INTO campaign_tag_horizons (campaign_id, organisation_id, snapshot) SELECT id, $1::uuid, pg_current_snapshot() FROM wanted
  ON CONFLICT (campaign_id) DO UPDATE SET snapshot = EXCLUDED.snapshot`;

/** As if no campaign had ever been counted. */
export const forgetCampaignTagsSql = `WITH horizons AS (DELETE FROM campaign_tag_horizons) DELETE FROM campaign_tags`;

/** Tags that nobody bears any more who gives to these campaigns ($1). */
export const forgetUnusedTagsSql = `DELETE FROM campaign_tags WHERE campaign_id = ANY ($1::uuid[]) AND donors = 0`;
