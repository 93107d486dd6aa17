export const listPasskeysSql = `
  SELECT id, name, created_at AS "createdAt", last_used_at AS "lastUsedAt", credential_id AS "credentialId"
  FROM staff_passkeys WHERE staff_id = $1 ORDER BY created_at, id`;

/** Nothing where the key is somebody's already, or its owner has $11 of them. */
export const addPasskeySql = `
  INSERT INTO staff_passkeys (id, staff_id, organisation_id, credential_id, public_key, counter, transports, is_backed_up, name, created_at)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
  WHERE (SELECT count(*) FROM staff_passkeys WHERE staff_id = $2) < $11
  ON CONFLICT (credential_id) DO NOTHING
  RETURNING id`;

export const findPasskeySql = `
  SELECT staff_passkeys.id, staff_passkeys.staff_id AS "staffId", staff_passkeys.organisation_id AS "organisationId",
         credential_id AS "credentialId", public_key AS "publicKey", counter::double precision AS counter, transports
  FROM staff_passkeys JOIN staff ON staff.id = staff_passkeys.staff_id
  WHERE credential_id = $1 AND staff.disabled_at IS NULL`;

export const spendChallengeSql = `
  INSERT INTO spent_challenges (challenge_hash, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING challenge_hash`;
