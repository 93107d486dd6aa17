import { jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { CancelReport } from '../../src/reports/cancel-report.js';
import { MakeReport } from '../../src/reports/make-report.js';
import { ReportReader } from '../../src/reports/report.reader.js';
import { Snapshot } from '../../src/database/snapshot.js';
import { ObjectStorage } from '../../src/storage/object-storage.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aListener, toldOf } from '../factories/a-listener.js';
import { aMadeReport, aReport, aStorageFolder, bytesOf, csvRows, giftsTo } from '../factories/a-report.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startWorker, until } from '../support/worker.js';

let test: TestApp;
let worker: INestApplicationContext;
let campaign: MadeCampaign;
const storage = aStorageFolder();

beforeAll(async () => {
  test = await startTestApp({ STORAGE_URL: storage.url });
  worker = await startWorker('report', test.database.url, { STORAGE_URL: storage.url });
});

beforeEach(async () => {
  campaign = await aCampaign(test.database);
});

afterEach(() => jest.restoreAllMocks());

afterAll(async () => {
  await worker.close();
  await test.close();
  storage.close();
});

const made = (differs: Parameters<typeof aReport>[2] = {}) => aMadeReport({ app: test.app, worker }, campaign.organisationId, differs);
const make = (id: Awaited<ReturnType<typeof aReport>>) => worker.get(MakeReport, { strict: false }).run(campaign.organisationId, id);
const find = (id: Awaited<ReturnType<typeof aReport>>) => test.app.get(ReportReader, { strict: false }).get(campaign.organisationId, id);

async function keptFiles(): Promise<string[]> {
  const kept: string[] = [];
  for await (const { key } of test.app.get(ObjectStorage).list(`reports/${campaign.organisationId}/`)) kept.push(key);
  return kept;
}

/** Holds every reading of rows after its first batch until it is let go. */
function heldAfterFirstBatch(): { readonly reached: Promise<void>; release(): void } {
  let release = () => undefined as void;
  let reach = () => undefined as void;
  const released = new Promise<void>((resolve) => (release = resolve));
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const batches = Snapshot.prototype.batches;
  jest.spyOn(Snapshot.prototype, 'batches').mockImplementation(async function* held(this: Snapshot, ...of) {
    for await (const batch of batches.apply(this, of)) {
      yield batch;
      reach();
      await released;
    }
  });
  return { reached, release };
}

it('a report holds every gift of its organisation, as the database has them, and none of another', async () => {
  await giftsTo(test.database, campaign, { count: 3, at: new Date('2026-11-26T09:30:00Z') });
  await giftsTo(test.database, await aCampaign(test.database), { count: 2 });
  const report = await made();
  expect(report).toMatchObject({ status: 'done', rowsWritten: 3, database: 'primary', databaseReason: null, failure: null });
  const rows = await csvRows(test.app, report);
  expect(rows.map((row) => [row['Given at (UTC)'], row['Status'], row['Currency'], row['Gift'], row['Covered fee']])).toEqual([
    ['2026-11-26 09:31:00', 'captured', 'GBP', '1.01', '0.03'],
    ['2026-11-26 09:32:00', 'captured', 'GBP', '1.02', '0.03'],
    ['2026-11-26 09:33:00', 'captured', 'GBP', '1.03', '0.03'],
  ]);
  const expected = await test.database.transactions.run('platform', (tx) => tx.rows<{ id: string }>(`SELECT id FROM donations WHERE campaign_id = $1 ORDER BY created_at`, [campaign.id]));
  expect(rows.map(({ Donation }) => Donation)).toEqual(expected.map(({ id }) => id));
});

it('amounts have the decimals of their currency', async () => {
  const yen = await aCampaign(test.database, { currency: 'JPY' });
  const dinar = await aCampaign(test.database, { currency: 'KWD', organisationId: yen.organisationId });
  await giftsTo(test.database, yen, { at: new Date('2026-01-01') });
  await giftsTo(test.database, dinar, { at: new Date('2026-01-02') });
  campaign = yen;
  const rows = await csvRows(test.app, await made({ columns: ['amount', 'coveredFee'] }));
  expect(rows).toEqual([
    { Currency: 'JPY', Gift: '101', 'Covered fee': '3' },
    { Currency: 'KWD', Gift: '0.101', 'Covered fee': '0.003' },
  ]);
});

it('a report shows one moment: what is given while it is made is not in it', async () => {
  await giftsTo(test.database, campaign, { count: 1_200 });
  const held = heldAfterFirstBatch();
  const id = await aReport(test.app, campaign.organisationId);
  const making = make(id);
  await held.reached;
  await giftsTo(test.database, campaign, { count: 5, at: new Date(Date.now() + 3_600_000_000) });
  await test.database.transactions.run('platform', (tx) => tx.rows(`UPDATE donations SET message = 'changed' WHERE campaign_id = $1`, [campaign.id]));
  held.release();
  await making;
  const rows = await csvRows(test.app, await find(id));
  expect(rows).toHaveLength(1_200);
  expect(rows.filter(({ Message }) => Message !== '')).toEqual([]);
});

it('the same report asked for again while it is under way is joined; afterwards it is another', async () => {
  const wish = { filter: { campaign: campaign.slug, from: '2026-01-01T00:00:00Z' } };
  const [first, again] = await Promise.all([aReport(test.app, campaign.organisationId, wish), aReport(test.app, campaign.organisationId, wish)]);
  expect(again).toBe(first);
  await expect(aReport(test.app, campaign.organisationId, { filter: { from: '2026-01-01T01:00:00+01:00', campaign: campaign.slug } })).resolves.toBe(first);
  await expect(aReport(test.app, campaign.organisationId, { ...wish, format: 'xlsx' })).resolves.not.toBe(first);
  await make(first);
  await expect(aReport(test.app, campaign.organisationId, wish)).resolves.not.toBe(first);
});

it('made twice it is made once, and a turn that is over leaves no file behind', async () => {
  await giftsTo(test.database, campaign, { count: 1_200 });
  const held = heldAfterFirstBatch();
  const id = await aReport(test.app, campaign.organisationId);
  const slow = make(id);
  await held.reached;
  jest.restoreAllMocks();
  await expect(make(id)).resolves.toBe('done');
  held.release();
  await expect(slow).resolves.toBe('left');
  await expect(make(id)).resolves.toBe('left');
  const report = await find(id);
  expect((await csvRows(test.app, report)).length).toBe(1_200);
  expect(await keptFiles()).toEqual([report.file?.key]);
});

it('whoever listens is told of a report once, when its file can be had', async () => {
  await aListener(test.database, campaign.organisationId, ['report.done']);
  const { id } = await made();
  expect(await make(id)).toBe('left');
  expect(await toldOf(test.database, campaign.organisationId)).toEqual([{ type: 'report.done', data: { report: id, kind: 'donations', format: 'csv', rows: 0 } }]);
});

it('a report that is cancelled stops being made within seconds, and leaves nothing', async () => {
  await giftsTo(test.database, campaign, { count: 1_200 });
  const held = heldAfterFirstBatch();
  const id = await aReport(test.app, campaign.organisationId);
  const making = make(id);
  await held.reached;
  await until('progress is told', async () => (await find(id)).rowsWritten > 0);
  expect((await find(id)).rowsExpected).toBeGreaterThan(0);
  await test.app.get(CancelReport, { strict: false }).run(campaign.organisationId, id, 'test');
  held.release();
  await expect(making).resolves.toBe('left');
  expect(await find(id)).toMatchObject({ status: 'cancelled', file: null });
  expect(await keptFiles()).toEqual([]);
});

it('a report whose rows take too long fails once and says why', async () => {
  await giftsTo(test.database, campaign, { count: 1_200 });
  const hasty = await startWorker('report', test.database.url, { STORAGE_URL: storage.url, REPORT_TIME_LIMIT: '1' });
  const held = heldAfterFirstBatch();
  const id = await aReport(test.app, campaign.organisationId);
  const making = hasty.get(MakeReport, { strict: false }).run(campaign.organisationId, id);
  // On a busy machine its time is up before there is anything to hold.
  await Promise.race([held.reached, making]);
  setTimeout(() => held.release(), 1_500);
  await expect(making).resolves.toBe('failed');
  await hasty.close();
  expect(await find(id)).toMatchObject({ status: 'failed', file: null, failure: { code: 'too_slow', message: expect.stringContaining('Narrow it') } });
});

it('a report whose making surprises us is tried again, and given up after the third time', async () => {
  jest.spyOn(Snapshot.prototype, 'batches').mockImplementation(() => {
    throw new TypeError('surprise');
  });
  const id = await aReport(test.app, campaign.organisationId);
  await expect(make(id)).rejects.toThrow('surprise');
  await expect(make(id)).rejects.toThrow('surprise');
  expect(await find(id)).toMatchObject({ status: 'waiting' });
  await expect(make(id)).resolves.toBe('failed');
  expect(await find(id)).toMatchObject({ failure: { code: 'unexpected' } });
});

it('the file is named after whose it is, what it is and when', async () => {
  const report = await made({ format: 'xlsx' });
  expect(report.file?.name).toMatch(new RegExp(`^organisation-${campaign.organisationId}-donations-\\d{4}-\\d\\d-\\d\\d\\.xlsx$`));
  expect((await bytesOf(test.app, report)).length).toBe(report.file?.bytes);
});
