import { unusedDonors } from './made-donors.sql.js';

/** What an earlier plan of the same import found. $1: import. */
export const forgetConfirmedSql = `DELETE FROM import_confirmations WHERE import_id = $1`;

/** Labels that other imports say too, which are done or about to be. */
const OTHERS = `others AS (
    SELECT confirmed.import_id, confirmed.tag_id, unnest(confirmed.donor_ids) AS donor_id
    FROM import_confirmations confirmed JOIN imports ON imports.id = confirmed.import_id
    WHERE confirmed.organisation_id = $1 AND confirmed.import_id <> $2 AND imports.status IN ('merging', 'done')
      AND EXISTS (SELECT FROM donor_tags WHERE organisation_id = $1 AND import_id = $2)
  )`;

/** Leaves labels that an import ($2) put on, and others say too that are done or about to be, to the first of those. $1: organisation. */
export const leaveConfirmedSql = `
  WITH ${OTHERS}, heir AS (
    SELECT DISTINCT ON (donor_id, tag_id) donor_id, tag_id, import_id FROM others ORDER BY donor_id, tag_id, import_id
  ), handed_on AS (
    UPDATE donor_tags SET import_id = heir.import_id FROM heir
    WHERE donor_tags.organisation_id = $1 AND donor_tags.donor_id = heir.donor_id AND donor_tags.tag_id = heir.tag_id AND donor_tags.import_id = $2
    RETURNING 1
  )
  SELECT count(*)::integer AS labels FROM handed_on`;

/** Tags are handed over as an array, by which labels are gone through once: told that there are few, the planner did so for each tag. */
const MADE_TAGS = 'ARRAY(SELECT id FROM tags WHERE organisation_id = $1 AND import_id = $2)';

export const leaveNeededTagsSql = `
  UPDATE tags SET import_id = heir.import_id FROM (
    SELECT DISTINCT ON (label.tag_id) label.tag_id AS id, label.import_id
    FROM donor_tags label
    WHERE label.organisation_id = $1 AND label.import_id <> $2 AND label.tag_id = ANY (${MADE_TAGS})
    ORDER BY label.tag_id, label.import_id) heir
  WHERE tags.id = heir.id`;

/** Leaves the donors that an import ($2) made, and labels of others need, to the first of those, as it does tags: undone last, they take them with them. */
export const leaveNeededDonorsSql = `
  UPDATE donors SET import_id = heir.import_id FROM (
    SELECT DISTINCT ON (label.donor_id) label.donor_id AS id, label.import_id
    FROM donor_tags label JOIN donors made ON made.id = label.donor_id AND made.organisation_id = $1 AND made.import_id = $2
    WHERE label.organisation_id = $1 AND label.import_id <> $2
    ORDER BY label.donor_id, label.import_id) heir
  WHERE donors.id = heir.id`;

/** $1: organisation, $2: import. */
export const removeLabelsSql = `
  WITH gone AS (DELETE FROM donor_tags WHERE organisation_id = $1 AND import_id = $2 RETURNING 1)
  SELECT count(*)::integer AS labels FROM gone`;

export const removeUnusedTagsSql = `
  WITH gone AS (
    DELETE FROM tags WHERE id = ANY (ARRAY(
      SELECT id FROM tags WHERE organisation_id = $1 AND import_id = $2
      EXCEPT SELECT tag_id FROM donor_tags WHERE tag_id = ANY (${MADE_TAGS}))) RETURNING 1)
  SELECT count(*)::integer AS tags FROM gone`;

/** Those of its labels that others say too, and that therefore stay. */
const STAYING = `${OTHERS}, staying AS (
    SELECT donor_id, tag_id FROM others
    INTERSECT SELECT donor_id, tag_id FROM donor_tags WHERE organisation_id = $1 AND import_id = $2
  )`;

const OF_OTHERS = 'donor_tags.import_id IS DISTINCT FROM $2';

export const countMadeLabelsSql = `
  WITH ${STAYING}
  SELECT ((SELECT count(*) FROM donor_tags WHERE organisation_id = $1 AND import_id = $2) - (SELECT count(*) FROM staying))::integer`;

/** Those that nobody bears once its labels are off. */
export const countMadeTagsSql = `
  WITH ${STAYING}
  SELECT count(*)::integer FROM tags
  WHERE organisation_id = $1 AND import_id = $2
    AND NOT EXISTS (SELECT FROM donor_tags WHERE donor_tags.tag_id = tags.id AND ${OF_OTHERS})
    AND NOT EXISTS (SELECT FROM staying WHERE staying.tag_id = tags.id)`;

export const countMadeDonorsOfTagsSql = `
  WITH ${STAYING}
  SELECT count(*)::integer ${unusedDonors(`AND ${OF_OTHERS}`)} AND NOT EXISTS (SELECT FROM staying WHERE staying.donor_id = made.id)`;
