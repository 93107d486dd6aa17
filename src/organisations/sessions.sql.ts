export const openSessionSql = `
  INSERT INTO sessions (token_hash, staff_id, organisation_id, created_at, expires_at, last_seen_at, proven_at, proof, ip, device)
  VALUES ($1, $2, $3, $4, $5, $4, $4, $6, $7, $8)`;

/**
 * Whom the session stands for: its owner, or the one they look at the console as. $1: hash of the token, $2: now, $3: not
 * seen since then is too long, $4: whether people of the platform must have a second factor.
 */
export const findSessionSql = `
  SELECT sessions.id AS "sessionId", coalesce(viewed.id, staff.id) AS "staffId", coalesce(viewed.name, staff.name) AS name,
         coalesce(viewed.role, staff.role) AS role,
         CASE WHEN viewed.id IS NULL THEN staff.organisation_id ELSE viewed.organisation_id END AS "organisationId",
         sessions.proven_at AS "provenAt", sessions.last_seen_at AS "lastSeenAt",
         CASE WHEN staff.organisation_id IS NULL THEN $4 ELSE (SELECT second_factor_required FROM organisations WHERE id = staff.organisation_id) END
           AND NOT EXISTS (SELECT FROM staff_totp WHERE staff_id = staff.id AND secret IS NOT NULL)
           AND NOT EXISTS (SELECT FROM staff_passkeys WHERE staff_id = staff.id) AS "lacksFactor",
         CASE WHEN viewed.id IS NOT NULL THEN jsonb_build_object('staffId', staff.id, 'name', staff.name) END AS viewer
  FROM sessions JOIN staff ON staff.id = sessions.staff_id
  LEFT JOIN staff viewed ON viewed.id = sessions.viewing_as AND sessions.viewing_until > $2 AND viewed.disabled_at IS NULL
  WHERE sessions.token_hash = $1 AND sessions.expires_at > $2 AND sessions.last_seen_at > $3 AND staff.disabled_at IS NULL`;

/** $1: who, $2: now. Answers whether they had signed in before. */
export const noteSignInSql = `UPDATE staff SET signed_in_at = $2 WHERE id = $1 RETURNING old.signed_in_at IS NOT NULL AS before`;

export const touchSessionSql = `UPDATE sessions SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $2`;

export const proveAgainSql = `UPDATE sessions SET token_hash = $2, proven_at = $3, last_seen_at = $3, proof = $4 WHERE id = $1`;

/** $1: whose, $2: now, $3: not seen since then is too long. By `sessions_staff_id_idx`. */
export const listSessionsSql = `
  SELECT id, created_at AS "openedAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt", proof, ip, device
  FROM sessions WHERE staff_id = $1 AND expires_at > $2 AND last_seen_at > $3
  ORDER BY last_seen_at DESC, id`;

/** $1: session, $2: as whom, $3: of which organisation, $4: until when. */
export const viewAsSql = `
  UPDATE sessions SET viewing_as = $2, viewing_until = $4
  FROM staff viewed
  WHERE sessions.id = $1 AND viewed.id = $2 AND viewed.organisation_id = $3 AND viewed.disabled_at IS NULL AND viewed.password_hash IS NOT NULL
  RETURNING sessions.id`;

export const stopViewingSql = `
  UPDATE sessions SET viewing_as = NULL, viewing_until = NULL
  FROM staff viewed
  WHERE sessions.id = $1 AND viewed.id = sessions.viewing_as
  RETURNING sessions.staff_id AS by, viewed.id AS viewed, viewed.organisation_id AS "organisationId"`;
