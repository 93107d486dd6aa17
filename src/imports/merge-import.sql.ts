/** Adds counts by noun to those of an import. $1: import, $2: counts. */
export const addEffectsSql = `
  UPDATE imports SET effects = (
    SELECT coalesce(jsonb_object_agg(noun, total), '{}') FROM (
      SELECT noun, sum(count::integer) AS total
      FROM (SELECT * FROM jsonb_each_text(effects) UNION ALL SELECT * FROM jsonb_each_text($2::jsonb)) AS counted (noun, count)
      GROUP BY noun) sums)
  WHERE id = $1`;
