export const endpointColumns = `
  id, organisation_id AS "organisationId", url, description, event_types AS "eventTypes", created_at AS "createdAt", created_by AS "createdBy",
  failures, failing_since AS "failingSince", disabled_at AS "disabledAt", disabled_because AS "disabledBecause",
  CASE WHEN previous_secret_until > now() THEN previous_secret_until END AS "previousSecretUntil"`;

export const insertEndpointSql = `
  INSERT INTO webhook_endpoints (id, organisation_id, url, description, event_types, secret, created_at, created_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  RETURNING ${endpointColumns}`;

/** Enabling it anew lets it begin anew: $5 is whether it is to be enabled. */
export const changeEndpointSql = `
  UPDATE webhook_endpoints SET url = $2, description = $3, event_types = $4,
    disabled_at = CASE WHEN $5 THEN NULL ELSE coalesce(disabled_at, $6) END,
    disabled_because = CASE WHEN $5 THEN NULL ELSE coalesce(disabled_because, 'staff') END,
    failures = CASE WHEN $5 AND disabled_at IS NOT NULL THEN 0 ELSE failures END,
    failing_since = CASE WHEN $5 AND disabled_at IS NOT NULL THEN NULL ELSE failing_since END,
    rest_until = CASE WHEN $5 AND disabled_at IS NOT NULL THEN NULL ELSE rest_until END
  WHERE id = $1
  RETURNING ${endpointColumns}`;

export const rotateSecretSql = `
  UPDATE webhook_endpoints SET previous_secret = secret, previous_secret_until = $3, secret = $2
  WHERE id = $1
  RETURNING ${endpointColumns}`;

/** Only where it had failed: one that always answers is not written to at every delivery. */
export const noteArrivalSql = `
  UPDATE webhook_endpoints SET failures = 0, failing_since = NULL, rest_until = NULL
  WHERE id = $1 AND failures > 0`;

export const noteFailureSql = `
  UPDATE webhook_endpoints SET failures = failures + 1, failing_since = coalesce(failing_since, $2)
  WHERE id = $1
  RETURNING failures, failing_since AS "failingSince", disabled_at AS "disabledAt"`;

export const disableSql = `
  UPDATE webhook_endpoints SET disabled_at = $2, disabled_because = $3
  WHERE id = $1 AND disabled_at IS NULL
  RETURNING id`;
