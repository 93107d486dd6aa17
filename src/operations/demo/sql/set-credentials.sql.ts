/** Makes the demo's staff, or gives them their passwords again; `organisation` is a slug or null. */
export const setStaffSql = `
  INSERT INTO staff (id, organisation_id, email, name, role, password_hash, created_at)
  SELECT person.id, organisations.id, person.email, person.name, person.role, person.password_hash, $2::timestamptz
  FROM jsonb_to_recordset($1::jsonb)
         AS person (id uuid, organisation text, email text, name text, role text, password_hash text)
  LEFT JOIN organisations ON organisations.slug = person.organisation
  ON CONFLICT (email) DO UPDATE SET password_hash = EXCLUDED.password_hash, disabled_at = NULL`;

/** Makes the demo's key for the platform itself, or gives it its secret again. */
export const setPlatformKeySql = `
  INSERT INTO api_keys (id, organisation_id, name, key_hash, scopes, created_at)
  VALUES ($1, NULL, 'Demo', $2, $3, $4)
  ON CONFLICT (id) DO UPDATE
    SET key_hash = EXCLUDED.key_hash, scopes = EXCLUDED.scopes, expires_at = NULL, revoked_at = NULL`;

/** Makes the demo's API key, or gives it its secret again: one key, known by its id. */
export const setApiKeySql = `
  INSERT INTO api_keys (id, organisation_id, name, key_hash, scopes, created_at)
  SELECT $1::uuid, organisations.id, 'Demo', $3::bytea, $4::text[], $5::timestamptz
  FROM organisations WHERE slug = $2
  ON CONFLICT (id) DO UPDATE
    SET key_hash = EXCLUDED.key_hash, scopes = EXCLUDED.scopes, expires_at = NULL, revoked_at = NULL`;
