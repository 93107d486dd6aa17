import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { ForcedRefreshes } from '../../src/donations/forced-refreshes.js';
import { RequestForcedRefresh } from '../../src/donations/request-forced-refresh.js';
import { OutboxRelay } from '../../src/queues/outbox-relay.js';
import { aGivingDay, campaignsOf } from '../factories/a-giving-day.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { testConfig } from '../support/environment.js';
import { emptyQueues, startWorker } from '../support/worker.js';

/** Processes that start on a busy machine take their time, and so does the discovery that one is gone. */
const PATIENCE_MS = 180_000;

let database: TestDatabase;
let relay: INestApplicationContext;
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await testDatabase();
  relay = await startWorker('transactional', database.url);
  await emptyQueues(relay);
  await relay.init();
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await relay.close();
  await database.close();
});

/** A worker process as it runs in production. */
function aWorker(): ChildProcess {
  const { redis } = testConfig(database.url);
  const child = spawn(process.execPath, ['dist/worker.js', 'forced-refresh'], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database.url,
      REDIS_CACHE_URL: redis.cacheUrl.reveal(),
      REDIS_QUEUE_URL: redis.queueUrl.reveal(),
      SMTP_URL: 'smtp://127.0.0.1:9',
      SECRET_KEY: 'a secret that is only ever used in tests',
      STORAGE_URL: 'file:///tmp/nothing-is-kept-here',
    },
    stdio: 'ignore',
  });
  children.push(child);
  return child;
}

async function within(ms: number, what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

it('a refresh whose worker is killed half-way is gone on with by another, and what was done is not done again', async () => {
  const day = await aGivingDay(database);
  await campaignsOf(database, day, 120);
  const refreshes = relay.get(ForcedRefreshes, { strict: false });
  const doneOf = async (id: string) => (await refreshes.find('platform', id))?.done ?? 0;
  const steps = (id: string) => database.transactions.run('platform', (tx) => tx.rows<{ thing_id: string; field: string; done_at: Date }>(`SELECT thing_id, field, done_at FROM forced_refresh_steps WHERE refresh_id = $1 AND done_at IS NOT NULL`, [id]));

  // While the donations are locked, the worker can do the totals and must wait with what it lists.
  const lock = new pg.Client({ connectionString: database.url });
  await lock.connect();
  await lock.query('BEGIN; LOCK TABLE donations IN ACCESS EXCLUSIVE MODE');
  const id = await relay.get(RequestForcedRefresh, { strict: false }).run({ kind: 'giving_day', ...day }, ['totalRaised', 'latestDonations'], 'test');
  await relay.get(OutboxRelay, { strict: false }).relay();
  const first = aWorker();
  // The day's own total, and the totals of its campaigns; their donations, funds and the organisation are still to come.
  await within(PATIENCE_MS, 'the totals are done', async () => (await doneOf(id)) === 121);
  first.kill('SIGKILL');
  await once(first, 'exit');
  const before = await steps(id);
  await lock.query('ROLLBACK');
  await lock.end();

  aWorker();
  await within(PATIENCE_MS, 'it is finished', async () => (await refreshes.find('platform', id))?.finishedAt !== null);
  expect(await refreshes.find('platform', id)).toMatchObject({ done: 242, total: 242, failed: 0, finishedAt: expect.any(Date) });
  const after = new Map((await steps(id)).map(({ thing_id, field, done_at }) => [`${thing_id} ${field}`, done_at]));
  expect(before.filter(({ thing_id, field, done_at }) => after.get(`${thing_id} ${field}`)?.getTime() !== done_at.getTime())).toEqual([]);
}, 3 * PATIENCE_MS);
