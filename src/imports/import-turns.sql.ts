const LEASE = `now() + interval '15 seconds'`;

const WORKED_ON = `status IN ('uploaded', 'reading', 'merging', 'undoing')`;

/** $1: import, $2: worker. */
export const takeTurnSql = `
  UPDATE imports SET worker_id = $2, leased_until = ${LEASE}, tries = tries + 1
  WHERE id = $1 AND ${WORKED_ON} AND (leased_until IS NULL OR leased_until < now())
  RETURNING tries`;

export const keepTurnSql = `UPDATE imports SET leased_until = ${LEASE} WHERE id = $1 AND worker_id = $2`;

/** $3: seconds until it is tried again. */
export const giveBackSql = `
  UPDATE imports SET worker_id = NULL, leased_until = NULL, next_try_at = now() + make_interval(secs => $3)
  WHERE id = $1 AND worker_id = $2`;

/** Imports whose job was lost, or that nobody works on any more; each is named once a minute at most. $1: so many. */
export const takeAbandonedSql = `
  UPDATE imports SET next_try_at = now() + interval '1 minute'
  WHERE id IN (
    SELECT id FROM imports
    WHERE ${WORKED_ON} AND (leased_until IS NULL OR leased_until < now()) AND (next_try_at IS NULL OR next_try_at <= now())
    ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING id AS "importId", organisation_id AS "organisationId"`;
