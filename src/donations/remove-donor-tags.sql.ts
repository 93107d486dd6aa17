/**
 * Takes the tags ($1) off all donors, or off those who give to a campaign ($2), and plans the refresh ($3) of the tag
 * counts of each campaign to which any of them has given. $4: organisation. Who gives to a campaign is told as its tag
 * counts tell it.
 */
export const removeTagsSql = `
  WITH removed AS (
    DELETE FROM donor_tags
    WHERE tag_id = ANY ($1::uuid[]) AND ($2::uuid IS NULL OR donor_id IN (
      SELECT donor_id FROM ledger_entries WHERE account = 'campaign' AND campaign_id = $2::uuid
      GROUP BY donor_id HAVING sum(amount) > 0))
    RETURNING donor_id
  ), concerned AS (
    SELECT DISTINCT campaign_id FROM ledger_entries
    WHERE account = 'campaign' AND donor_id IN (SELECT donor_id FROM removed)
  ), planned AS (
    INSERT INTO forced_refresh_steps (refresh_id, organisation_id, position, kind, thing_id, field)
    SELECT $3, $4::uuid, 1, 'campaign', campaign_id, 'donorTags' FROM concerned
    RETURNING thing_id
  )
  SELECT (SELECT count(*)::integer FROM removed) AS removed,
         (SELECT count(DISTINCT donor_id)::integer FROM removed) AS donors,
         (SELECT count(*)::integer FROM planned) AS campaigns`;
