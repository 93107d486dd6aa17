import { rejectSql } from './reject.sql.js';

/** A list is named by its slug or by its name. */
const LISTS = `LEFT JOIN LATERAL (
      SELECT id FROM mailing_lists WHERE mailing_lists.organisation_id = $1 AND (slug = staged.label OR lower(name) = lower(staged.label))
      ORDER BY slug = staged.label DESC LIMIT 1) list ON staged.label IS NOT NULL`;

export const rejectUnknownListsSql = rejectSql('list_unknown', `
    SELECT row_no, label AS value FROM staged_rows staged ${LISTS} WHERE reading_id = $2 AND label IS NOT NULL AND list.id IS NULL`);

/** `which`: a condition that narrows the rows, which are told apart by those before them alone. */
const ranked = (which = '') => `
  WITH ranked AS (
    SELECT staged.row_no, staged.email, staged.label, list.id AS list_id, staged.facts,
           there.address IS NULL AS is_new, there.lifted_at IS NOT NULL AS differs, there.reason AS old_reason,
           row_number() OVER (PARTITION BY staged.email, list.id ORDER BY staged.row_no) AS nth
    FROM staged_rows staged ${LISTS}
    LEFT JOIN mail_suppressions there ON there.organisation_id = $1 AND there.address = staged.email AND there.list_id IS NOT DISTINCT FROM list.id
    WHERE staged.reading_id = $2 ${which}
  )`;

/** $1: organisation, $2: reading. Answers rows by what they do. */
export const planSuppressionsSql = `${ranked()},
  planned AS (
    INSERT INTO planned_rows (organisation_id, reading_id, position, row_no, other_id, email, facts)
    SELECT $1, $2, row_number() OVER (ORDER BY email COLLATE "C", list_id), row_no, list_id, email, facts
    FROM ranked WHERE nth = 1 AND (is_new OR differs)
  )
  SELECT count(*) FILTER (WHERE nth = 1 AND is_new)::integer AS new, count(*) FILTER (WHERE nth = 1 AND differs)::integer AS changed,
         count(*) FILTER (WHERE nth > 1 OR NOT is_new AND NOT differs)::integer AS unchanged, count(*) FILTER (WHERE nth > 1)::integer AS duplicate
  FROM ranked`;

/** $3: up to which row. */
export const previewSuppressionsSql = `${ranked('AND staged.row_no <= $3')}
  SELECT row_no AS row, email AS subject,
         CASE WHEN nth > 1 THEN 'duplicate' WHEN is_new THEN 'new' WHEN differs THEN 'changed' ELSE 'unchanged' END AS outcome,
         CASE WHEN is_new THEN NULL ELSE jsonb_build_object('reason', old_reason, 'isLifted', differs) END AS before,
         jsonb_build_object('reason', facts ->> 'reason', 'list', label) AS after
  FROM ranked ORDER BY row_no`;

/**
 * Suppresses, and writes down which suppressions had been lifted. $3: import, $4 and $5: places of the plan. The clock of the
 * file does not run ahead of ours.
 */
export const addSuppressionsSql = `
  WITH wanted AS MATERIALIZED (
    SELECT planned.position, planned.email, planned.other_id AS list_id, planned.facts ->> 'reason' AS reason,
           least(coalesce((planned.facts ->> 'since')::timestamptz, now()), now()) AS since
    FROM planned_rows planned WHERE planned.reading_id = $2 AND planned.position > $4 AND planned.position <= $5
  ), lifted AS MATERIALIZED (
    SELECT there.address, there.list_id, there.reason, there.since, there.lifted_at, wanted.reason AS new_reason, wanted.since AS new_since
    FROM wanted JOIN mail_suppressions there ON there.organisation_id = $1 AND there.address = wanted.email AND there.list_id IS NOT DISTINCT FROM wanted.list_id
    WHERE there.lifted_at IS NOT NULL ORDER BY wanted.position FOR UPDATE OF there
  ), noted AS (
    INSERT INTO import_changes (organisation_id, import_id, subject, before, after)
    SELECT $1, $3::uuid, concat_ws(' ', address, list_id), jsonb_build_object('reason', reason, 'since', since, 'liftedAt', lifted_at),
           jsonb_build_object('reason', new_reason, 'since', new_since)
    FROM lifted ON CONFLICT DO NOTHING
  ), again AS (
    UPDATE mail_suppressions there SET reason = lifted.new_reason, since = lifted.new_since, lifted_at = NULL, import_id = $3
    FROM lifted WHERE there.organisation_id = $1 AND there.address = lifted.address AND there.list_id IS NOT DISTINCT FROM lifted.list_id
    RETURNING 1
  ), made AS (
    INSERT INTO mail_suppressions (organisation_id, address, list_id, reason, since, import_id)
    SELECT $1, email, list_id, reason, since, $3 FROM wanted ORDER BY position
    ON CONFLICT (organisation_id, address, list_id) DO NOTHING RETURNING 1
  )
  SELECT (SELECT count(*) FROM made)::integer AS suppressions, (SELECT count(*) FROM again)::integer AS "suppressionsRenewed"`;

/** Lifts again what had been lifted, unless its reader has left, bounced or complained since. $1: organisation, $2: import. */
export const liftSuppressionsSql = `
  WITH noted AS (
    DELETE FROM import_changes WHERE organisation_id = $1 AND import_id = $2 RETURNING subject, before
  ), lifted AS (
    UPDATE mail_suppressions there
    SET reason = noted.before ->> 'reason', since = (noted.before ->> 'since')::timestamptz, lifted_at = (noted.before ->> 'liftedAt')::timestamptz, import_id = NULL
    FROM noted
    WHERE there.organisation_id = $1 AND there.import_id = $2 AND concat_ws(' ', there.address, there.list_id) = noted.subject AND there.lifted_at IS NULL
    RETURNING 1
  )
  SELECT count(*)::integer AS "suppressionsRenewed" FROM lifted`;

/** What the import alone has said. */
export const removeSuppressionsSql = `
  WITH gone AS (DELETE FROM mail_suppressions WHERE organisation_id = $1 AND import_id = $2 AND lifted_at IS NULL RETURNING 1)
  SELECT count(*)::integer AS suppressions FROM gone`;

const isRenewed = `(SELECT FROM import_changes noted WHERE noted.organisation_id = $1 AND noted.import_id = $2 AND noted.subject = concat_ws(' ', there.address, there.list_id))`;

const countSql = (which: string) => `SELECT count(*)::integer FROM mail_suppressions there WHERE organisation_id = $1 AND import_id = $2 AND lifted_at IS NULL AND ${which}`;

/** What the import alone has said, and what had been said before it and lifted. */
export const countMadeSuppressionsSql = countSql(`NOT EXISTS ${isRenewed}`);
export const countRenewedSuppressionsSql = countSql(`EXISTS ${isRenewed}`);
