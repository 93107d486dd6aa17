export const createChallengeSql = `
  INSERT INTO challenges (id, organisation_id, giving_day_id, campaign_id, designation_id, currency, sponsor, tag, kind, threshold, reward, reward_amount, opens_at, closes_at,
                          created_at, updated_at, created_by, idempotency_key, fingerprint)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $16, $17, $18)`;

/** A challenge that is locked, as it is now. */
export const getChallengeTermsSql = `
  SELECT tag, kind, threshold::text, reward, reward_amount::text AS "rewardAmount", opens_at AS "opensAt", closes_at AS "closesAt", progress::text, met_at AS "metAt"
  FROM challenges WHERE id = $1`;

export const editChallengeSql = `
  UPDATE challenges
  SET sponsor = $2, tag = $3, kind = $4, threshold = $5, reward = $6, reward_amount = $7, opens_at = $8, closes_at = $9, updated_at = $10
  WHERE id = $1`;

/** Answers no row where it had been ended before. */
export const closeChallengeSql = `UPDATE challenges SET closed_at = $2, updated_at = $2 WHERE id = $1 AND closed_at IS NULL AND met_at IS NULL RETURNING id`;
