const SAID = `title text, position integer`;

/** `which`: a condition that narrows the rows, which are told apart by those before them alone. */
const ranked = (which = '') => `
  WITH ranked AS (
    SELECT staged.row_no, staged.label AS slug, staged.number AS campaign_id, staged.facts, fund.id AS fund_id, fund.title AS old_title, fund.position AS old_position,
           fund.id IS NULL AS is_new,
           (fund.title, fund.position) IS DISTINCT FROM (coalesce(said.title, fund.title), coalesce(said.position, fund.position)) AS differs,
           row_number() OVER (PARTITION BY staged.number, staged.label ORDER BY staged.row_no) AS nth
    FROM staged_rows staged CROSS JOIN LATERAL jsonb_to_record(staged.facts) AS said (${SAID})
    LEFT JOIN designations fund ON fund.organisation_id = $1 AND fund.campaign_id = staged.number::uuid AND fund.slug = staged.label
    WHERE staged.reading_id = $2 ${which}
  )`;

/** $1: organisation, $2: reading. Answers rows by what they do. */
export const planDesignationsSql = `${ranked()},
  planned AS (
    INSERT INTO planned_rows (organisation_id, reading_id, position, row_no, number, label, facts)
    SELECT $1, $2, row_number() OVER (ORDER BY campaign_id, slug), row_no, campaign_id, slug, facts FROM ranked WHERE nth = 1 AND (is_new OR differs)
  )
  SELECT count(*) FILTER (WHERE nth = 1 AND is_new)::integer AS new, count(*) FILTER (WHERE nth = 1 AND NOT is_new AND differs)::integer AS changed,
         count(*) FILTER (WHERE nth > 1 OR NOT is_new AND NOT differs)::integer AS unchanged, count(*) FILTER (WHERE nth > 1)::integer AS duplicate
  FROM ranked`;

/** $3: up to which row. */
export const previewDesignationsSql = `${ranked('AND staged.row_no <= $3')}
  SELECT row_no AS row, slug AS subject, CASE WHEN nth > 1 THEN 'duplicate' WHEN is_new THEN 'new' WHEN differs THEN 'changed' ELSE 'unchanged' END AS outcome,
         CASE WHEN is_new THEN NULL ELSE jsonb_build_object('title', old_title, 'position', old_position) END AS before, facts AS after
  FROM ranked ORDER BY row_no`;

const CHUNK = `planned.reading_id = $2 AND planned.position > $4 AND planned.position <= $5`;

/** $3: import, $4 and $5: places of the plan. */
export const changeDesignationsSql = `
  WITH known AS MATERIALIZED (
    SELECT fund.id, fund.title AS old_title, fund.position AS old_position, coalesce(said.title, fund.title) AS title, coalesce(said.position, fund.position) AS position
    FROM planned_rows planned CROSS JOIN LATERAL jsonb_to_record(planned.facts) AS said (${SAID})
    JOIN designations fund ON fund.organisation_id = $1 AND fund.campaign_id = planned.number::uuid AND fund.slug = planned.label
    WHERE ${CHUNK} ORDER BY fund.id FOR NO KEY UPDATE OF fund
  ), changed AS (
    UPDATE designations SET title = known.title, position = known.position FROM known
    WHERE designations.id = known.id AND (designations.title, designations.position) IS DISTINCT FROM (known.title, known.position) RETURNING designations.id
  ), noted AS (
    INSERT INTO import_changes (organisation_id, import_id, subject, before, after)
    SELECT $1, $3::uuid, id::text, jsonb_build_object('title', old_title, 'position', old_position), jsonb_build_object('title', title, 'position', position)
    FROM known JOIN changed USING (id) ON CONFLICT DO NOTHING
  )
  SELECT count(*)::integer AS "designationsChanged" FROM changed`;

export const addDesignationsSql = `
  WITH made AS (
    INSERT INTO designations (id, organisation_id, campaign_id, slug, title, position, import_id)
    SELECT uuidv7(), $1, planned.number::uuid, planned.label, said.title, coalesce(said.position, 0), $3
    FROM planned_rows planned CROSS JOIN LATERAL jsonb_to_record(planned.facts) AS said (${SAID})
    WHERE ${CHUNK} AND said.title IS NOT NULL ORDER BY planned.position
    ON CONFLICT (campaign_id, slug) DO NOTHING RETURNING 1
  )
  SELECT count(*)::integer AS designations FROM made`;

/** $1: organisation, $2: import. */
export const restoreDesignationsSql = `
  WITH noted AS (
    DELETE FROM import_changes WHERE organisation_id = $1 AND import_id = $2 RETURNING subject::uuid AS id, before, after
  ), restored AS (
    UPDATE designations SET title = noted.before ->> 'title', position = (noted.before ->> 'position')::integer FROM noted
    WHERE designations.id = noted.id AND jsonb_build_object('title', title, 'position', position) = noted.after RETURNING 1
  )
  SELECT count(*)::integer AS "designationsChanged" FROM restored`;

const UNUSED = `organisation_id = $1 AND import_id = $2
      AND NOT EXISTS (SELECT FROM donations WHERE donations.designation_id = fund.id)`;

export const countMadeDesignationsSql = `SELECT count(*)::integer FROM designations fund WHERE ${UNUSED}`;

/** Funds it made and to which nobody has given. */
export const removeDesignationsSql = `
  WITH gone AS (DELETE FROM designations fund WHERE ${UNUSED} RETURNING 1)
  SELECT count(*)::integer AS designations FROM gone`;

export const countChangedDesignationsSql = `
  SELECT count(*)::integer FROM import_changes noted JOIN designations fund ON fund.id = noted.subject::uuid
  WHERE noted.organisation_id = $1 AND noted.import_id = $2 AND jsonb_build_object('title', fund.title, 'position', fund.position) = noted.after`;
