import type { INestApplicationContext } from '@nestjs/common';
import { AuditFiguresNightly } from '../../src/operations/figures/audit-figures.job.js';
import { FigureAudits } from '../../src/operations/figures/figure-audits.js';
import { JobQueues } from '../../src/queues/job-queues.js';
import { ScheduleKeeper } from '../../src/workers/schedule-keeper.js';
import { SCHEDULES } from '../../src/workers/schedules.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

let database: TestDatabase;
let worker: INestApplicationContext;

beforeAll(async () => {
  database = await testDatabase();
  worker = await startWorker('transactional', database.url);
  // Nothing stands again but by a test.
  worker.get(ScheduleKeeper, { strict: false }).onApplicationShutdown();
  await emptyQueues(worker);
});

afterAll(async () => {
  await worker.close();
  await database.close();
});

const queue = () => worker.get(JobQueues, { strict: false }).get('report');
const standing = () => queue().getJobScheduler('audit-figures');

describe('what runs by the clock', () => {
  it('stands in its queue, at its time in UTC, and is written once', async () => {
    const keeper = worker.get(ScheduleKeeper, { strict: false });
    await keeper.onApplicationBootstrap();
    const first = await standing();
    expect(first).toMatchObject({ pattern: '17 3 * * *', tz: 'UTC' });
    const next = new Date(first?.next ?? 0);
    expect([next.getUTCHours(), next.getUTCMinutes(), next.getTime() > Date.now()]).toEqual([3, 17, true]);
    keeper.onApplicationShutdown();
    await keeper.onApplicationBootstrap();
    expect(await standing()).toEqual(first);
    keeper.onApplicationShutdown();
  });

  it('comes back after the queue has been emptied', async () => {
    const keeper = worker.get(ScheduleKeeper, { strict: false });
    await emptyQueues(worker);
    expect(await standing()).toBeUndefined();
    await keeper.onApplicationBootstrap();
    keeper.onApplicationShutdown();
    for (const { job } of SCHEDULES) expect(await worker.get(JobQueues, { strict: false }).get(job.queue).getJobScheduler(job.name)).toBeDefined();
  });
});

describe('the nightly audit', () => {
  it('is held by the worker for reports, and its report is kept', async () => {
    const reports = await startWorker('report', database.url);
    await reports.init();
    await queue().add(AuditFiguresNightly.name, {}, { jobId: 'tonight' });
    await until('an audit has been held', async () => (await worker.get(FigureAudits, { strict: false }).list(1)).length === 1);
    expect(await worker.get(FigureAudits, { strict: false }).list(1)).toMatchObject([{ driftCount: 0, checked: 0 }]);
    await reports.close();
  });
});
