/**
 * Notes rows that `found` selects (`row_no, value`, each row once) as refused with `code`, and takes them out of the staging.
 * $1: organisation, $2: reading, $3: import, $4: header of the column at fault.
 */
export function rejectSql(code: string, found: string): string {
  return `
  WITH refused AS (${found}
  ), noted AS (
    INSERT INTO import_errors (organisation_id, import_id, row_no, number, column_name, code, value)
    SELECT $1, $3::uuid, row_no, 1, $4::text, '${code}', left(value, 200) FROM refused
    ON CONFLICT DO NOTHING
  )
  DELETE FROM staged_rows WHERE reading_id = $2 AND row_no IN (SELECT row_no FROM refused)`;
}

/** Rows whose number is of nobody, and which name nobody else. $5: behind which row. */
export const rejectUnknownDonorsSql = rejectSql('donor_unknown', `
    SELECT DISTINCT row_no, number AS value FROM staged_rows staged
    WHERE reading_id = $2 AND email IS NULL AND row_no > $5
      AND NOT EXISTS (SELECT FROM donors WHERE donors.organisation_id = $1 AND donors.number = staged.number)`);

/** Rows that say something else of a slug (within a campaign, where they name one) than an earlier row. */
export const rejectContradictingFactsSql = rejectSql('contradicts_earlier_row', `
    SELECT row_no, label AS value FROM (
      SELECT row_no, label, facts, first_value(facts) OVER (PARTITION BY number, label ORDER BY row_no) AS first_facts
      FROM staged_rows WHERE reading_id = $2) said
    WHERE facts <> first_facts`);
