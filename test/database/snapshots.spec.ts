import pg from 'pg';
import type { Snapshot } from '../../src/database/snapshot.js';
import { SnapshotPool } from '../../src/database/snapshot-pool.js';
import { snapshotOptions } from '../../src/database/data-source.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { testConfig } from '../support/environment.js';
import { until } from '../support/worker.js';

let database: TestDatabase;
let campaign: MadeCampaign;
let pool: SnapshotPool;
let owner: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  [campaign] = [await aCampaign(database), await aCampaign(database)];
  const config = testConfig(database.url).database;
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  pool = new SnapshotPool(snapshotOptions(config, config.url, 'test'));
});

afterAll(async () => {
  await pool.close();
  await owner.end();
  await database.close();
});

const SLOW = 'SELECT pg_sleep(30), n FROM generate_series(1, 3) n';
const scope = () => ({ organisationId: campaign.organisationId });

async function drained(snapshot: Snapshot, sql: string): Promise<number> {
  let rows = 0;
  for await (const batch of snapshot.batches(sql)) rows += batch.length;
  return rows;
}

/** How many statements are asleep on the server; asked by their owner, for others do not see what they are. */
async function sleeping(): Promise<number | undefined> {
  const sql = `SELECT count(*)::integer AS count FROM pg_stat_activity WHERE query LIKE '%pg_sleep(30), n%' AND state = 'active' AND datname = current_database() AND pid <> pg_backend_pid()`;
  return (await owner.query<{ count: number }>(sql)).rows[0]?.count;
}

it('shows the rows of its scope alone, each value as text, and writes nothing', async () => {
  const rows = await pool.read(scope(), { statementMs: 60_000 }, async (snapshot) => {
    for await (const batch of snapshot.batches('SELECT slug, published_at IS NULL, goal, NULL FROM campaigns')) return batch;
    return [];
  });
  expect(rows).toEqual([[campaign.slug, 'f', '1000000', null]]);
  await expect(pool.read(scope(), { statementMs: 60_000 }, (snapshot) => snapshot.rows(`UPDATE campaigns SET title = 'x'`))).rejects.toThrow('read-only');
});

it('every row comes once, whatever the batches', async () => {
  for (const count of [0, 1, 499, 500, 501, 1_500]) await expect(pool.read('platform', { statementMs: 60_000 }, (snapshot) => drained(snapshot, `SELECT n FROM generate_series(1, ${count}) n`))).resolves.toBe(count);
});

it('a statement that is let go of makes room for the next on the same connection', async () => {
  const sql = 'SELECT n FROM generate_series(1, 100000) n';
  const read = pool.read('platform', { statementMs: 60_000 }, async (snapshot) => {
    for await (const _ of snapshot.batches(sql)) break;
    return drained(snapshot, sql);
  });
  await expect(read).resolves.toBe(100_000);
});

it('a statement ends at its limit, counting what its reader takes', async () => {
  await expect(pool.read('platform', { statementMs: 200 }, (snapshot) => drained(snapshot, SLOW))).rejects.toThrow('statement timeout');
  const dawdling = pool.read('platform', { statementMs: 200 }, async (snapshot) => {
    for await (const _ of snapshot.batches('SELECT n FROM generate_series(1, 100000) n')) await new Promise((resolve) => setTimeout(resolve, 50));
  });
  // Not an end that looks as if all rows had come.
  await expect(dawdling).rejects.toThrow('statement timeout');
  await expect(pool.read('platform', { statementMs: 60_000 }, (snapshot) => drained(snapshot, 'SELECT 1'))).resolves.toBe(1);
});

it('a read that is aborted ends at once, and so does what the server does for it', async () => {
  const abort = new AbortController();
  const read = pool.read('platform', { statementMs: 60_000, signal: abort.signal }, (snapshot) => drained(snapshot, SLOW));
  read.catch(() => undefined);
  await until('the server is at it', async () => (await sleeping()) === 1);
  abort.abort();
  await expect(read).rejects.toThrow('terminated');
  await until('the server has let it go', async () => (await sleeping()) === 0);
});

it('a fault of a statement is told, and the next read is well', async () => {
  await expect(pool.read('platform', { statementMs: 60_000 }, (snapshot) => drained(snapshot, 'SELECT 1 / (n - 700) FROM generate_series(1, 1000) n'))).rejects.toThrow('division by zero');
  await expect(pool.read('platform', { statementMs: 60_000 }, (snapshot) => drained(snapshot, 'SELECT 1'))).resolves.toBe(1);
});
