import { query } from '../../bin/services/postgres-query.mjs';
import { plantCampaigns } from './plant.mjs';

const DONORS = 100_000;

/**
 * `count` gifts to `campaigns` campaigns of one giving day, as the ledger would have booked them. Every donor gives to one
 * campaign, again and again. Triggers and keys are left out, which would take an hour to say that all of it is right.
 */
export async function plantHistory(databaseUrl, { campaigns, count }) {
  const ids = await plantCampaigns(databaseUrl, campaigns);
  await query(databaseUrl, historySql(), [ids, count]);
  await query(databaseUrl, 'VACUUM ANALYZE');
  return ids;
}

/** As if workers had kept the totals of what is planted all along, and had told everybody of it. */
export async function settleHistory(databaseUrl) {
  for (const table of ['campaigns', 'giving_days', 'organisations'])
    await query(
      databaseUrl,
      `WITH told AS MATERIALIZED (SELECT set_config('freshet.scope', 'platform', false)),
       sums AS (
         SELECT scope_id AS id, jsonb_build_object('GBP', sum(raised)) AS raised, sum(gifts) AS gifts, sum(donors) AS donors
         FROM told, ledger_steps GROUP BY scope_id
       )
       UPDATE ${table} SET
         cached_total_raised = raised, cached_timestamp_total_raised = now(), cached_snapshot_total_raised = pg_current_snapshot(),
         cached_donation_count = gifts, cached_timestamp_donation_count = now(), cached_snapshot_donation_count = pg_current_snapshot(),
         cached_donor_count = donors, cached_timestamp_donor_count = now(), cached_snapshot_donor_count = pg_current_snapshot()
       FROM sums WHERE sums.id = ${table}.id`,
    );
  await query(
    databaseUrl,
    `INSERT INTO journal_horizons (journal, snapshot, at)
     SELECT journal, pg_current_snapshot(), now() FROM unnest(ARRAY['ledger_steps', 'ledger_steps refresh', 'ledger_steps milestones']) AS journal
     ON CONFLICT (journal) DO UPDATE SET snapshot = EXCLUDED.snapshot, at = EXCLUDED.at`,
  );
  await query(databaseUrl, 'VACUUM ANALYZE');
}

/** $1: campaigns, $2: gifts. One statement, so that it is booked as a whole. */
const historySql = () => `
  WITH told AS MATERIALIZED (
    SELECT set_config('session_replication_role', 'replica', false), set_config('freshet.scope', 'platform', false)
  ), scope AS MATERIALIZED (
    SELECT organisation_id, giving_day_id FROM told, campaigns WHERE id = ($1::uuid[])[1]
  ), donor AS MATERIALIZED (
    SELECT n, uuidv7() AS id FROM scope, generate_series(1, ${DONORS}) AS n
  ), gift AS MATERIALIZED (
    SELECT gift.n, uuidv7() AS id, uuidv7() AS movement, donor.id AS donor_id, ($1::uuid[])[1 + gift.n % cardinality($1)] AS campaign_id,
           500 + (gift.n::bigint * 7919) % 20000 AS amount, now() - (gift.n % 86400) * interval '1 second' AS at, gift.n <= ${DONORS} AS is_first
    FROM generate_series(1, $2::integer) AS gift (n) JOIN donor ON donor.n = 1 + gift.n % ${DONORS}
  ), donors_made AS (
    INSERT INTO donors (id, organisation_id, email, name)
    SELECT donor.id, organisation_id, 'history-' || n || '-' || donor.id || '@donors.example', 'Donor ' || donor.n FROM donor, scope
  ), donations_made AS (
    INSERT INTO donations (id, organisation_id, campaign_id, donor_id, inbox_id, status, amount, currency, donor_name, locale, gateway, payment_token, created_at, captured_at)
    SELECT gift.id, organisation_id, campaign_id, donor_id, uuidv7(), 'captured', amount, 'GBP', 'Donor', 'en-GB', 'sandbox', 'token', at, at FROM gift, scope
  ), movements_made AS (
    INSERT INTO ledger_transactions (id, organisation_id, donation_id, kind, reference, occurred_at)
    SELECT movement, organisation_id, gift.id, 'capture', 'history', at FROM gift, scope
  ), entries_made AS (
    INSERT INTO ledger_entries (organisation_id, transaction_id, account, amount, currency, campaign_id, donor_id, created_at)
    SELECT organisation_id, movement, account, sign * amount, 'GBP', campaign_id, donor_id, at
    FROM gift, scope, (VALUES ('donor', -1), ('campaign', 1)) AS posting (account, sign)
  )
  INSERT INTO ledger_steps (organisation_id, scope_id, currency, raised, gifts, donors)
  SELECT organisation_id, scope_id, 'GBP', amount, 1, is_first::integer
  FROM gift, scope, unnest(ARRAY[campaign_id, giving_day_id, organisation_id]) AS scope_id`;
