/** One page of what everyone may see, what was given back taken off, by `donations_campaign_latest_idx`. Stable while new donations arrive. */
export const listPublicSql = `
  SELECT id, CASE WHEN anonymous THEN NULL ELSE donor_name END AS name, amount - least(refunded, amount) AS amount,
         currency, message, captured_at
  FROM donations
  WHERE campaign_id = $1 AND captured_at IS NOT NULL AND status <> 'refunded'
    AND ($2::timestamptz IS NULL OR (captured_at, id) < ($2, $3::uuid))
  ORDER BY captured_at DESC, id DESC
  LIMIT $4`;

/** The latest movement of a donation, which began after all those before it had been committed. */
export const findLatestXidSql = `
  SELECT ledger_entries.xid::text
  FROM ledger_transactions JOIN ledger_entries ON ledger_entries.transaction_id = ledger_transactions.id
  WHERE ledger_transactions.donation_id = $1
  ORDER BY ledger_entries.xid DESC
  LIMIT 1`;
