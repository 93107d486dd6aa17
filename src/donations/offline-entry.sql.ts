/** What was entered under a key. $1: organisation. */
export const findEntrySql = `
  SELECT donations.id, encode(inbox.fingerprint, 'hex') AS fingerprint
  FROM inbox JOIN donations ON donations.inbox_id = inbox.id
  WHERE inbox.organisation_id = $1 AND inbox.source = 'entry' AND inbox.key = $2`;

/** Published or not: gifts come by post before and after a page is shown. $1: organisation, $2: campaign, $3: designation, by their slugs. */
export const findEntryCampaignSql = `
  SELECT campaign.id, campaign.currency, campaign.locale, fund.id AS "designationId"
  FROM campaigns campaign LEFT JOIN designations fund ON fund.campaign_id = campaign.id AND fund.slug = $3
  WHERE campaign.organisation_id = $1 AND campaign.slug = $2`;

export const findEntryDonorSql = `SELECT email FROM donors WHERE organisation_id = $1 AND number = $2 AND erased_at IS NULL`;
