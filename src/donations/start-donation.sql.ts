/**
 * Keeps the request, finds or makes the donor, and books the pending donation, in one round trip. Answers no row when
 * the key is in the inbox already; a concurrent request under the same key waits for the first to end.
 */
export const startDonationSql = `
  WITH received AS (
    INSERT INTO inbox (id, organisation_id, source, key, fingerprint, received_at)
    VALUES ($1, $2, $3, $4, $5, $20)
    ON CONFLICT (organisation_id, source, key) DO NOTHING
    RETURNING id
  ), donor AS (
    INSERT INTO donors (id, organisation_id, email, name, created_at)
    SELECT $6, $2, $7, $8, $20 FROM received
    ON CONFLICT (organisation_id, email) DO UPDATE SET name = EXCLUDED.name
    RETURNING id
  )
  INSERT INTO donations
    (id, organisation_id, campaign_id, designation_id, donor_id, inbox_id, status, amount, covered_fee, currency,
     donor_name, anonymous, message, locale, gateway, payment_token, created_at,
     dedication)
  SELECT $9, $2, $10, $11, donor.id, received.id, 'pending', $12, $13, $14, $8, $15, $16, $17, $18, $19, $20,
         $21::jsonb
  FROM received, donor
  RETURNING id, donor_id`;

/** What a key brought in: its fingerprint and the donation it became. */
export const findIntakeSql = `
  SELECT inbox.fingerprint, donations.id AS donation_id
  FROM inbox JOIN donations ON donations.inbox_id = inbox.id
  WHERE inbox.organisation_id = $1 AND inbox.source = $2 AND inbox.key = $3`;
