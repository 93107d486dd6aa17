export const createMatchSql = `
  INSERT INTO matches (id, organisation_id, giving_day_id, campaign_id, designation_id, currency, sponsor, tag, pool, percent, most_per_gift, opens_at, closes_at,
                       created_at, updated_at, created_by, idempotency_key, fingerprint)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15, $16, $17)`;

/** A match that is locked, as it is now. */
export const getTermsSql = `
  SELECT sponsor, tag, pool::text, percent, most_per_gift::text AS "mostPerGift", opens_at AS "opensAt", closes_at AS "closesAt", gifts, allotted::text
  FROM matches WHERE id = $1`;

/** With $10 the horizon goes back to the beginning: what was booked is looked at anew, and who has a place keeps it. */
export const editMatchSql = `
  UPDATE matches
  SET sponsor = $2, tag = $3, pool = $4, percent = $5, most_per_gift = $6, opens_at = $7, closes_at = $8, updated_at = $9,
      snapshot = CASE WHEN $10 THEN '1:1:'::pg_snapshot ELSE snapshot END
  WHERE id = $1`;

/** Answers no row where it had been closed before. */
export const closeMatchSql = `UPDATE matches SET closed_at = $2, updated_at = $2 WHERE id = $1 AND closed_at IS NULL RETURNING id`;

/** Answers no row where it was not closed. */
export const reopenMatchSql = `UPDATE matches SET closed_at = NULL, updated_at = $2, snapshot = '1:1:' WHERE id = $1 AND closed_at IS NOT NULL RETURNING id`;
