import type { INestApplicationContext } from '@nestjs/common';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { ReportReader } from '../../src/reports/report.reader.js';
import { SweepReports } from '../../src/reports/sweep-reports.js';
import { ObjectStorage } from '../../src/storage/object-storage.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aMadeReport, aReport, aStorageFolder } from '../factories/a-report.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startWorker } from '../support/worker.js';

let test: TestApp;
let worker: INestApplicationContext;
let campaign: MadeCampaign;
const storage = aStorageFolder();
const HEADERS = { contentType: 'text/csv', contentEncoding: null, cacheControl: null, sha256: null };

beforeAll(async () => {
  test = await startTestApp({ STORAGE_URL: storage.url });
  worker = await startWorker('report', test.database.url, { STORAGE_URL: storage.url, REPORT_KEEP_DAYS: '3' });
  campaign = await aCampaign(test.database);
});

afterAll(async () => {
  await worker.close();
  await test.close();
  storage.close();
});

const sweep = () => worker.get(SweepReports, { strict: false }).run();
const platform = (sql: string, parameters: unknown[]) => test.database.transactions.run('platform', (tx) => tx.rows(sql, parameters));

it('a file is kept for its days, and then goes while its report stays', async () => {
  const files = test.app.get(ObjectStorage);
  const [kept, old] = [await aMadeReport({ app: test.app, worker }, campaign.organisationId), await aMadeReport({ app: test.app, worker }, campaign.organisationId, { format: 'xlsx' })];
  expect(kept.file!.expiresAt.getTime() - kept.finishedAt!.getTime()).toBe(3 * 86_400_000);
  await platform(`UPDATE reports SET expires_at = now() WHERE id = $1`, [old.id]);
  await expect(sweep()).resolves.toEqual({ expired: 1, orphans: 0, lost: 0, halves: 0 });
  expect(await files.find(old.file!.key)).toBeNull();
  expect(await files.find(kept.file!.key)).not.toBeNull();
  expect(await test.app.get(ReportReader, { strict: false }).get(campaign.organisationId, old.id)).toMatchObject({ status: 'expired' });
  await expect(sweep()).resolves.toMatchObject({ expired: 0 });
});

it('files that belong to no report go once nobody can be finishing them', async () => {
  const files = test.app.get(ObjectStorage);
  for (const name of ['old', 'new']) await files.put(`reports/somebody/${name}.csv`, Buffer.from('x'), HEADERS);
  const yesterday = new Date(Date.now() - 2 * 86_400_000);
  utimesSync(join(storage.folder, 'reports/somebody/old.csv'), yesterday, yesterday);
  await expect(sweep()).resolves.toMatchObject({ orphans: 1 });
  expect(await files.find('reports/somebody/old.csv')).toBeNull();
  expect(await files.find('reports/somebody/new.csv')).not.toBeNull();
});

it('a report that nobody made within a day is given up, so that nobody waits for ever', async () => {
  const id = await aReport(test.app, campaign.organisationId, { kind: 'donors' });
  await platform(`UPDATE reports SET requested_at = now() - interval '2 days' WHERE id = $1`, [id]);
  await expect(sweep()).resolves.toMatchObject({ lost: 1 });
  expect(await test.app.get(ReportReader, { strict: false }).get(campaign.organisationId, id)).toMatchObject({ status: 'failed', failure: { code: 'lost' } });
});
