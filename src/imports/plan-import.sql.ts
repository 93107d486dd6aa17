/** Assignments: the plan is made. $4: next status, $5: reading, $6: now. */
export const noteUncountedSql = `
  status = $4, stage_began_at = $6, tries = 0, merged = 0,
  planned = (SELECT count(*) FROM planned_rows WHERE planned_rows.reading_id = $5)`;

/** Assignments: what is staged is merged, row by row. $4: next status, $5: now, $6: the last row, $7: preview. */
export const beginMergeSql = `
  status = $4, stage_began_at = $5, tries = 0, merged = 0, planned = $6, is_by_rows = true, preview = $7,
  rows_new = 0, rows_changed = 0, rows_unchanged = 0, rows_duplicate = 0,
  rows_rejected = (SELECT count(DISTINCT row_no) FROM import_errors WHERE import_id = imports.id)`;

/** $1: import; then rows by what they do, and the preview. What is wrong with rows has been noted row by row. */
export const countRowsSql = `
  UPDATE imports SET counted_at = now(), rows_new = $2, rows_changed = $3, rows_unchanged = $4, rows_duplicate = $5, preview = $6,
    rows_rejected = (SELECT count(DISTINCT row_no) FROM import_errors WHERE import_id = $1),
    rows_read = $2::integer + $3::integer + $4::integer + (SELECT count(DISTINCT row_no) FROM import_errors WHERE import_id = $1)
  WHERE id = $1`;

/** The first fault of each row up to $2. $1: import. */
export const listFirstFaultsSql = `
  SELECT DISTINCT ON (row_no) row_no AS row, column_name AS column, code, value FROM import_errors
  WHERE import_id = $1 AND row_no <= $2 ORDER BY row_no, number`;
