/** $1: of which organisation; of the platform where it is null. */
export const MEMBERS = `
  SELECT staff.id, staff.email, staff.name, staff.role, staff.created_at AS "createdAt",
         CASE WHEN staff.disabled_at IS NOT NULL THEN 'deactivated' WHEN staff.password_hash IS NULL THEN 'invited' ELSE 'active' END AS state,
         EXISTS (SELECT FROM staff_totp WHERE staff_id = staff.id AND secret IS NOT NULL)
           OR EXISTS (SELECT FROM staff_passkeys WHERE staff_id = staff.id) AS "hasSecondFactor",
         (SELECT max(last_seen_at) FROM sessions WHERE staff_id = staff.id) AS "lastSeenAt",
         (SELECT letter FROM staff_tickets WHERE staff_id = staff.id AND kind = 'invitation' ORDER BY requested_at DESC LIMIT 1) AS letter
  FROM staff
  WHERE staff.organisation_id IS NOT DISTINCT FROM $1::uuid`;

export const listStaffSql = `${MEMBERS}
  ORDER BY staff.disabled_at IS NOT NULL, staff.name, staff.email
  LIMIT 1000`;

export const findStaffSql = `${MEMBERS} AND staff.id = $2`;

export const findStaffByEmailSql = `${MEMBERS} AND staff.email = $2`;

/** Nothing where the address is somebody's already. */
export const addStaffSql = `
  INSERT INTO staff (id, organisation_id, email, name, role, password_hash) VALUES ($1, $2, $3, $4, $5, NULL)
  ON CONFLICT (email) DO NOTHING
  RETURNING id`;

/** $1: who, $2: of which organisation. */
export const lockStaffSql = `
  SELECT id, role, name, email, password_hash IS NOT NULL AS "hasPassword", disabled_at AS "disabledAt"
  FROM staff WHERE id = $1 AND organisation_id IS NOT DISTINCT FROM $2::uuid FOR UPDATE`;

export const addTicketSql = `
  INSERT INTO staff_tickets (id, staff_id, organisation_id, kind, token_hash, requested_by, requested_at, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

export const voidTicketsSql = `UPDATE staff_tickets SET ended_at = $2 WHERE staff_id = $1 AND ended_at IS NULL`;

/** $1: hash of the token, $2: now. */
export const findTicketSql = `
  SELECT staff_tickets.id, staff_tickets.kind, staff.id AS "staffId", staff.organisation_id AS "organisationId", staff.name, staff.email,
         (SELECT name FROM organisations WHERE id = staff.organisation_id) AS organisation
  FROM staff_tickets JOIN staff ON staff.id = staff_tickets.staff_id
  WHERE staff_tickets.token_hash = $1 AND staff_tickets.ended_at IS NULL AND staff_tickets.expires_at > $2 AND staff.disabled_at IS NULL`;
