/** Longer than a mail may take to be handed over: a claim this old belongs to a process that died. */
const LEASE = `interval '150 seconds'`;

/** By the database's clock, which is one for all. A dead claim of a letter to a third person is never taken up again. */
export const claimLetterSql = `
  UPDATE letters
  SET state = 'sending', claim = $2, claimed_at = clock_timestamp(), is_repeated = is_repeated OR state = 'sending'
  WHERE id = $1 AND (state = 'waiting'
     OR (state = 'sending' AND NOT is_repeated AND kind <> 'dedication' AND claimed_at < clock_timestamp() - ${LEASE}))
  RETURNING id`;

/** Holds what may have arrived already and may not be repeated. */
export const holdLetterSql = `
  UPDATE letters SET state = 'uncertain'
  WHERE id = $1 AND state = 'sending' AND (is_repeated OR kind = 'dedication') AND claimed_at < clock_timestamp() - ${LEASE}
  RETURNING id`;

export const concludeLetterSql = `
  UPDATE letters
  SET state = $3, failure = $4, sent_at = CASE WHEN $3 = 'sent' THEN $5::timestamptz END,
      -- Nobody holds the claim of a letter whose fate is unknown: the next try need not wait for it.
      claimed_at = CASE WHEN $3 = 'sending' THEN '-infinity' ELSE claimed_at END
  WHERE id = $1 AND claim = $2 AND state = 'sending'
  RETURNING kind, donation_id`;

export const addLetterSql = `
  INSERT INTO letters (id, organisation_id, donation_id, kind, receipt_id, refund_id, serial, recipient, requested_by, requested_at, queued_at, state, failure)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12)
  ON CONFLICT DO NOTHING
  RETURNING id`;

const NOTE = `id, organisation_id, donation_id, kind, state, requested_by, requested_at, sent_at, is_repeated, failure`;

export const getNoteSql = `SELECT ${NOTE} FROM letters WHERE id = $1`;

export const listNotesSql = `SELECT ${NOTE} FROM letters WHERE donation_id = $1 ORDER BY requested_at, id`;

/** What a letter says, but for its receipt. */
export const readLetterSql = `
  SELECT letters.id, letters.donation_id, letters.kind, letters.recipient, letters.receipt_id,
         donations.donor_name, donations.anonymous, donations.locale, donations.dedication,
         coalesce(organisations.legal_name, organisations.name) AS legal_name, organisations.name AS organisation_name,
         organisations.time_zone, campaigns.title AS campaign_title, campaigns.slug AS campaign_slug,
         refunds.amount AS refund_amount, refunds.currency AS refund_currency, refunds.settled_at
  FROM letters
  JOIN donations ON donations.id = letters.donation_id
  JOIN campaigns ON campaigns.id = donations.campaign_id
  JOIN organisations ON organisations.id = letters.organisation_id
  LEFT JOIN refunds ON refunds.id = letters.refund_id
  WHERE letters.id = $1`;

/** How many were told of gifts in the last day: at this address, and for this donor. */
export const countNotifiedSql = `
  SELECT count(*) FILTER (WHERE letters.recipient = $2)::integer AS recipient,
         count(*) FILTER (WHERE donations.donor_id = (SELECT donor_id FROM donations WHERE id = $3))::integer AS donor
  FROM letters JOIN donations ON donations.id = letters.donation_id
  WHERE letters.organisation_id = $1 AND letters.kind = 'dedication' AND letters.requested_at > $4::timestamptz - interval '1 day'
    AND (letters.recipient = $2 OR donations.donor_id = (SELECT donor_id FROM donations WHERE id = $3))`;

/** How often a receipt was asked to be sent again in the last day, and whether one is on its way. $2: by whom, as a pattern. */
export const countAskedSql = `
  SELECT count(*) FILTER (WHERE requested_by LIKE $2 AND requested_at > $3::timestamptz - interval '1 day')::integer AS today,
         count(*) FILTER (WHERE requested_by LIKE $2 AND requested_at > $3::timestamptz - interval '1 minute')::integer AS this_minute
  FROM letters WHERE donation_id = $1 AND kind = 'receipt'`;

export const findUnderWaySql = `
  SELECT ${NOTE} FROM letters WHERE receipt_id = $1 AND kind = 'receipt' AND state = 'waiting' ORDER BY serial DESC LIMIT 1`;

export const nextSerialSql = `SELECT coalesce(max(serial), -1) + 1 AS serial FROM letters WHERE receipt_id = $1 AND kind = 'receipt'`;

/** Letters whose job has ended or was lost: each gets another, with an id of its own. By `letters_unfinished_idx`. */
export const resumeLettersSql = `
  UPDATE letters SET rounds = rounds + 1, queued_at = now()
  WHERE id IN (
    SELECT id FROM letters
    WHERE state IN ('waiting', 'sending') AND queued_at < now() - interval '90 minutes' AND rounds < 30
    ORDER BY queued_at LIMIT 500 FOR UPDATE SKIP LOCKED)
  RETURNING id, organisation_id, rounds`;
