import type { INestApplicationContext } from '@nestjs/common';
import { Snapshot } from '../../src/database/snapshot.js';
import { jest } from '@jest/globals';
import { MakeReport } from '../../src/reports/make-report.js';
import { ReportReader } from '../../src/reports/report.reader.js';
import type { ReportId } from '../../src/shared/ids.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aStorageFolder, csvRows, giftsTo } from '../factories/a-report.js';
import { reachDatabase, type TestDatabase } from '../support/database.js';
import { ReplicatedPostgres } from '../support/replicated-postgres.js';
import { startWorker } from '../support/worker.js';

let postgres: ReplicatedPostgres;
let database: TestDatabase;
let worker: INestApplicationContext;
let campaign: MadeCampaign;
const storage = aStorageFolder();

beforeAll(async () => {
  postgres = await ReplicatedPostgres.start();
  database = await reachDatabase(postgres.url);
  worker = await startWorker('report', postgres.url, { DATABASE_REPLICA_URL: postgres.replicaUrl, STORAGE_URL: storage.url });
});

beforeEach(async () => {
  campaign = await aCampaign(database);
  await giftsTo(database, campaign, { count: 3 });
});

afterEach(() => {
  jest.restoreAllMocks();
  postgres.delay(0);
});

afterAll(async () => {
  await worker.close();
  await database.close();
  await postgres.close();
  storage.close();
});

async function made() {
  const id = await database.transactions.run({ organisationId: campaign.organisationId }, async (tx) => {
    const [row] = await tx.rows<{ id: ReportId }>(
      `INSERT INTO reports (id, organisation_id, kind, format, filter, columns, fingerprint, requested_by, requested_at)
       VALUES (uuidv7(), $1, 'donations', 'csv', '{}', '{}', decode(repeat('00', 32), 'hex'), 'test', now()) RETURNING id`,
      [campaign.organisationId],
    );
    return row!.id;
  });
  await worker.get(MakeReport, { strict: false }).run(campaign.organisationId, id);
  return new ReportReader(database.transactions).get(campaign.organisationId, id);
}

it('a replica that has come to where the primary is answers, with all that had been given', async () => {
  await postgres.catchUp();
  const report = await made();
  expect(report).toMatchObject({ status: 'done', database: 'replica', databaseReason: null, rowsWritten: 3 });
  expect(await csvRows(worker, report)).toHaveLength(3);
});

it('a replica that is too far behind is left alone, and the report says so', async () => {
  await postgres.fallBehind(600);
  await giftsTo(database, campaign, { count: 2 });
  const report = await made();
  expect(report).toMatchObject({ status: 'done', database: 'primary', databaseReason: expect.stringMatching(/^the replica was \d+ s behind$/), rowsWritten: 5 });
});

it('what the replica breaks off is read anew from the primary, each row once', async () => {
  await postgres.catchUp();
  const batches = Snapshot.prototype.batches;
  jest.spyOn(Snapshot.prototype, 'batches').mockImplementationOnce(async function* broken(this: Snapshot, ...of) {
    yield* batches.apply(this, of);
    throw Object.assign(new Error('canceling statement due to conflict with recovery'), { code: '40001' });
  });
  const report = await made();
  expect(report).toMatchObject({ status: 'done', database: 'primary', databaseReason: expect.stringContaining('apply changes'), rowsWritten: 3 });
  expect(await csvRows(worker, report)).toHaveLength(3);
});

it('without its replica a report comes from the primary', async () => {
  await postgres.standby.stop('SIGQUIT');
  const report = await made();
  expect(report).toMatchObject({ status: 'done', database: 'primary', databaseReason: 'the replica could not be reached', rowsWritten: 3 });
});
