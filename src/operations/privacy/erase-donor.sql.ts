/** Locks the donor against gifts that come in meanwhile; a statement of its own, so that those after it see what was waited for. */
export const lockDonorSql = `SELECT erased_at AS "erasedAt" FROM donors WHERE id = $1 FOR UPDATE`;

export const findUnrestSql = `
  SELECT EXISTS (SELECT FROM donations WHERE donor_id = $1 AND status = 'pending')
      OR EXISTS (SELECT FROM refunds JOIN donations ON donations.id = donation_id WHERE donor_id = $1 AND refunds.status IN ('waiting', 'pending')) AS donations,
         EXISTS (SELECT FROM messages WHERE donor_id = $1 AND state IN ('queued', 'sending', 'deferred'))
      OR EXISTS (SELECT FROM letters JOIN donations ON donations.id = donation_id WHERE donor_id = $1 AND state IN ('waiting', 'sending')) AS mails`;

const EVENTS = `
  UPDATE mail_events SET address = $2, detail = NULL
  WHERE (mailing_id, position) IN (SELECT mailing_id, position FROM messages WHERE donor_id = $1)`;

const OF_THEIRS = `organisation_id = (SELECT organisation_id FROM donors WHERE id = $1)`;

/** In this order. The places of what each takes: 1 the donor, 2 the name and 3 the address that take the place of theirs, 4 now. */
export const eraseStatements: readonly (readonly [sql: string, parameters: readonly number[]])[] = [
  [EVENTS, [1, 3]],
  [`UPDATE messages SET address = $2, reason = NULL WHERE donor_id = $1`, [1, 3]],
  [`UPDATE letters SET recipient = $2 WHERE donation_id IN (SELECT id FROM donations WHERE donor_id = $1)`, [1, 3]],
  [`SELECT freshet_erase_from_receipts($1, $2, $3)`, [1, 2, 3]],
  [`UPDATE refunds SET reason = NULL WHERE donation_id IN (SELECT id FROM donations WHERE donor_id = $1)`, [1]],
  // Anonymous, so that no list of donors names even what has taken the place of the name.
  [`UPDATE donations SET donor_name = $2, anonymous = true, message = NULL, dedication = NULL WHERE donor_id = $1`, [1, 2]],
  [`DELETE FROM donor_tags WHERE donor_id = $1`, [1]],
  [`DELETE FROM mailing_list_members WHERE donor_id = $1`, [1]],
  [`DELETE FROM import_changes WHERE subject = $1::text`, [1]],
  [`UPDATE imports SET preview = '[]' WHERE strpos(preview::text, (SELECT email FROM donors WHERE id = $1)) > 0`, [1]],
  [`UPDATE import_errors SET value = NULL WHERE strpos(lower(value), (SELECT email FROM donors WHERE id = $1)) > 0`, [1]],
  // Files may name them: nobody gets at one from now on, and they are removed after this. What waits for a word would be read anew.
  [`UPDATE reports SET status = 'expired', file_key = NULL WHERE ${OF_THEIRS} AND status = 'done'`, [1]],
  [
    `UPDATE reports SET status = 'failed', failure_code = 'donor_erased', failure = 'A donor was erased while it was being made; ask for it again.', finished_at = $2
     WHERE ${OF_THEIRS} AND status = 'running'`,
    [1, 4],
  ],
  [`UPDATE imports SET error_file_key = NULL WHERE ${OF_THEIRS} AND error_file_key IS NOT NULL`, [1]],
  [`UPDATE imports SET status = 'cancelled', ended_at = $2 WHERE ${OF_THEIRS} AND status = 'ready'`, [1, 4]],
  [`UPDATE donors SET name = $2, email = $3, number = NULL, erased_at = $4 WHERE id = $1`, [1, 2, 3, 4]],
];

export const listConcernedSql = `SELECT DISTINCT campaign_id AS id FROM donations WHERE donor_id = $1 AND captured_at IS NOT NULL`;

/** What earlier refreshes of these campaigns ($1) noted that readers were shown. */
export const forgetShownSql = `
  UPDATE forced_refresh_steps SET before = NULL, after = NULL
  WHERE thing_id = ANY ($1::uuid[]) AND field = ANY ($2::text[])`;
