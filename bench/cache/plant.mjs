import { query } from '../../bin/services/postgres-query.mjs';

/** One organisation with a giving day of `count` campaigns that take gifts now; resolves to their ids. */
export async function plantCampaigns(databaseUrl, count) {
  await query(
    databaseUrl,
    `WITH platform AS MATERIALIZED (SELECT set_config('freshet.scope', 'platform', false)),
     organisation AS (
       INSERT INTO organisations (id, slug, name) SELECT uuidv7(), 'organisation-' || uuidv7(), 'Organisation' FROM platform RETURNING id
     ), day AS (
       INSERT INTO giving_days (id, organisation_id, slug, title, locale, currency, starts_at, ends_at)
       SELECT uuidv7(), id, 'day-' || uuidv7(), 'Giving day', 'en-GB', 'GBP', now(), now() + interval '1 day' FROM organisation
       RETURNING id, organisation_id
     )
     INSERT INTO campaigns (id, organisation_id, giving_day_id, slug, title, locale, currency, minimum, maximum, opens_at, published_at)
     SELECT uuidv7(), organisation_id, day.id, 'campaign-' || uuidv7(), 'Campaign', 'en-GB', 'GBP', 100, 1000000, now(), now()
     FROM day, generate_series(1, $1)`,
    [count],
  );
  const { rows } = await query(databaseUrl, `SELECT id FROM campaigns ORDER BY id DESC LIMIT $1`, [count]);
  return rows.map(({ id }) => id);
}

/** Donors who have not given yet, with a donation each to the first campaign, and what a giver must know. */
export async function plantGifts(databaseUrl, [campaign, other], count) {
  const { rows } = await query(databaseUrl, `SELECT id, organisation_id FROM campaigns WHERE id = $1`, [
    campaign,
  ]);
  const organisationId = rows[0].organisation_id;
  await query(
    databaseUrl,
    `WITH numbered AS MATERIALIZED (SELECT n, uuidv7() AS donor, uuidv7() AS inbox FROM generate_series(1, $3) AS n),
     made AS (
       INSERT INTO donors (id, organisation_id, email, name) SELECT donor, $1, 'donor-' || n || '@donors.example', 'Donor' FROM numbered
     ), received AS (
       INSERT INTO inbox (id, organisation_id, source, key, fingerprint, received_at)
       SELECT inbox, $1, 'api', 'gift-' || n, sha256(n::text::bytea), now() FROM numbered
     )
     INSERT INTO donations (id, organisation_id, campaign_id, donor_id, inbox_id, status, amount, currency, donor_name, locale, gateway, payment_token)
     SELECT uuidv7(), $1, $2, donor, inbox, 'pending', 1000, 'GBP', 'Donor', 'en-GB', 'sandbox', 'token' FROM numbered`,
    [organisationId, campaign, count],
  );
  const planted = await query(
    databaseUrl,
    `SELECT id, donor_id FROM donations WHERE campaign_id = $1 ORDER BY id LIMIT $2`,
    [campaign, count],
  );
  const gifts = planted.rows.map(({ id, donor_id }) => ({ donationId: id, donorId: donor_id }));
  return { hot: { id: campaign, other, organisationId }, gifts };
}
