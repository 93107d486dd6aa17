import { BATCH_SIZE } from './recipients.sql.js';

// $1 is the mailing and $2 the number of the batch in all of these.
const OF_BATCH = `mailing_id = $1 AND position > $2 * ${BATCH_SIZE} AND position <= ($2 + 1) * ${BATCH_SIZE}`;
const IS_DUE = `state IN ('queued', 'deferred') AND (not_before IS NULL OR not_before <= $3)`;

/** Whoever was sending these is gone: nobody knows what became of them, so they stay unsent unless people decide otherwise. */
export const giveUpLostSql = `
  UPDATE messages SET state = 'uncertain', reason = 'the process that was sending it was lost', ended_at = $3
  WHERE ${OF_BATCH} AND state = 'sending' AND leased_until <= $3`;

/** People who left the list, or whose address died, since the mailing was resolved. */
export const leaveOutSuppressedSql = `
  UPDATE messages AS message SET state = 'suppressed', reason = suppression.reason, ended_at = $3
  FROM mail_suppressions AS suppression, mailings AS mailing
  WHERE message.${OF_BATCH} AND message.state IN ('queued', 'deferred') AND mailing.id = $1
    AND suppression.organisation_id = message.organisation_id AND suppression.address = message.address AND suppression.lifted_at IS NULL
    AND (suppression.list_id IS NULL OR suppression.list_id = mailing.list_id)`;

/** How many messages wait for their turn, by domain. */
export const countDueSql = `SELECT domain, count(*)::integer AS count FROM messages WHERE ${OF_BATCH} AND ${IS_DUE} GROUP BY domain`;

/**
 * Takes messages for one attempt ($4), as many of each domain ($6, $7) as have their turn, unless the mailing has been
 * paused or cancelled. Committed before the first of them is sent, so that no other attempt can take them, ever.
 */
export const claimSql = `
  WITH free AS MATERIALIZED (
    SELECT position, domain FROM messages WHERE ${OF_BATCH} AND ${IS_DUE} ORDER BY position FOR UPDATE SKIP LOCKED
  ),
  numbered AS (
    SELECT position, domain, row_number() OVER (PARTITION BY domain ORDER BY position) AS nth FROM free
  ),
  chosen AS (
    SELECT position FROM numbered JOIN unnest($6::text[], $7::integer[]) AS turn (domain, count) ON turn.domain = numbered.domain WHERE nth <= turn.count
  )
  UPDATE messages AS message SET state = 'sending', attempt_id = $4, attempts = attempts + 1, leased_until = $5, not_before = NULL
  FROM chosen, donors AS donor
  WHERE message.mailing_id = $1 AND message.position = chosen.position AND donor.id = message.donor_id
    AND EXISTS (SELECT FROM mailings WHERE id = $1 AND status = 'sending' AND paused_at IS NULL)
  RETURNING message.position, message.address, message.attempts, donor.name`;

/**
 * What became of an attempt's ($2) messages. Also for those that were given up meanwhile: whoever sent them knows better.
 * One that never reached the server has not been tried.
 */
export const recordSql = `
  UPDATE messages AS message SET state = outcome.state, reason = outcome.reason, not_before = outcome.not_before, leased_until = NULL,
    attempts = attempts - CASE WHEN outcome.state = 'queued' THEN 1 ELSE 0 END,
    ended_at = CASE WHEN outcome.state IN ('queued', 'deferred') THEN NULL ELSE $3::timestamptz END
  FROM unnest($4::integer[], $5::text[], $6::text[], $7::timestamptz[]) AS outcome (position, state, reason, not_before)
  WHERE message.mailing_id = $1 AND message.position = outcome.position AND message.attempt_id = $2 AND message.state IN ('sending', 'uncertain')`;

/** Counts the batch anew from its messages and says when there is something to do about it again. */
export const countBatchSql = `
  UPDATE mailing_batches AS batch
  SET queued = counted.queued, sending = counted.sending, deferred = counted.deferred, sent = counted.sent, failed = counted.failed,
      suppressed = counted.suppressed, uncertain = counted.uncertain, due_at = counted.due_at, given_until = $4
  FROM (
    SELECT count(*) FILTER (WHERE state = 'queued') AS queued, count(*) FILTER (WHERE state = 'sending') AS sending,
           count(*) FILTER (WHERE state = 'deferred') AS deferred, count(*) FILTER (WHERE state = 'sent') AS sent,
           count(*) FILTER (WHERE state = 'failed') AS failed, count(*) FILTER (WHERE state = 'suppressed') AS suppressed,
           count(*) FILTER (WHERE state = 'uncertain') AS uncertain,
           least(min(coalesce(not_before, $3)) FILTER (WHERE state IN ('queued', 'deferred')), min(leased_until) FILTER (WHERE state = 'sending')) AS due_at
    FROM messages WHERE ${OF_BATCH}
  ) AS counted
  WHERE batch.mailing_id = $1 AND batch.number = $2`;
