import pg from 'pg';
import { lockMatchSql, takeGiftsSql } from '../../dist/matches/allot-match.sql.js';
import { plantHistory } from '../cache/plant-history.mjs';
import { printTable } from '../table.mjs';

const HISTORY = 100_000;
const NEW = [1, 10, 100, 1_000];

/** What taking in new gifts costs where 100,000 have been matched already: PostgreSQL's own account of it. */
export async function showAllotment(databaseUrl) {
  const [campaign] = await plantHistory(databaseUrl, { campaigns: 1, count: HISTORY });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`SELECT set_config('freshet.scope', 'platform', false), set_config('session_replication_role', 'replica', false)`);
    const { rows } = await client.query(PROMISE_SQL, [campaign]);
    const [{ id }] = rows;
    const first = await take(client, id);
    await client.query('VACUUM ANALYZE match_shares, matches, ledger_entries, ledger_transactions, donations');
    const cells = [[`all ${HISTORY.toLocaleString('en')} at first`, first.ms.toFixed(0), first.buffers.toLocaleString('en'), '']];
    for (const gifts of NEW) {
      await client.query(GIVE_SQL, [campaign, gifts]);
      const { ms, buffers } = await take(client, id);
      cells.push([`${gifts.toLocaleString('en')} more`, ms.toFixed(1), buffers.toLocaleString('en'), (buffers / gifts).toFixed(0)]);
    }
    printTable(['gifts taken in', 'ms', 'buffers', 'buffers each'], cells);
    console.log('  one run of the allotment on one campaign, by EXPLAIN (ANALYZE, BUFFERS)\n');
  } finally {
    await client.end();
  }
}

async function take(client, id) {
  await client.query('BEGIN');
  await client.query(lockMatchSql, [id]);
  const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${takeGiftsSql}`, [id]);
  await client.query('COMMIT');
  const [{ Plan: plan, 'Execution Time': ms }] = rows[0]['QUERY PLAN'];
  return { ms, buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] };
}

const PROMISE_SQL = `
  INSERT INTO matches (id, organisation_id, campaign_id, sponsor, currency, pool, percent, opens_at, closes_at, created_at, created_by, updated_at, idempotency_key, fingerprint)
  SELECT uuidv7(), organisation_id, id, 'A sponsor', currency, 10000000000000, 100, now() - interval '2 days', now() + interval '1 day', now(), 'bench', now(), 'allotment', ''
  FROM campaigns WHERE id = $1 RETURNING id`;

/** $2 gifts to a campaign ($1), as the ledger would have booked them. */
const GIVE_SQL = `
  WITH gift AS MATERIALIZED (
    SELECT uuidv7() AS id, uuidv7() AS movement, donor_id, organisation_id FROM ledger_entries WHERE campaign_id = $1 AND account = 'campaign' LIMIT $2
  ), donations_made AS (
    INSERT INTO donations (id, organisation_id, campaign_id, donor_id, inbox_id, status, amount, currency, donor_name, locale, gateway, payment_token, created_at, captured_at)
    SELECT id, organisation_id, $1, donor_id, uuidv7(), 'captured', 2500, 'GBP', 'Donor', 'en-GB', 'sandbox', 'token', now(), now() FROM gift
  ), movements_made AS (
    INSERT INTO ledger_transactions (id, organisation_id, donation_id, kind, reference, occurred_at) SELECT movement, organisation_id, id, 'capture', 'bench', now() FROM gift
  )
  INSERT INTO ledger_entries (organisation_id, transaction_id, account, amount, currency, campaign_id, donor_id, created_at)
  SELECT organisation_id, movement, account, sign * 2500, 'GBP', $1, donor_id, now() FROM gift, (VALUES ('donor', -1), ('campaign', 1)) AS posting (account, sign)`;
