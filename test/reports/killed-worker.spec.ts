import type { INestApplicationContext } from '@nestjs/common';
import { ReportReader } from '../../src/reports/report.reader.js';
import { ObjectStorage } from '../../src/storage/object-storage.js';
import { aCampaign } from '../factories/a-campaign.js';
import { aReport, aStorageFolder, csvRows, giftsTo } from '../factories/a-report.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { testConfig } from '../support/environment.js';
import { WorkerProcess } from '../support/worker-process.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

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

it('a report whose worker is killed in the middle starts over, and ends with one right file', async () => {
  const campaign = await aCampaign(test.database);
  await giftsTo(test.database, campaign, { count: 30_000 });
  const id = await aReport(test.app, campaign.organisationId, { format: 'xlsx', columns: ['id', 'amount', 'tags'] });
  const reader = test.app.get(ReportReader, { strict: false });
  await until('it is being made', async () => (await reader.get(campaign.organisationId, id)).startedAt !== null);
  worker.signal('SIGKILL');
  const csv = await aReport(test.app, campaign.organisationId, { columns: ['id', 'amount'] });
  for (const one of [id, csv]) await until(`the report ${one} is done`, async () => (await reader.get(campaign.organisationId, one)).status === 'done', 90_000);
  const report = await reader.get(campaign.organisationId, csv);
  const ids = new Set((await csvRows(test.app, report)).map(({ Donation }) => Donation));
  expect(ids.size).toBe(30_000);
  expect(await reader.get(campaign.organisationId, id)).toMatchObject({ rowsWritten: 30_000 });
  const kept: string[] = [];
  for await (const { key } of test.app.get(ObjectStorage).list('reports/')) kept.push(key);
  expect(kept).toHaveLength(2);
});
