import type { MailingId, MailingListId } from '../shared/ids.js';
import type { BoundSql } from './segment.sql.js';

/** Messages per batch: one job's work. */
export const BATCH_SIZE = 100;

/**
 * The people of a segment, each address once (the donor known longest speaks for it), and why who gets nothing gets
 * nothing. Spellings of one address that differ by case or Unicode form are one.
 */
function marked(segment: BoundSql, bind: (value: unknown) => string, listId: MailingListId): string {
  return `
  chosen AS MATERIALIZED (
    SELECT donor.id AS donor_id, freshet_mail_address(donor.email) AS address FROM (
  ${segment.sql}
    ) AS donor
  ),
  once AS MATERIALIZED (
    SELECT DISTINCT ON (address) donor_id, address FROM chosen WHERE address IS NOT NULL ORDER BY address, donor_id
  ),
  suppressed AS (
    SELECT DISTINCT ON (address) address, reason FROM mail_suppressions
    WHERE organisation_id = $1 AND lifted_at IS NULL AND (list_id IS NULL OR list_id = ${bind(listId)})
    ORDER BY address, reason
  ),
  marked AS MATERIALIZED (
    SELECT once.donor_id, once.address, suppressed.reason FROM once LEFT JOIN suppressed ON suppressed.address = once.address
  )`;
}

const LEFT_OUT = `
    (SELECT count(*) FROM chosen)::integer AS chosen,
    (SELECT count(*) FROM chosen WHERE address IS NULL)::integer AS malformed,
    (SELECT count(*) FROM chosen WHERE address IS NOT NULL)::integer - (SELECT count(*) FROM once)::integer AS duplicate,
    (SELECT count(*) FROM marked WHERE reason = 'unsubscribed')::integer AS unsubscribed,
    (SELECT count(*) FROM marked WHERE reason = 'bounced')::integer AS bounced,
    (SELECT count(*) FROM marked WHERE reason = 'complained')::integer AS complained`;

/** Makes the messages of a mailing, all of them or none; answers how many, and how many were left out by reason. */
export function resolveRecipientsSql(segment: BoundSql, mailingId: MailingId, listId: MailingListId): BoundSql {
  const parameters = [...segment.parameters];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const sql = `WITH ${marked(segment, bind, listId)},
  written AS (
    INSERT INTO messages (mailing_id, position, organisation_id, donor_id, address)
    SELECT ${bind(mailingId)}, row_number() OVER (), $1, donor_id, address FROM marked WHERE reason IS NULL
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM written)::integer AS recipients, ${LEFT_OUT}`;
  return { sql, parameters };
}

/** How many people a mailing would reach, who would be left out, and the domains most of them are at. */
export function countRecipientsSql(segment: BoundSql, listId: MailingListId): BoundSql {
  const parameters = [...segment.parameters];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const sql = `WITH ${marked(segment, bind, listId)}
  SELECT (SELECT count(*) FROM marked WHERE reason IS NULL)::integer AS recipients, ${LEFT_OUT},
    (SELECT coalesce(max(count), 0) FROM (
       SELECT count(*) FROM marked WHERE reason IS NULL GROUP BY substring(address FROM '[^@]*$')) AS domains)::integer AS "mostOfOneDomain"`;
  return { sql, parameters };
}

/** Some people whom a mailing would reach, for a look at it. */
export function sampleRecipientsSql(segment: BoundSql, listId: MailingListId, limit: number): BoundSql {
  const parameters = [...segment.parameters];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const sql = `WITH ${marked(segment, bind, listId)}
  SELECT marked.address, donors.name FROM marked JOIN donors ON donors.id = marked.donor_id
  WHERE marked.reason IS NULL ORDER BY marked.donor_id LIMIT ${bind(limit)}`;
  return { sql, parameters };
}

/** One batch for each hundred messages, all of them due. */
export const makeBatchesSql = `
  INSERT INTO mailing_batches (mailing_id, number, organisation_id, due_at, queued)
  SELECT $1, number, $2, $4, least(${BATCH_SIZE}, $3::integer - number * ${BATCH_SIZE})
  FROM generate_series(0, ($3::integer - 1) / ${BATCH_SIZE}) AS number
  WHERE $3::integer > 0`;
