/**
 * Campaigns and giving days that are on and have not reached their goal, each with the milestones it has. A day aims at what its
 * published campaigns in its own currency aim at together. $1: now, $2: since when one may have ended, $3: the last milestone.
 */
export const listGoalsSql = `
  SELECT goal.*, coalesce((SELECT array_agg(percent) FROM reached_milestones WHERE thing_id = goal.id), '{}') AS reached
  FROM (
    SELECT 'campaign' AS kind, campaign.id, campaign.organisation_id AS "organisationId", campaign.slug, campaign.currency, campaign.goal::text
    FROM campaigns campaign LEFT JOIN giving_days day ON day.id = campaign.giving_day_id
    WHERE campaign.goal > 0 AND campaign.published_at IS NOT NULL AND campaign.archived_at IS NULL AND campaign.opens_at <= $1
      AND coalesce(campaign.closes_at, day.ends_at, 'infinity') > $2
    UNION ALL
    SELECT 'givingDay', day.id, day.organisation_id, day.slug, day.currency, sum(campaign.goal)::text
    FROM giving_days day JOIN campaigns campaign ON campaign.giving_day_id = day.id AND campaign.currency = day.currency AND campaign.published_at IS NOT NULL AND campaign.goal > 0
    WHERE day.published_at IS NOT NULL AND day.starts_at <= $1 AND day.ends_at > $2
    GROUP BY day.id
  ) goal
  WHERE NOT EXISTS (SELECT FROM reached_milestones WHERE thing_id = goal.id AND percent = $3)`;

/** Answers those that nobody had noted before. $1: organisation, $2: thing, $3: percents, $4: now. */
export const noteMilestonesSql = `
  INSERT INTO reached_milestones (organisation_id, thing_id, percent, reached_at)
  SELECT $1, $2, percent, $4 FROM unnest($3::integer[]) AS percent ORDER BY percent
  ON CONFLICT DO NOTHING
  RETURNING percent`;
