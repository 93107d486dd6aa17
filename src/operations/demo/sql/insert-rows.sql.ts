/**
 * Each statement inserts a whole table's rows from one JSON array; PostgreSQL reads every member as its column's type.
 * The columns are named, so that those with defaults keep them.
 */
export const insertOrganisationsSql = insertInto(
  'organisations',
  'id, slug, name, locale, time_zone, brand_hue, legal_name, postal_address, tax_number, created_at',
);

export const insertGivingDaysSql = insertInto(
  'giving_days',
  'id, organisation_id, slug, title, tagline, story, locale, currency, starts_at, ends_at, published_at',
);

export const insertCampaignsSql = insertInto(
  'campaigns',
  `id, organisation_id, giving_day_id, slug, title, summary, story, locale, artwork_hue, artwork_emblem, currency, goal,
   minimum, maximum, suggested_amounts, opens_at, closes_at, published_at, position`,
);

export const insertDesignationsSql = insertInto(
  'designations',
  'id, organisation_id, campaign_id, slug, title, position',
);

export const insertDonorsSql = insertInto('donors', 'id, organisation_id, email, name, number, created_at');

export const insertTagsSql = insertInto('tags', 'id, organisation_id, name');

export const insertDonorTagsSql = insertInto('donor_tags', 'organisation_id, donor_id, tag_id');

export const insertInboxSql = insertInto(
  'inbox',
  'id, organisation_id, source, key, fingerprint, received_at',
);

export const insertDonationsSql = insertInto(
  'donations',
  `id, organisation_id, campaign_id, designation_id, donor_id, inbox_id, status, amount, covered_fee, refunded, currency,
   donor_name, anonymous, message, locale, gateway, payment_token, gateway_reference, failure, created_at, captured_at,
   failed_at, receipt_sent_at`,
);

export const insertLedgerTransactionsSql = insertInto(
  'ledger_transactions',
  'id, organisation_id, donation_id, kind, reference, occurred_at',
);

export const insertLedgerEntriesSql = insertInto(
  'ledger_entries',
  `organisation_id, transaction_id, account, amount, currency, campaign_id, designation_id, donor_id, created_at`,
);

function insertInto(table: string, columns: string): string {
  return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`;
}
