const COLUMNS = `id, organisation_id, donation_id, status, amount, gift_part, currency, reason, failure, requested_at, settled_at`;

/** Locks the donation, so that what is reserved and booked of it happens one after the other. */
export const lockDonationSql = `
  SELECT status, amount, covered_fee, refunded, currency, campaign_id, designation_id, donor_id
  FROM donations WHERE id = $1
  FOR NO KEY UPDATE`;

/** A statement of its own: it begins after the wait for the lock and sees what the other transaction has reserved. */
export const sumReservedSql = `
  SELECT coalesce(sum(amount), 0) AS taken FROM refunds WHERE donation_id = $1 AND status IN ('pending', 'succeeded')`;

/** Answers no row when the key is taken. */
export const reserveRefundSql = `
  INSERT INTO refunds (id, organisation_id, donation_id, idempotency_key, fingerprint, amount, currency, reason, requested_by, requested_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (organisation_id, idempotency_key) DO NOTHING
  RETURNING ${COLUMNS}`;

export const findByKeySql = `SELECT ${COLUMNS}, fingerprint FROM refunds WHERE organisation_id = $1 AND idempotency_key = $2`;

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
