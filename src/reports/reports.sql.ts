/** $1: id, $2: organisation, $3: kind, $4: format, $5: filter, $6: columns, $7: fingerprint, $8: by whom. */
export const addReportSql = `
  INSERT INTO reports (id, organisation_id, kind, format, filter, columns, fingerprint, requested_by, requested_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now())`;

/**
 * The same file where it is being made, or waits to be. One whose maker has not been heard of for long is left alone:
 * it would keep everybody waiting who joins it. $1: organisation, $2: fingerprint. By `reports_under_way_idx`.
 */
export const findUnderWaySql = `
  SELECT id FROM reports
  WHERE organisation_id = $1 AND fingerprint = $2 AND (status = 'waiting' OR status = 'running' AND worked_at > now() - interval '5 minutes')
  ORDER BY id DESC LIMIT 1`;

export const reportColumns = `
  report.id, report.organisation_id AS "organisationId", report.kind, report.format, report.filter, report.columns, report.status,
  report.requested_by AS "requestedBy", report.requested_at AS "requestedAt", report.started_at AS "startedAt", report.finished_at AS "finishedAt",
  report.rows_written::double precision AS "rowsWritten", report.rows_expected::double precision AS "rowsExpected",
  report.as_of AS "asOf", report.database, report.database_reason AS "databaseReason",
  CASE WHEN report.file_name IS NOT NULL THEN jsonb_build_object('key', report.file_key, 'name', report.file_name, 'bytes', report.file_bytes, 'sha256', encode(report.file_sha256, 'hex')) END AS file,
  report.expires_at AS "expiresAt", CASE WHEN report.failure_code IS NOT NULL THEN jsonb_build_object('code', report.failure_code, 'message', report.failure) END AS failure`;

/** $1: id. */
export const findReportSql = `SELECT ${reportColumns} FROM reports report WHERE report.id = $1`;

/** The latest first, before $3 where it is given. $1: organisation, $2: how many. By `reports_organisation_latest_idx`. */
export const listReportsSql = `
  SELECT ${reportColumns} FROM reports report WHERE report.organisation_id = $1 AND ($3::uuid IS NULL OR report.id < $3::uuid) ORDER BY report.id DESC LIMIT $2`;

/** Those of the kinds $3 that are not made yet, the latest first. $1: organisation, $2: how many. By `reports_under_way_idx`. */
export const listReportsUnderWaySql = `
  SELECT ${reportColumns} FROM reports report WHERE report.organisation_id = $1 AND report.status IN ('waiting', 'running') AND report.kind = ANY ($3::text[]) ORDER BY report.id DESC LIMIT $2`;

/** Whoever begins now is the one who makes it: an earlier one that is still at it finds its turn over. $1: id, $2: attempt. */
export const beginAttemptSql = `
  UPDATE reports SET status = 'running', attempt_id = $2, attempts = attempts + 1, started_at = coalesce(started_at, now()), worked_at = now(),
    rows_written = 0, rows_expected = NULL
  WHERE id = $1 AND status IN ('waiting', 'running')
  RETURNING attempts`;

/** No row where the turn of the attempt is over. $1: id, $2: attempt, $3: rows, $4: expected. */
export const noteProgressSql = `
  UPDATE reports SET rows_written = $3, rows_expected = $4, worked_at = now()
  WHERE id = $1 AND attempt_id = $2 AND status = 'running' RETURNING id`;

/** $1: id, $2: attempt, $3: rows, $4: as of, $5: database, $6: why not the replica, $7-$10: file, $11: days it is kept. */
export const finishReportSql = `
  UPDATE reports SET status = 'done', rows_written = $3, as_of = $4, database = $5, database_reason = $6,
    file_key = $7, file_name = $8, file_bytes = $9, file_sha256 = decode($10, 'hex'),
    worked_at = now(), finished_at = now(), expires_at = now() + make_interval(days => $11)
  WHERE id = $1 AND attempt_id = $2 AND status = 'running' RETURNING id`;

/** $1: id, $2: attempt, $3: code, $4: for people. */
export const failReportSql = `
  UPDATE reports SET status = 'failed', failure_code = $3, failure = $4, finished_at = now()
  WHERE id = $1 AND attempt_id = $2 AND status = 'running' RETURNING id`;

/** It waits for another attempt. $1: id, $2: attempt. */
export const putBackSql = `UPDATE reports SET status = 'waiting', attempt_id = NULL WHERE id = $1 AND attempt_id = $2 AND status = 'running' RETURNING id`;

/** $1: id. */
export const cancelReportSql = `
  UPDATE reports SET status = 'cancelled', attempt_id = NULL, finished_at = now() WHERE id = $1 AND status IN ('waiting', 'running') RETURNING id`;

/** Files whose days are over; $1: how many at once. */
export const listExpiredSql = `SELECT id, organisation_id AS "organisationId", file_key AS key FROM reports WHERE status = 'done' AND expires_at <= now() ORDER BY expires_at LIMIT $1`;

/** $1: id. */
export const expireReportSql = `UPDATE reports SET status = 'expired', file_key = NULL WHERE id = $1 AND status = 'done' RETURNING id`;

/** What nobody has worked at for a day, and nothing is kept in a queue for so long. */
export const giveUpLostSql = `
  UPDATE reports SET status = 'failed', failure_code = 'lost', failure = 'Nobody made it within a day; ask for it again.', finished_at = now()
  WHERE status IN ('waiting', 'running') AND greatest(requested_at, worked_at) < now() - interval '1 day' RETURNING id`;

/** Which of these keys ($1) some report has as its file. */
export const listKnownKeysSql = `SELECT file_key AS key FROM reports WHERE file_key = ANY ($1::text[])`;
