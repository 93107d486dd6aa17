/** $2: currency, $3: now. The stricter of what was decided and what still holds; null where nothing does. */
export const findHoldingSql = `
  SELECT least(amount, CASE WHEN held_until > $3 THEN held_amount END)::text AS holding
  FROM refund_limits WHERE organisation_id = $1 AND currency = $2`;

/** One decision after the other. */
export const lockOrganisationSql = `SELECT id FROM organisations WHERE id = $1 FOR NO KEY UPDATE`;

export const listLimitsSql = `
  SELECT currency, amount::text, held_amount::text AS held, held_until AS "heldUntil"
  FROM refund_limits WHERE organisation_id = $1 ORDER BY currency`;

export const saveLimitSql = `
  INSERT INTO refund_limits (organisation_id, currency, amount, held_amount, held_until, decided_at, decided_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (organisation_id, currency) DO UPDATE
  SET amount = EXCLUDED.amount, held_amount = EXCLUDED.held_amount, held_until = EXCLUDED.held_until,
      decided_at = EXCLUDED.decided_at, decided_by = EXCLUDED.decided_by`;

/** What its donors give in. */
export const listGivenCurrenciesSql = `
  SELECT currency FROM campaigns WHERE organisation_id = $1
  UNION SELECT currency FROM giving_days WHERE organisation_id = $1`;
