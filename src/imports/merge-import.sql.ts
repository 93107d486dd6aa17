/** Adds rows by what they did. $1: import. */
export const addRowsSql = `
  UPDATE imports SET rows_new = rows_new + $2, rows_changed = rows_changed + $3, rows_unchanged = rows_unchanged + $4, rows_duplicate = rows_duplicate + $5
  WHERE id = $1`;

/** Assignments: all rows have been merged or refused. */
export const countMergedSql = `counted_at = coalesce(counted_at, now()), rows_rejected = rows_read - rows_new - rows_changed - rows_unchanged`;

/** Adds counts by noun to those of an import. $1: import, $2: counts. */
export const addEffectsSql = `
  UPDATE imports SET effects = (
    SELECT coalesce(jsonb_object_agg(noun, total), '{}') FROM (
      SELECT noun, sum(count::integer) AS total
      FROM (SELECT * FROM jsonb_each_text(effects) UNION ALL SELECT * FROM jsonb_each_text($2::jsonb)) AS counted (noun, count)
      GROUP BY noun) sums)
  WHERE id = $1`;
