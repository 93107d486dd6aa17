/**
 * What every hour brought the campaigns of a day, added up from what is kept of each by the database itself: of five
 * thousand campaigns it is a hundred thousand hours, which no process reads to know two dozen. $1: day, $2: its currency.
 */
export const sumHoursSql = `
  SELECT of.hour, sum((of.raised ->> 'amount')::bigint)::text AS raised, CASE WHEN count(*) = count(of.gifts) THEN sum(of.gifts)::integer END AS gifts
  FROM campaigns campaign, jsonb_to_recordset(CASE jsonb_typeof(campaign.cached_hourly_raised) WHEN 'array' THEN campaign.cached_hourly_raised ELSE '[]' END)
    AS of (hour timestamptz, raised jsonb, gifts integer)
  WHERE campaign.giving_day_id = $1 AND of.raised ->> 'currency' = $2
  GROUP BY of.hour
  ORDER BY of.hour`;

/**
 * Which campaigns have no hours yet, and since when the hours of the others lack something. The limit makes it one look
 * into the journal's index for each that has some. $1: day.
 */
export const findLackingSql = `
  SELECT now() AS now,
         (SELECT coalesce(array_agg(id), '{}') FROM campaigns WHERE giving_day_id = $1 AND cached_hourly_raised IS NULL) AS missing,
         (SELECT min(campaign.cached_timestamp_hourly_raised)
          FROM campaigns campaign CROSS JOIN LATERAL (
            SELECT FROM ledger_steps step
            WHERE step.scope_id = campaign.id AND step.xid >= pg_snapshot_xmin(campaign.cached_snapshot_hourly_raised)
              AND NOT pg_visible_in_snapshot(step.xid, campaign.cached_snapshot_hourly_raised)
            LIMIT 1
          ) newer
          WHERE campaign.giving_day_id = $1 AND campaign.cached_hourly_raised IS NOT NULL) AS since`;
