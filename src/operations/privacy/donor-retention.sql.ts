/**
 * Whether nothing keeps a donor any more: no gift, nor an attempt at one, since the moment $2; none that is pending or
 * disputed; on no list that they joined since; and, where they never gave, known for longer.
 */
const IS_FORGETTABLE = `
  donors.erased_at IS NULL
  AND NOT EXISTS (
    SELECT FROM donations
    WHERE donations.donor_id = donors.id AND (coalesce(captured_at, created_at) >= $2 OR status IN ('pending', 'disputed')))
  AND NOT EXISTS (SELECT FROM mailing_list_members WHERE mailing_list_members.donor_id = donors.id AND joined_at >= $2)
  AND (donors.created_at < $2 OR EXISTS (SELECT FROM donations WHERE donations.donor_id = donors.id))`;

/** $1: organisation, $2: since when, $3: counted no further. */
export const countForgettableSql = `
  SELECT count(*)::integer AS donors
  FROM (SELECT FROM donors WHERE organisation_id = $1 AND ${IS_FORGETTABLE} LIMIT $3) AS forgettable`;

/** Of the $4 donors after $3, in the order of their ids; by `donors_organisation_id_id_key`. */
export const lookAtDonorsSql = `
  WITH looked_at AS (
    SELECT id FROM donors WHERE organisation_id = $1 AND id > coalesce($3::uuid, '00000000-0000-0000-0000-000000000000') ORDER BY id LIMIT $4
  )
  SELECT (SELECT max(id::text) FROM looked_at) AS last,
         (SELECT coalesce(array_agg(donors.id ORDER BY donors.id), '{}') FROM donors JOIN looked_at USING (id) WHERE ${IS_FORGETTABLE}) AS forgettable`;

/** $1: the donor, who is locked. */
export const isForgettableSql = `SELECT FROM donors WHERE id = $1 AND ${IS_FORGETTABLE}`;

export const getRetentionSql = `
  SELECT years, begins_at AS "beginsAt", month::text, ended_at AS "endedAt", erased, left_alone AS "leftAlone"
  FROM donor_retentions WHERE organisation_id = $1`;

export const saveRetentionSql = `
  INSERT INTO donor_retentions (organisation_id, years, decided_at, decided_by, begins_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (organisation_id) DO UPDATE
  SET years = EXCLUDED.years, decided_at = EXCLUDED.decided_at, decided_by = EXCLUDED.decided_by, begins_at = EXCLUDED.begins_at,
      month = NULL, cutoff = NULL, looked_at = NULL, ended_at = NULL, erased = 0, left_alone = 0`;

/** Those whose run of this month is to begin or to go on. Never on a giving day: all there is is for donors then. $1: now. */
export const listDueRetentionsSql = `
  SELECT organisation_id AS "organisationId"
  FROM donor_retentions
  WHERE begins_at <= $1 AND (month IS DISTINCT FROM date_trunc('month', $1::timestamptz AT TIME ZONE 'UTC')::date OR ended_at IS NULL)
    AND NOT EXISTS (
      SELECT FROM giving_days WHERE giving_days.organisation_id = donor_retentions.organisation_id AND starts_at <= $1 AND ends_at >= $1)
  ORDER BY organisation_id`;

/** $1: organisation, $2: now. Nothing where it has been begun this month. */
export const beginRetentionSql = `
  UPDATE donor_retentions
  SET month = date_trunc('month', $2::timestamptz AT TIME ZONE 'UTC')::date, cutoff = $2::timestamptz - make_interval(years => years),
      looked_at = NULL, ended_at = NULL, erased = 0, left_alone = 0
  WHERE organisation_id = $1 AND month IS DISTINCT FROM date_trunc('month', $2::timestamptz AT TIME ZONE 'UTC')::date`;

/** Locked, so that of two processes one waits and goes on behind the other. */
export const lockRetentionSql = `
  SELECT cutoff, looked_at AS "lookedAt", erased, left_alone AS "leftAlone"
  FROM donor_retentions WHERE organisation_id = $1 AND month IS NOT NULL AND ended_at IS NULL FOR UPDATE`;

export const advanceRetentionSql = `
  UPDATE donor_retentions SET looked_at = $2, erased = erased + $3, left_alone = left_alone + $4 WHERE organisation_id = $1`;

export const endRetentionSql = `UPDATE donor_retentions SET ended_at = $2 WHERE organisation_id = $1`;
