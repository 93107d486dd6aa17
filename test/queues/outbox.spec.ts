import { JobQueues } from '../../src/queues/job-queues.js';
import { OutboxRelay } from '../../src/queues/outbox-relay.js';
import type { INestApplicationContext } from '@nestjs/common';
import { anOrganisation } from '../factories/a-campaign.js';
import type { OrganisationId } from '../../src/shared/ids.js';
import { newId } from '../../src/shared/ids.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

describe('the outbox', () => {
  let database: TestDatabase;
  let worker: INestApplicationContext;
  let organisationId: OrganisationId;

  beforeAll(async () => {
    database = await testDatabase();
    organisationId = await anOrganisation(database);
    worker = await startWorker('transactional', database.url);
    await emptyQueues(worker);
  });

  afterAll(async () => {
    await worker.close();
    await database.close();
  });

  /** A row for a donation that is not there: its job fails, and stays to be looked at. */
  const write = (job: string, jobId: string) =>
    database.transactions.run({ organisationId }, (tx) =>
      tx.rows(`INSERT INTO outbox (organisation_id, job, job_id, payload) VALUES ($1, $2, $3, $4)`, [
        organisationId,
        job,
        jobId,
        JSON.stringify({ donationId: newId(), organisationId }),
      ]),
    );

  const unrelayed = () =>
    database.transactions.run('platform', async (tx) => (await tx.rows<{ job_id: string }>(`SELECT job_id FROM outbox WHERE relayed_at IS NULL`)).map((row) => row.job_id));

  const queue = () => worker.get(JobQueues, { strict: false }).get('transactional');

  it('reaches the queue although nobody rang the bell', async () => {
    await write('send-receipt', 'receipt-silent');
    await until('the sweep to move the row', async () => (await unrelayed()).length === 0);
    expect(await queue().getJob('receipt-silent')).toBeDefined();
  });

  it('moves a row once, however many relays there are', async () => {
    const relay = worker.get(OutboxRelay, { strict: false });
    await Promise.all(Array.from({ length: 20 }, (_, index) => write('send-receipt', `receipt-many-${index}`)));
    const moved = await Promise.all([relay.relay(), relay.relay(), relay.relay()]);
    await until('all rows to be moved', async () => (await unrelayed()).length === 0);
    expect(moved.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(20);
  });

  it('the same job written twice is one job', async () => {
    await write('send-receipt', 'receipt-twice');
    await write('send-receipt', 'receipt-twice');
    await until('both rows to be moved', async () => (await unrelayed()).length === 0);
    const jobs = await queue().getJobs(['waiting', 'active', 'delayed', 'failed', 'completed']);
    expect(jobs.filter((job) => job.id === 'receipt-twice')).toHaveLength(1);
  });

  it('a job of a newer version waits for its relay without holding up the others', async () => {
    await write('job-of-tomorrow', 'tomorrow-1');
    await write('send-receipt', 'receipt-today');
    await until('the known job to be moved', async () => !(await unrelayed()).includes('receipt-today'));
    expect(await unrelayed()).toEqual(['tomorrow-1']);
  });

  it('a row of a transaction that rolls back is never seen', async () => {
    const failing = database.transactions.run({ organisationId }, async (tx) => {
      await tx.rows(`INSERT INTO outbox (organisation_id, job, job_id, payload) VALUES ($1, 'send-receipt', 'receipt-ghost', '{}')`, [organisationId]);
      throw new Error('thought better of it');
    });
    await expect(failing).rejects.toThrow('thought better of it');
    await worker.get(OutboxRelay, { strict: false }).relay();
    expect(await queue().getJob('receipt-ghost')).toBeUndefined();
  });
});
