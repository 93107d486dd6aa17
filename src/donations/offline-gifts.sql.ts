const GIFTS = `
  jsonb_to_recordset($3::jsonb) AS gift (campaign_id uuid, designation_id uuid, email text, name text, amount bigint, currency text,
    anonymous boolean, message text, locale text, given_at timestamptz, reference text, dedication jsonb, entry jsonb)`;

/** Givers who are not known yet, in the order of their addresses. $1: organisation, $2: import, $3: gifts. */
export const addOfflineDonorsSql = `
  WITH made AS (
    INSERT INTO donors (id, organisation_id, email, name, import_id)
    SELECT uuidv7(), $1, email, coalesce(name, ''), $2 FROM (
      SELECT DISTINCT ON (email COLLATE "C") email, name FROM ${GIFTS} ORDER BY email COLLATE "C", name NULLS LAST) giver
    ON CONFLICT (organisation_id, email) DO NOTHING RETURNING 1
  )
  SELECT count(*)::integer AS donors FROM made`;

/** As the donations of a form: what was asked, what came of it, and double entry. Once for each reference, by offline_gifts_standing_reference_key. */
export const bookOfflineGiftsSql = `
  WITH wanted AS MATERIALIZED (
    SELECT gift.*, donors.id AS donor_id, coalesce(nullif(gift.name, ''), donors.name) AS donor_name,
           uuidv7() AS donation_id, uuidv7() AS inbox_id, uuidv7() AS movement_id
    FROM ${GIFTS} JOIN donors ON donors.organisation_id = $1 AND donors.email = gift.email
  ), noted AS (
    INSERT INTO offline_gifts (donation_id, organisation_id, reference, import_id, means, entered_by)
    SELECT donation_id, $1, reference, $2::uuid, entry ->> 'means', entry ->> 'by' FROM wanted ORDER BY reference COLLATE "C"
    ON CONFLICT (organisation_id, reference) WHERE reversed_at IS NULL DO NOTHING
    RETURNING donation_id
  ), gift AS MATERIALIZED (
    SELECT wanted.* FROM wanted JOIN noted USING (donation_id)
  ), received AS (
    INSERT INTO inbox (id, organisation_id, source, key, fingerprint)
    SELECT inbox_id, $1, CASE WHEN entry IS NULL THEN 'import' ELSE 'entry' END, coalesce(entry ->> 'key', donation_id::text),
           coalesce(decode(entry ->> 'fingerprint', 'hex'), sha256(convert_to(reference, 'UTF8')))
    FROM gift
  ), given AS (
    INSERT INTO donations
      (id, organisation_id, campaign_id, designation_id, donor_id, inbox_id, status, amount, currency, donor_name, anonymous, message,
       locale, gateway, payment_token, gateway_reference, created_at, captured_at, dedication)
    SELECT donation_id, $1, campaign_id, designation_id, donor_id, inbox_id, 'captured', amount, currency, donor_name, anonymous, message,
           locale, 'offline', 'offline', donation_id::text, given_at, given_at, dedication
    FROM gift
  ), movement AS (
    INSERT INTO ledger_transactions (id, organisation_id, donation_id, kind, reference, occurred_at)
    SELECT movement_id, $1, donation_id, 'capture', donation_id::text, given_at FROM gift
  ), entry AS (
    INSERT INTO ledger_entries (organisation_id, transaction_id, account, amount, currency, campaign_id, designation_id, donor_id, created_at)
    SELECT $1, movement_id, posting.account, posting.sign * gift.amount, gift.currency, campaign_id, designation_id, donor_id, given_at
    FROM gift CROSS JOIN (VALUES ('donor', -1), ('campaign', 1)) AS posting (account, sign)
    RETURNING xid
  )
  SELECT (SELECT count(*) FROM gift)::integer AS gifts, (SELECT min(donation_id::text) FROM gift) AS first, (SELECT min(xid::text) FROM entry) AS xid`;

/** What an import ($2) booked and nobody has refunded or receipted since. $1: organisation. */
const STANDING_GIFTS = `offline_gifts JOIN donations donation ON donation.id = offline_gifts.donation_id
    WHERE offline_gifts.organisation_id = $1 AND offline_gifts.import_id = $2 AND offline_gifts.reversed_at IS NULL
      AND donation.status = 'captured' AND donation.refunded = 0
      AND NOT EXISTS (SELECT FROM receipts WHERE receipts.donation_id = donation.id)
      AND NOT EXISTS (SELECT FROM refunds WHERE refunds.donation_id = donation.id AND refunds.status = 'pending')`;

export const countStandingGiftsSql = `SELECT count(*)::integer FROM ${STANDING_GIFTS}`;

/**
 * Takes gifts of an import ($2) back: refunded in full, in the books alone, because the money never went through us. $1:
 * organisation, $3: so many. What was refunded since, or has a receipt out, stays.
 */
export const reverseOfflineGiftsSql = `
  WITH standing AS MATERIALIZED (
    SELECT donation.id, donation.amount, donation.currency, donation.campaign_id, donation.designation_id, donation.donor_id,
           uuidv7() AS refund_id, uuidv7() AS movement_id
    FROM ${STANDING_GIFTS}
    ORDER BY donation.id LIMIT $3
    FOR NO KEY UPDATE OF donation
  ), reversed AS (
    UPDATE offline_gifts SET reversed_at = now() FROM standing WHERE offline_gifts.donation_id = standing.id
  ), refund AS (
    INSERT INTO refunds (id, organisation_id, donation_id, idempotency_key, fingerprint, status, amount, gift_part, currency, reason, requested_by, requested_at, gateway_reference, settled_at)
    SELECT refund_id, $1, id, 'import-undo:' || id, sha256(convert_to(id::text, 'UTF8')), 'succeeded', amount, amount, currency, 'The import that booked it was undone.',
           'import:' || $2::uuid, now(), 'import-undo:' || id, now()
    FROM standing
  ), donation AS (
    UPDATE donations SET status = 'refunded', refunded = donations.amount FROM standing WHERE donations.id = standing.id
  ), movement AS (
    INSERT INTO ledger_transactions (id, organisation_id, donation_id, kind, reference)
    SELECT movement_id, $1, id, 'refund', refund_id::text FROM standing
  ), entry AS (
    INSERT INTO ledger_entries (organisation_id, transaction_id, account, amount, currency, campaign_id, designation_id, donor_id)
    SELECT $1, movement_id, posting.account, posting.sign * standing.amount, standing.currency, campaign_id, designation_id, donor_id
    FROM standing CROSS JOIN (VALUES ('donor', 1), ('campaign', -1)) AS posting (account, sign)
    RETURNING xid
  )
  SELECT (SELECT count(*) FROM standing)::integer AS gifts, NULL AS first, (SELECT min(xid::text) FROM entry) AS xid`;
