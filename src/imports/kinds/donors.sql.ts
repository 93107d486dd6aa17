import { rejectSql } from './reject.sql.js';

/** Rows that give somebody another name or number than an earlier row of the file does; a blank cell contradicts nothing. */
export const rejectContradictionsSql = rejectSql('contradicts_earlier_row', `
    SELECT row_no, email AS value FROM (
      SELECT row_no, email, name, number,
             first_value(name) OVER told AS first_name, first_value(number) OVER told AS first_number
      FROM staged_rows WHERE reading_id = $2
      WINDOW told AS (PARTITION BY email ORDER BY row_no)) said
    WHERE name IS DISTINCT FROM first_name AND name IS NOT NULL OR number IS DISTINCT FROM first_number AND number IS NOT NULL`);

/** Rows whose number is another donor's, or another's in an earlier row. */
export const rejectTakenNumbersSql = rejectSql('number_taken', `
    SELECT row_no, number AS value FROM (
      SELECT row_no, email, number, first_value(email) OVER (PARTITION BY number ORDER BY row_no) AS first_email
      FROM staged_rows WHERE reading_id = $2 AND number IS NOT NULL) said
    WHERE email <> first_email
      OR EXISTS (SELECT FROM donors WHERE donors.organisation_id = $1 AND donors.number = said.number AND donors.email <> said.email)`);

/** `which`: a condition that narrows the rows, which are told apart by those before them alone. */
const ranked = (which = '') => `
  WITH ranked AS (
    SELECT staged.row_no, staged.email, staged.name, staged.number, donor.id AS donor_id, donor.name AS old_name, donor.number AS old_number,
           donor.id IS NULL AS is_new,
           donor.name IS DISTINCT FROM coalesce(staged.name, donor.name) OR donor.number IS DISTINCT FROM coalesce(staged.number, donor.number) AS differs,
           row_number() OVER (PARTITION BY staged.email ORDER BY staged.row_no) AS nth
    FROM staged_rows staged LEFT JOIN donors donor ON donor.organisation_id = $1 AND donor.email = staged.email
    WHERE staged.reading_id = $2 ${which}
  )`;

/** Donors to be made and changed, in the order of their addresses. $1: organisation, $2: reading. Answers rows by what they do. */
export const planDonorsSql = `${ranked()},
  planned AS (
    INSERT INTO planned_rows (organisation_id, reading_id, position, row_no, target_id, email, name, number)
    SELECT $1, $2, row_number() OVER (ORDER BY email COLLATE "C"), row_no, donor_id, email, name, number
    FROM ranked WHERE nth = 1 AND (is_new OR differs)
  )
  SELECT count(*) FILTER (WHERE nth = 1 AND is_new)::integer AS new, count(*) FILTER (WHERE nth = 1 AND NOT is_new AND differs)::integer AS changed,
         count(*) FILTER (WHERE nth > 1 OR NOT is_new AND NOT differs)::integer AS unchanged, count(*) FILTER (WHERE nth > 1)::integer AS duplicate
  FROM ranked`;

/** $3: up to which row. */
export const previewDonorsSql = `${ranked('AND staged.row_no <= $3')}
  SELECT row_no AS row, email AS subject,
         CASE WHEN nth > 1 THEN 'duplicate' WHEN is_new THEN 'new' WHEN differs THEN 'changed' ELSE 'unchanged' END AS outcome,
         CASE WHEN is_new THEN NULL ELSE jsonb_build_object('name', old_name, 'number', old_number) END AS before,
         jsonb_build_object('name', coalesce(name, old_name, ''), 'number', coalesce(number, old_number)) AS after
  FROM ranked ORDER BY row_no`;

const CHUNK = `planned.reading_id = $2 AND planned.position > $4 AND planned.position <= $5`;

/** Whoever took a number meanwhile keeps it: a donor without a number is better than none. */
const FREE_NUMBER = `
  CASE WHEN NOT EXISTS (SELECT FROM donors other WHERE other.organisation_id = $1 AND other.number = planned.number AND other.email <> planned.email)
       THEN planned.number END`;

/** Changes donors who are known, and writes down what they were. $3: import, $4 and $5: places of the plan. */
export const changeDonorsSql = `
  WITH known AS MATERIALIZED (
    SELECT donor.id, donor.name AS old_name, donor.number AS old_number,
           coalesce(planned.name, donor.name) AS name, coalesce(${FREE_NUMBER}, donor.number) AS number
    FROM planned_rows planned JOIN donors donor ON donor.organisation_id = $1 AND donor.email = planned.email
    WHERE ${CHUNK}
    ORDER BY donor.id FOR NO KEY UPDATE OF donor
  ), changed AS (
    UPDATE donors SET name = known.name, number = known.number FROM known
    WHERE donors.id = known.id AND (donors.name, donors.number) IS DISTINCT FROM (known.name, known.number)
    RETURNING donors.id
  ), noted AS (
    INSERT INTO import_changes (organisation_id, import_id, subject, before, after)
    SELECT $1, $3, known.id::text, jsonb_build_object('name', old_name, 'number', old_number), jsonb_build_object('name', known.name, 'number', known.number)
    FROM known JOIN changed USING (id)
    ON CONFLICT DO NOTHING
  )
  SELECT count(*)::integer AS "donorsChanged" FROM changed`;

/** Makes donors who are not known yet. */
export const addDonorsSql = `
  WITH made AS (
    INSERT INTO donors (id, organisation_id, email, name, number, import_id)
    SELECT uuidv7(), $1, planned.email, coalesce(planned.name, ''), ${FREE_NUMBER}, $3
    FROM planned_rows planned
    WHERE ${CHUNK} AND NOT EXISTS (SELECT FROM donors WHERE donors.organisation_id = $1 AND donors.email = planned.email)
    ORDER BY planned.position
    ON CONFLICT DO NOTHING RETURNING 1
  )
  SELECT count(*)::integer AS donors FROM made`;

/** Gives donors back what they had, where nobody has changed it since. $1: organisation, $2: import. */
export const restoreDonorsSql = `
  WITH noted AS (
    DELETE FROM import_changes WHERE organisation_id = $1 AND import_id = $2 RETURNING subject::uuid AS id, before, after
  ), restored AS (
    UPDATE donors SET name = noted.before ->> 'name', number = noted.before ->> 'number' FROM noted
    WHERE donors.id = noted.id AND donors.organisation_id = $1
      AND jsonb_build_object('name', donors.name, 'number', donors.number) = noted.after
      AND NOT EXISTS (SELECT FROM donors other WHERE other.organisation_id = $1 AND other.number = noted.before ->> 'number' AND other.id <> donors.id)
    RETURNING 1
  )
  SELECT count(*)::integer AS "donorsChanged" FROM restored`;

/** Those of whom nobody has changed it since. */
export const countChangedDonorsSql = `
  SELECT count(*)::integer FROM import_changes noted JOIN donors ON donors.id = noted.subject::uuid
  WHERE noted.organisation_id = $1 AND noted.import_id = $2 AND jsonb_build_object('name', donors.name, 'number', donors.number) = noted.after`;
