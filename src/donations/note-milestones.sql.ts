/**
 * Campaigns and giving days that are on and have reached a milestone that nobody has noted, with what they have raised: what is
 * stored of each, and what was booked since, by the journal's index. A day aims at what its published campaigns in its own
 * currency aim at together. $1: now, $2: since when one may have ended, $3: milestones, $4: of which things, null for all.
 */
export const listReachedSql = `
  SELECT goal.kind, goal.id, goal."organisationId", goal.slug, goal.currency, goal.goal::text, exact.raised::text
  FROM (
    SELECT 'campaign' AS kind, campaign.id, campaign.organisation_id AS "organisationId", campaign.slug, campaign.currency, campaign.goal,
           campaign.cached_total_raised AS stored, campaign.cached_snapshot_total_raised AS snapshot
    FROM campaigns campaign LEFT JOIN giving_days day ON day.id = campaign.giving_day_id
    WHERE campaign.goal > 0 AND campaign.published_at IS NOT NULL AND campaign.archived_at IS NULL AND campaign.opens_at <= $1
      AND coalesce(campaign.closes_at, day.ends_at, 'infinity') > $2 AND ($4::uuid[] IS NULL OR campaign.id = ANY ($4))
    UNION ALL
    SELECT 'givingDay', day.id, day.organisation_id, day.slug, day.currency, sum(campaign.goal), day.cached_total_raised, day.cached_snapshot_total_raised
    FROM giving_days day JOIN campaigns campaign ON campaign.giving_day_id = day.id AND campaign.currency = day.currency AND campaign.published_at IS NOT NULL AND campaign.goal > 0
    WHERE day.published_at IS NOT NULL AND day.starts_at <= $1 AND day.ends_at > $2 AND ($4::uuid[] IS NULL OR day.id = ANY ($4))
    GROUP BY day.id
  ) goal CROSS JOIN LATERAL (
    SELECT coalesce((goal.stored ->> goal.currency)::bigint, 0) + coalesce(sum(step.raised), 0) AS raised
    FROM ledger_steps step
    WHERE step.scope_id = goal.id AND step.currency = goal.currency
      AND step.xid >= pg_snapshot_xmin(goal.snapshot) AND NOT pg_visible_in_snapshot(step.xid, goal.snapshot)
  ) exact
  WHERE exact.raised * 100 >= goal.goal * (
    SELECT min(milestone.percent) FROM unnest($3::integer[]) AS milestone (percent)
    WHERE NOT EXISTS (SELECT FROM reached_milestones reached WHERE reached.thing_id = goal.id AND reached.percent = milestone.percent)
  )`;

/** Answers those that nobody had noted before. $1: organisation, $2: thing, $3: percents, $4: now. */
export const noteMilestonesSql = `
  INSERT INTO reached_milestones (organisation_id, thing_id, percent, reached_at)
  SELECT $1, $2, percent, $4 FROM unnest($3::integer[]) AS percent ORDER BY percent
  ON CONFLICT DO NOTHING
  RETURNING percent`;
