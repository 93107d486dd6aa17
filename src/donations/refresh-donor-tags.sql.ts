/** Campaigns to which somebody has given who bears a label of an import ($2). $1: organisation. */
export const listTaggedCampaignsSql = `
  WITH labelled AS MATERIALIZED (
    SELECT DISTINCT donor_id FROM donor_tags WHERE organisation_id = $1 AND import_id = $2
  )
  SELECT campaigns.id FROM campaigns
  WHERE campaigns.organisation_id = $1 AND EXISTS (
    SELECT FROM ledger_entries
    WHERE account = 'campaign' AND campaign_id = campaigns.id AND donor_id IN (SELECT donor_id FROM labelled))`;

/** A refresh ($1) of the tag counts of campaigns ($3). $2: organisation. */
export const planTagRefreshSql = `
  WITH refresh AS (
    INSERT INTO forced_refreshes (id, organisation_id, fields, requested_at) VALUES ($1, $2, '{donorTags}', now())
  )
  INSERT INTO forced_refresh_steps (refresh_id, organisation_id, position, kind, thing_id, field)
  SELECT $1, $2, 1, 'campaign', campaign_id, 'donorTags' FROM unnest($3::uuid[]) AS campaign_id`;
