/** Imports as {@link Import} has them, with what each is the same as. */
export const importColumns = `
  import.id, import.organisation_id AS "organisationId", import.kind, import.filename, import.bytes::double precision AS bytes,
  encode(import.sha256, 'hex') AS sha256, import.storage_key AS "storageKey", import.review, import.options, import.status,
  import.failure, import.findings, import.counted_at IS NOT NULL AS "isCounted", import.is_by_rows AS "isByRows",
  jsonb_build_object('read', import.rows_read, 'new', import.rows_new, 'changed', import.rows_changed, 'unchanged', import.rows_unchanged,
    'duplicate', import.rows_duplicate, 'rejected', import.rows_rejected) AS rows,
  import.bytes_read::double precision AS "bytesRead", import.planned, import.merged, import.stage_began_at AS "stageBeganAt",
  import.effects, import.error_file_key AS "errorFileKey", import.created_at AS "createdAt", import.ended_at AS "endedAt",
  import.undone_at AS "undoneAt", earlier.id AS "sameId", earlier.filename AS "sameFilename", earlier.created_at AS "sameAt"`;

export const importTables = `imports AS import LEFT JOIN imports AS earlier ON earlier.id = import.same_as`;

/** To be followed by conditions on `import`. */
export const selectImports = `SELECT ${importColumns} FROM ${importTables}`;

/**
 * Notes an upload whose bytes are safe. $1: id, $2: organisation, $3: kind, $4: filename, $5: bytes, $6: SHA-256, $7: key in the
 * storage, $8: idempotency key, $9: by whom, $10: review, $11: options, $12: now. Answers no row where the key is taken.
 */
export const addImportSql = `
  INSERT INTO imports (id, organisation_id, kind, filename, bytes, sha256, storage_key, idempotency_key, requested_by, review, options, created_at, next_try_at, same_as)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12::timestamptz, $12::timestamptz + interval '30 seconds', (
    SELECT id FROM imports
    WHERE organisation_id = $2 AND sha256 = $6 AND kind = $3 AND status IN ('uploaded', 'reading', 'ready', 'merging', 'done')
    ORDER BY id LIMIT 1)
  ON CONFLICT (organisation_id, idempotency_key) DO NOTHING
  RETURNING id`;

/** What came under a key before. $1: organisation, $2: key. */
export const findByKeySql = `SELECT id, kind, filename, encode(sha256, 'hex') AS sha256, review, options FROM imports WHERE organisation_id = $1 AND idempotency_key = $2`;
