const COLUMNS = `id, organisation_id, donation_id, status, amount, gift_part, currency, reason, failure, requested_at, requested_by, expires_at, decided_by, settled_at`;

/** Locks the donation, so that what is reserved and booked of it happens one after the other. */
export const lockDonationSql = `
  SELECT status, amount, covered_fee, refunded, currency, campaign_id, designation_id, donor_id
  FROM donations WHERE id = $1
  FOR NO KEY UPDATE`;

/** A statement of its own: it begins after the wait for the lock and sees what the other transaction has reserved. */
export const sumReservedSql = `
  SELECT coalesce(sum(amount), 0) AS taken FROM refunds WHERE donation_id = $1 AND status IN ('pending', 'succeeded')`;

/** What has gone back of the donation $1, or is about to, without a second person having agreed; whoever asked for it. */
export const sumUnagreedSql = `
  SELECT coalesce(sum(amount), 0) AS alone FROM refunds WHERE donation_id = $1 AND status IN ('pending', 'succeeded') AND decided_by IS NULL`;

export const countWaitingSql = `SELECT count(*)::integer AS waiting FROM refunds WHERE donation_id = $1 AND status = 'waiting'`;

/** Answers no row when the key is taken. $11: until when a second person can agree; null reserves it at once. */
export const reserveRefundSql = `
  INSERT INTO refunds (id, organisation_id, donation_id, idempotency_key, fingerprint, amount, currency, reason, requested_by, requested_at, expires_at, status)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, CASE WHEN $11::timestamptz IS NULL THEN 'pending' ELSE 'waiting' END)
  ON CONFLICT (organisation_id, idempotency_key) DO NOTHING
  RETURNING ${COLUMNS}`;

export const findByKeySql = `SELECT ${COLUMNS}, fingerprint FROM refunds WHERE organisation_id = $1 AND idempotency_key = $2`;

/** Of what a donation is. */
export const getCampaignTitleSql = `SELECT campaigns.title AS campaign FROM donations JOIN campaigns ON campaigns.id = donations.campaign_id WHERE donations.id = $1`;

export const getRefundSql = `SELECT ${COLUMNS} FROM refunds WHERE id = $1`;

export const listOfDonationSql = `SELECT ${COLUMNS} FROM refunds WHERE donation_id = $1 ORDER BY requested_at, id`;

/** By `refunds_pending_idx`: asked for before $1, the oldest first; $2 and $3 are the last one of the page before. */
export const listPendingSql = `
  SELECT ${COLUMNS} FROM refunds
  WHERE status = 'pending' AND requested_at < $1
    AND ($2::timestamptz IS NULL OR (requested_at, id) > ($2, $3::uuid))
  ORDER BY requested_at, id
  LIMIT $4`;

/** $4: how much of it the campaign gives. */
export const succeedRefundSql = `
  UPDATE refunds SET status = 'succeeded', settled_at = $2, gateway_reference = $3, gift_part = $4
  WHERE id = $1 AND status = 'pending'
  RETURNING ${COLUMNS}`;

export const noteRefundedSql = `
  UPDATE donations
  SET refunded = refunded + $2,
      status = CASE WHEN status = 'disputed' THEN status
                    WHEN refunded + $2 = amount + covered_fee THEN 'refunded'
                    ELSE 'partly_refunded' END
  WHERE id = $1`;

export const failRefundSql = `
  UPDATE refunds SET status = 'failed', settled_at = $2, failure = $3 WHERE id = $1 AND status = 'pending' RETURNING id`;

export const findRefundXidSql = `
  SELECT ledger_entries.xid::text
  FROM ledger_transactions JOIN ledger_entries ON ledger_entries.transaction_id = ledger_transactions.id
  WHERE ledger_transactions.donation_id = $1 AND ledger_transactions.kind = 'refund' AND ledger_transactions.reference = $2
  LIMIT 1`;

/**
 * Who stands behind the waiting refunds of donation $1: whoever asked, and where that was a key, whoever made the key, and
 * where that was a key again, whoever made that.
 */
export const listBehindSql = `
  WITH RECURSIVE behind AS (
    SELECT id, requested_by AS actor FROM refunds WHERE donation_id = $1 AND status = 'waiting'
    UNION
    SELECT behind.id, api_keys.created_by FROM behind JOIN api_keys ON 'api-key:' || api_keys.id = behind.actor WHERE api_keys.created_by IS NOT NULL
  )
  SELECT id, actor FROM behind`;

/** Under the donation's lock. Answers no row where it waits no longer, or for too long. */
export const agreeToRefundSql = `
  UPDATE refunds SET status = 'pending', decided_by = $2, decided_at = $3
  WHERE id = $1 AND status = 'waiting' AND expires_at > $3
  RETURNING ${COLUMNS}`;

/** $4: 'declined' or 'withdrawn'. */
export const endWaitingRefundSql = `
  UPDATE refunds SET status = $4, decided_by = $2, decided_at = $3, settled_at = $3
  WHERE id = $1 AND status = 'waiting' AND expires_at > $3
  RETURNING ${COLUMNS}`;

export const expireRefundsSql = `
  UPDATE refunds SET status = 'expired', settled_at = $1 WHERE status = 'waiting' AND expires_at <= $1 RETURNING ${COLUMNS}`;

/** By `refunds_waiting_idx`: those of an organisation that a second person can still agree to, the oldest first. */
export const listWaitingSql = `
  SELECT refunds.id, refunds.donation_id AS "donationId", refunds.requested_at AS "requestedAt", campaigns.title AS "campaignTitle"
  FROM refunds
  JOIN donations ON donations.id = refunds.donation_id
  JOIN campaigns ON campaigns.id = donations.campaign_id
  WHERE refunds.organisation_id = $1 AND refunds.status = 'waiting' AND refunds.expires_at > $2
  ORDER BY refunds.requested_at
  LIMIT $3`;
