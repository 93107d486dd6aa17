/** Answers no row when the slug is taken. */
export const createCampaignSql = `
  INSERT INTO campaigns (id, organisation_id, slug, currency, locale, title, summary, story, goal, minimum, maximum, suggested_amounts,
                         opens_at, closes_at, published_at, giving_day_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
  ON CONFLICT (slug) DO NOTHING
  RETURNING id`;

/** It stays published since when it was first; $11 says whether it is, $12 the present instant. */
export const editCampaignSql = `
  UPDATE campaigns SET title = $2, summary = $3, story = $4, goal = $5, minimum = $6, maximum = $7, suggested_amounts = $8,
         opens_at = $9, closes_at = $10, published_at = CASE WHEN $11::boolean THEN coalesce(published_at, $12) END
  WHERE id = $1`;

export const createGivingDaySql = `
  INSERT INTO giving_days (id, organisation_id, slug, currency, locale, title, tagline, story, starts_at, ends_at, published_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  ON CONFLICT (slug) DO NOTHING
  RETURNING id`;

export const editGivingDaySql = `
  UPDATE giving_days SET title = $2, tagline = $3, story = $4, starts_at = $5, ends_at = $6, published_at = CASE WHEN $7::boolean THEN coalesce(published_at, $8) END
  WHERE id = $1`;

export const saveDesignationSql = `
  INSERT INTO designations (id, organisation_id, campaign_id, slug, title, position) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (campaign_id, slug) DO UPDATE SET title = EXCLUDED.title, position = EXCLUDED.position
  RETURNING xmax = 0 AS is_new`;
