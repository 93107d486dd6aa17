import { aCampaign, type MadeCampaign } from '../../factories/a-campaign.js';
import { aDonor, bookAlone } from '../../factories/a-ledger-row.js';
import { aFigureProcess, type FigureProcess } from '../../cached-fields/figure-process.js';
import { freshet } from '../../cli/run-cli.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { testConfig } from '../../support/environment.js';

const TABLES = ['organisations', 'giving_days', 'campaigns', 'designations', 'donors', 'inbox', 'donations', 'ledger_transactions', 'ledger_entries', 'ledger_steps', 'journal_horizons'];

let original: TestDatabase;
let restored: TestDatabase;
let before: FigureProcess | undefined;
let after: FigureProcess | undefined;
let busy: MadeCampaign;
let quiet: MadeCampaign;

beforeAll(async () => {
  [original, restored] = [await testDatabase(), await testDatabase()];
});

afterAll(async () => {
  await before?.close();
  await after?.close();
  await original.close();
  await restored.close();
});

/**
 * What a logical dump carries over: rows as text, whatever stands in their columns, and no transaction ids. Triggers rest
 * while it is read back, as they do in a dump of data alone.
 */
async function copyRows(): Promise<void> {
  await restored.transactions.run('platform', async (tx) => {
    // As whoever restores, not as the application.
    await tx.rows(`SET LOCAL ROLE NONE`);
    await tx.rows(`SET LOCAL session_replication_role = replica`);
    for (const table of TABLES) {
      const rows = await original.transactions.run('platform', (from) => from.rows<{ row: string }>(`SELECT row_to_json(${table})::text AS row FROM ${table}`));
      const [{ columns }] = (await tx.rows<{ columns: string }>(
        // What is generated from other columns is not dumped.
        `SELECT string_agg(quote_ident(attname), ', ') AS columns FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
        [table],
      )) as [{ columns: string }];
      for (const { row } of rows) await tx.rows(`INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM json_populate_record(NULL::${table}, $1::json)`, [row]);
    }
    await tx.rows(`SELECT setval(pg_get_serial_sequence('ledger_entries', 'id'), 1000), setval(pg_get_serial_sequence('ledger_steps', 'id'), 1000)`);
  });
}

/** As if the database of before had lived through a hundred million transactions more than the one it is restored into. */
async function ageXids(): Promise<void> {
  await restored.transactions.run('platform', async (tx) => {
    for (const field of ['total_raised', 'donation_count', 'donor_count']) {
      for (const table of ['organisations', 'campaigns']) await tx.rows(`UPDATE ${table} SET cached_snapshot_${field} = '900000000:900000000:' WHERE cached_snapshot_${field}::text <> '1:1:'`);
    }
    await tx.rows(`UPDATE journal_horizons SET snapshot = '900000000:900000000:'`);
  });
}

function environment(): Record<string, string> {
  const { redis } = testConfig(restored.url);
  return {
    DATABASE_URL: restored.url,
    REDIS_CACHE_URL: redis.cacheUrl.reveal(),
    REDIS_QUEUE_URL: redis.queueUrl.reveal(),
    SMTP_URL: 'smtp://127.0.0.1:9',
    SECRET_KEY: 'a secret that is only ever used in tests',
  };
}

const give = async (database: TestDatabase, campaign: MadeCampaign, amount: number) => bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount });

it('figures are exact again after a logical restore, also where nothing had been given before it', async () => {
  before = await aFigureProcess(original);
  busy = await aCampaign(original);
  quiet = await aCampaign(original, { organisationId: busy.organisationId });
  await give(original, busy, 300);
  for (const { id } of [busy, quiet]) await before.campaigns.totalRaised.of(id, { forceRefresh: true });
  const { columns, loads } = before.additive('campaigns');
  await columns.write(new Map([...(await loads.loadStored([busy.id, quiet.id]))].map(([id, { state }]) => [id, state])));
  // Redis outlives the restore with what it holds, under snapshots of the database that is gone.
  for (const { id } of [busy, quiet]) await before.redis.hset(`freshet:{${id}}:figures`, 'snapshot', '900000000:900000000:');
  await before.close();
  before = undefined;
  await copyRows();
  await ageXids();

  await give(restored, busy, 40);
  await give(restored, quiet, 5);
  const drifted = await freshet(['figures', 'audit'], environment());
  expect([drifted.code, drifted.stdout]).toEqual([1, expect.stringContaining('differ from the ledger')]);

  const rebuilt = await freshet(['figures', 'rebuild'], environment());
  expect(rebuilt).toMatchObject({ code: 0, stdout: expect.stringMatching(/^figures of 3 things made anew from the ledger, 3 steps, in \d+\.\d s\nRedis has dropped what it held of 3 things\n/) });
  after = await aFigureProcess(restored);
  expect((await after.campaigns.totalRaised.of(quiet.id)).value).toEqual({ GBP: 5 });
  await give(restored, quiet, 2);
  await after.relay.run();
  expect((await after.campaigns.totalRaised.of(busy.id, { forceRefresh: true })).value).toEqual({ GBP: 340 });
  expect((await after.campaigns.totalRaised.of(quiet.id, { forceRefresh: true })).value).toEqual({ GBP: 7 });
  expect(await freshet(['figures', 'audit'], environment())).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing drifts') });
});
