/** Locks the donation: its receipt is brought up to date by one at a time. Its tax year is that of the organisation's clock. */
export const lockReceiptFactsSql = `
  SELECT donations.status, donations.amount, donations.covered_fee, donations.refunded, donations.currency,
         donations.captured_at, donations.donor_name, donations.locale, donations.dedication, donors.email,
         campaigns.title AS campaign_title, campaigns.slug AS campaign_slug, designations.title AS designation_title,
         coalesce(organisations.legal_name, organisations.name) AS organisation_name, organisations.postal_address,
         organisations.tax_number, organisations.time_zone,
         extract(year FROM donations.captured_at AT TIME ZONE organisations.time_zone)::integer AS year
  FROM donations
  JOIN donors ON donors.id = donations.donor_id
  JOIN campaigns ON campaigns.id = donations.campaign_id
  JOIN organisations ON organisations.id = donations.organisation_id
  LEFT JOIN designations ON designations.id = donations.designation_id
  WHERE donations.id = $1
  FOR NO KEY UPDATE OF donations`;

/** A statement of its own after the lock. Told by how receipts follow each other, because clocks of processes differ. */
export const findStandingSql = `
  SELECT id, gift, covered_fee, voided_at
  FROM receipts WHERE donation_id = $1
  ORDER BY voided_at IS NULL DESC, replaced_by IS NULL DESC, issued_at DESC
  LIMIT 1`;

export const voidReceiptSql = `UPDATE receipts SET voided_at = $2, replaced_by = $3 WHERE id = $1 AND voided_at IS NULL`;

/**
 * Takes the next number of the year and issues under it, in one statement: the series' row is locked only from here to
 * the commit, and a transaction that rolls back has taken nothing.
 */
export const issueReceiptSql = `
  WITH series AS (
    INSERT INTO receipt_series (organisation_id, year, last_serial) VALUES ($2, $4, 1)
    ON CONFLICT (organisation_id, year) DO UPDATE SET last_serial = receipt_series.last_serial + 1
    RETURNING last_serial
  )
  INSERT INTO receipts (id, organisation_id, donation_id, year, serial, gift, covered_fee, currency, facts, issued_at, replaces)
  SELECT $1, $2, $3, $4, series.last_serial, $5, $6, $7, $8::jsonb, $9, $10 FROM series
  RETURNING id`;

const READ = `
  SELECT receipts.id, receipts.organisation_id, receipts.donation_id, receipts.year, receipts.serial, receipts.gift,
         receipts.covered_fee, receipts.currency, receipts.facts, receipts.issued_at, receipts.voided_at,
         before.year AS before_year, before.serial AS before_serial, after.year AS after_year, after.serial AS after_serial
  FROM receipts
  LEFT JOIN receipts before ON before.id = receipts.replaces
  LEFT JOIN receipts after ON after.id = receipts.replaced_by`;

export const getReceiptSql = `${READ} WHERE receipts.id = $1`;

/** The one that counts, or after all were voided the last there was, comes last. */
export const listReceiptsSql = `
  ${READ} WHERE receipts.donation_id = $1
  ORDER BY receipts.voided_at IS NULL, receipts.replaced_by IS NULL, receipts.issued_at, receipts.serial`;
