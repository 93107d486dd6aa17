import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { ReportReader } from '../../src/reports/report.reader.js';
import { ObjectStorage } from '../../src/storage/object-storage.js';
import { aCampaign } from '../factories/a-campaign.js';
import { aReport, aStorageFolder, csvRows, giftsTo } from '../factories/a-report.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { testConfig } from '../support/environment.js';
import { WorkerProcess } from '../support/worker-process.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

/** How long another worker may take to begin where the killed one left off, on a busy machine. */
const PATIENCE_MS = 180_000;

let test: TestApp;
let relay: INestApplicationContext;
let worker: WorkerProcess;
const storage = aStorageFolder();

beforeAll(async () => {
  test = await startTestApp({ STORAGE_URL: storage.url });
  relay = await startWorker('transactional', test.database.url);
  await emptyQueues(relay);
  const { redis } = testConfig(test.database.url);
  worker = await WorkerProcess.start('report', { databaseUrl: test.database.url, queueUrl: redis.queueUrl.reveal(), cacheUrl: redis.cacheUrl.reveal(), extra: { STORAGE_URL: storage.url } });
});

afterAll(async () => {
  await worker.stop();
  await relay.close();
  await test.close();
  storage.close();
});

/** Until it is released nobody reads tags: a report with them is in the middle for as long. */
async function withoutTags(): Promise<{ release(): Promise<void> }> {
  const client = new pg.Client({ connectionString: test.database.url });
  await client.connect();
  await client.query('BEGIN');
  await client.query('LOCK TABLE tags IN ACCESS EXCLUSIVE MODE');
  return { release: () => client.end() };
}

it('a report whose worker is killed in the middle starts over, and ends with one right file', async () => {
  const campaign = await aCampaign(test.database);
  await giftsTo(test.database, campaign, { count: 3_000 });
  const lock = await withoutTags();
  const id = await aReport(test.app, campaign.organisationId, { columns: ['id', 'amount', 'tags'] });
  const reader = test.app.get(ReportReader, { strict: false });
  await until('it is being made', async () => (await reader.get(campaign.organisationId, id)).startedAt !== null);
  worker.signal('SIGKILL');
  await lock.release();
  await until('the report is done', async () => (await reader.get(campaign.organisationId, id)).status === 'done', PATIENCE_MS);
  const report = await reader.get(campaign.organisationId, id);
  expect(new Set((await csvRows(test.app, report)).map(({ Donation }) => Donation)).size).toBe(3_000);
  const [row] = await test.database.transactions.run('platform', (tx) => tx.rows<{ attempts: number }>(`SELECT attempts FROM reports WHERE id = $1`, [id]));
  expect(row?.attempts).toBe(2);
  const kept: string[] = [];
  for await (const { key } of test.app.get(ObjectStorage).list('reports/')) kept.push(key);
  expect(kept).toEqual([report.file?.key]);
}, 2 * PATIENCE_MS);
