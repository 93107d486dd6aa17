/** Each label of the file with whom and what is known of it: who bears it already, and which say it again. `which`: a condition that narrows the rows, which are told apart by those before them alone. */
const ranked = (which = '') => `
  WITH label AS (
    SELECT staged.row_no, staged.name, staged.label, tags.id AS tag_id, staged.email AS written, staged.number,
           coalesce(donor.id, numbered.id) AS donor_id,
           CASE WHEN donor.id IS NULL THEN staged.email END AS email
    FROM staged_rows staged
    LEFT JOIN donors donor ON donor.organisation_id = $1 AND donor.email = staged.email
    LEFT JOIN donors numbered ON numbered.organisation_id = $1 AND staged.email IS NULL AND numbered.number = staged.number
    LEFT JOIN tags ON tags.organisation_id = $1 AND tags.name = staged.label
    WHERE staged.reading_id = $2 ${which}
  ), ranked AS (
    SELECT label.*, borne.tag_id IS NOT NULL AS is_there,
           row_number() OVER (PARTITION BY label.donor_id, label.email COLLATE "C", label.label COLLATE "C" ORDER BY label.row_no) AS nth
    FROM label LEFT JOIN donor_tags borne ON borne.organisation_id = $1 AND borne.donor_id = label.donor_id AND borne.tag_id = label.tag_id
  )`;

/** Plans the labels that are new, in the order of donors. $1: organisation, $2: reading. Answers rows by what they do. */
export const planLabelsSql = `${ranked()},
  planned AS (
    INSERT INTO planned_rows (organisation_id, reading_id, position, row_no, target_id, email, name, label)
    SELECT $1, $2, row_number() OVER (ORDER BY donor_id, email COLLATE "C", label COLLATE "C"), row_no, donor_id, email, name, label
    FROM ranked WHERE NOT is_there AND nth = 1
  ), per_row AS (
    SELECT bool_or(NOT is_there AND nth = 1) AS is_new, bool_or(NOT is_there AND nth > 1) AS is_repeated FROM ranked GROUP BY row_no
  )
  SELECT count(*) FILTER (WHERE is_new)::integer AS new, 0 AS changed, count(*) FILTER (WHERE NOT is_new)::integer AS unchanged,
         count(*) FILTER (WHERE NOT is_new AND is_repeated)::integer AS duplicate
  FROM per_row`;

/** $3: up to which row. What a donor bears of the tags that the row names, and what they bear with it. */
export const previewLabelsSql = `${ranked('AND staged.row_no <= $3')}
  SELECT row_no AS row, min(coalesce(written, number)) AS subject,
         CASE WHEN bool_or(NOT is_there AND nth = 1) THEN 'new' WHEN bool_or(NOT is_there AND nth > 1) THEN 'duplicate' ELSE 'unchanged' END AS outcome,
         jsonb_build_object('tags', coalesce(jsonb_agg(label ORDER BY label) FILTER (WHERE is_there), '[]'), 'isKnown', bool_and(donor_id IS NOT NULL)) AS before,
         jsonb_build_object('tags', jsonb_agg(label ORDER BY label)) AS after
  FROM ranked
  GROUP BY row_no ORDER BY row_no`;

const CHUNK = `planned.reading_id = $2 AND planned.position > $4 AND planned.position <= $5`;

/** Tags that nobody bore before. $3: import, $4 and $5: the places of the plan. */
export const addTagsSql = `
  WITH made AS (
    INSERT INTO tags (id, organisation_id, name, import_id)
    SELECT uuidv7(), $1, label, $3 FROM (
      SELECT DISTINCT label FROM planned_rows planned
      WHERE ${CHUNK} AND NOT EXISTS (SELECT FROM tags WHERE tags.organisation_id = $1 AND tags.name = planned.label)
      ORDER BY label) fresh
    ON CONFLICT (organisation_id, name) DO NOTHING RETURNING 1
  )
  SELECT count(*)::integer AS tags FROM made`;

/** Donors who were not known, in the order of their addresses, so that two imports wait for each other and not in a circle. */
export const addTaggedDonorsSql = `
  WITH made AS (
    INSERT INTO donors (id, organisation_id, email, name, import_id)
    SELECT uuidv7(), $1, email, coalesce(name, ''), $3 FROM (
      SELECT DISTINCT ON (email COLLATE "C") email, name FROM planned_rows planned
      WHERE ${CHUNK} AND target_id IS NULL
      ORDER BY email COLLATE "C", name NULLS LAST) fresh
    ON CONFLICT (organisation_id, email) DO NOTHING RETURNING 1
  )
  SELECT count(*)::integer AS donors FROM made`;

/** `of`: whose labels, `where`: of which places. In two statements, because donors who are known need not be looked for. */
const addSql = (of: string, where: string) => `
  WITH made AS (
    INSERT INTO donor_tags (organisation_id, donor_id, tag_id, import_id)
    SELECT $1, ${of}, tags.id, $3
    FROM planned_rows planned
    JOIN tags ON tags.organisation_id = $1 AND tags.name = planned.label
    ${where} AND ${CHUNK}
    ORDER BY planned.position
    ON CONFLICT (donor_id, tag_id) DO NOTHING RETURNING 1
  )
  SELECT count(*)::integer AS labels FROM made`;

export const addLabelsSql = addSql('planned.target_id', 'WHERE planned.target_id IS NOT NULL');
export const addLabelsOfMadeDonorsSql = addSql('donors.id', `JOIN donors ON donors.organisation_id = $1 AND donors.email = planned.email WHERE planned.target_id IS NULL`);

/** $1: organisation, $2: import. */
export const removeLabelsSql = `
  WITH gone AS (DELETE FROM donor_tags WHERE organisation_id = $1 AND import_id = $2 RETURNING 1)
  SELECT count(*)::integer AS labels FROM gone`;

export const removeUnusedTagsSql = `
  WITH gone AS (
    DELETE FROM tags WHERE organisation_id = $1 AND import_id = $2 AND NOT EXISTS (SELECT FROM donor_tags WHERE donor_tags.tag_id = tags.id) RETURNING 1)
  SELECT count(*)::integer AS tags FROM gone`;
