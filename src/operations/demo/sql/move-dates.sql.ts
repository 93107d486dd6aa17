/** Gives a day its new dates where the old ones have become unfit: it must end after $4 and start after $5. */
export const moveGivingDaySql = `
  UPDATE giving_days SET starts_at = $2, ends_at = $3
  WHERE slug = $1 AND (ends_at <= $4::timestamptz OR starts_at <= $5::timestamptz)`;

/** The campaigns of a day open and close with it. */
export const followGivingDaySql = `
  UPDATE campaigns SET opens_at = giving_days.starts_at, closes_at = giving_days.ends_at
  FROM giving_days
  WHERE giving_days.slug = $1 AND campaigns.giving_day_id = giving_days.id
    AND (campaigns.opens_at, campaigns.closes_at) IS DISTINCT FROM (giving_days.starts_at, giving_days.ends_at)`;

/** Keeps campaigns that stand alone upcoming ($1, to open at $2). */
export const keepUpcomingSql = `
  UPDATE campaigns SET opens_at = $2 WHERE slug = ANY ($1::text[]) AND opens_at <= $3::timestamptz`;

/** Keeps campaigns that stand alone from closing ($1, to close at $2). */
export const keepOpenSql = `
  UPDATE campaigns SET closes_at = $2 WHERE slug = ANY ($1::text[]) AND closes_at <= $3::timestamptz`;
