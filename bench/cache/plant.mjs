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
