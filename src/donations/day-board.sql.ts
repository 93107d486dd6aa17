/**
 * By what was last kept of each campaign, so the few that lead are found without asking for all figures. Those in other
 * currencies than the day's come after: their sums cannot be compared. `goals`: of all in the day's own. $1: the day, $2:
 * its currency.
 */
export const listBoardSql = `
  SELECT id, slug, title, currency, goal::text, count(*) OVER ()::integer AS campaigns, (sum(goal) FILTER (WHERE currency = $2) OVER ())::text AS goals
  FROM campaigns
  WHERE giving_day_id = $1
  ORDER BY currency = $2 DESC, coalesce((cached_total_raised ->> $2)::bigint, 0) DESC, position, slug
  LIMIT $3`;

/** Of the latest two thousand: a share needs no more, and in a surge there are a hundred times as many. By `donations_organisation_created_idx`. */
export const countAttemptsSql = `
  SELECT count(*) FILTER (WHERE status = 'failed')::integer AS failed, count(*) FILTER (WHERE captured_at IS NOT NULL)::integer AS captured
  FROM (
    SELECT status, captured_at FROM donations WHERE organisation_id = $1 AND created_at >= $2 ORDER BY created_at DESC, id DESC LIMIT 2000
  ) AS latest`;
