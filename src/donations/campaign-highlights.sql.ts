/** Who has given most to each campaign, refunds taken off; nameless where any of their gifts was anonymous. $1: campaigns. */
export const listTopDonorsSql = `
  WITH given AS (
    SELECT campaign_id, donor_id, currency, sum(amount) AS amount
    FROM ledger_entries
    WHERE account = 'campaign' AND campaign_id = ANY ($1::uuid[])
    GROUP BY campaign_id, donor_id, currency
    HAVING sum(amount) > 0
  ), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY campaign_id ORDER BY amount DESC, donor_id) AS rank FROM given
  )
  SELECT ranked.campaign_id, ranked.currency, ranked.amount::text, named.name
  FROM ranked CROSS JOIN LATERAL (
    SELECT CASE WHEN NOT bool_or(anonymous) THEN (array_agg(donor_name ORDER BY captured_at DESC))[1] END AS name
    FROM donations WHERE donor_id = ranked.donor_id AND campaign_id = ranked.campaign_id AND captured_at IS NOT NULL
  ) named
  WHERE ranked.rank <= 10
  ORDER BY ranked.campaign_id, ranked.rank`;

const publicDonationsSql = (order: string, most: number) => `
  SELECT wanted.id AS campaign_id, donation.*
  FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
    SELECT id, CASE WHEN NOT anonymous THEN donor_name END AS name, (amount - least(refunded, amount))::text AS amount, currency, message, captured_at
    FROM donations
    WHERE campaign_id = wanted.id AND captured_at IS NOT NULL AND status <> 'refunded'
    ORDER BY ${order}
    LIMIT ${most}
  ) donation`;

/** By `donations_campaign_latest_idx`. $1: campaigns. */
export const listLatestDonationsSql = publicDonationsSql('captured_at DESC, id DESC', 12);
export const listLargestDonationsSql = publicDonationsSql('donations.amount - least(refunded, donations.amount) DESC, captured_at, id', 10);

/** The gift in the middle: half of all gifts are at least as large. An amount that somebody gave. $1: campaigns. */
export const findMedianGiftSql = `
  SELECT campaign_id, currency, percentile_disc(0.5) WITHIN GROUP (ORDER BY amount - least(refunded, amount))::text AS amount
  FROM donations
  WHERE campaign_id = ANY ($1::uuid[]) AND captured_at IS NOT NULL AND status <> 'refunded'
  GROUP BY campaign_id, currency`;

/** What each hour (UTC) brought, refunds taken off in the hour they were made, and in how many gifts. $1: campaigns. */
export const listHourlyRaisedSql = `
  SELECT campaign_id, currency, date_trunc('hour', created_at, 'UTC') AS hour, sum(amount)::text AS amount,
         count(*) FILTER (WHERE amount > 0)::integer AS gifts
  FROM ledger_entries
  WHERE account = 'campaign' AND campaign_id = ANY ($1::uuid[])
  GROUP BY campaign_id, currency, hour
  ORDER BY hour`;
