import { jest } from '@jest/globals';
import { Queue, QueueEvents, type JobsOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { RequestForcedRefresh } from '../../src/donations/request-forced-refresh.js';
import { AuditLog } from '../../src/organisations/audit-log.js';
import { SetEmergencyLevel } from '../../src/operations/queues/set-emergency-level.js';
import { ScheduleMailing } from '../../src/mailings/schedule-mailing.js';
import { queueKey } from '../../src/queues/figures/queue-keys.js';
import { QUEUE_NAMES, QUEUE_PREFIX, type QueueName } from '../../src/queues/queue-kinds.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aGift } from '../factories/a-gift.js';
import { aGivingDay, type MadeGivingDay } from '../factories/a-giving-day.js';
import { aMailing, crowd } from '../factories/a-mailing.js';
import { aReport, aStorageFolder, giftsTo } from '../factories/a-report.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startCountingPost, type CountingPost } from '../support/counting-post.js';
import { RedisServer } from '../support/redis-server.js';
import { WorkerProcess } from '../support/worker-process.js';
import { until } from '../support/worker.js';
import { AnyKindProcess } from './any-kind.js';

const READERS = 3_000;
const REFRESHES = 200;
/** Of which no two are the same; each has tags. */
const REPORTS = [['id', 'tags'], ['amount', 'tags'], ['donorEmail', 'amount', 'tags']];
const ROWS = 10_000;
const FLOOD = 20_000;
const BLOCKS = 20;
const GIFTS = 6;
const PATIENCE_MS = 120_000;
const OTHERS = QUEUE_NAMES.filter((name) => name !== 'transactional');

let web: TestApp;
let redis: RedisServer;
let client: Redis;
let post: CountingPost;
let transactional: WorkerProcess;
let events: QueueEvents;
let campaign: MadeCampaign;
let key: string;
let folder: string;
const queues = new Map<QueueName, Queue>();
/** Ids of transactional jobs in the order in which they began. */
const begun: string[] = [];
const others: { stop(): Promise<unknown> }[] = [];
const ofAnyKind: AnyKindProcess[] = [];
const storage = aStorageFolder();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'freshet-isolation-'));
  [redis, post] = await Promise.all([RedisServer.start('--appendonly', 'no'), startCountingPost()]);
  client = new Redis(redis.url);
  web = await startTestApp({ REDIS_QUEUE_URL: redis.url });
  for (const name of QUEUE_NAMES) queues.set(name, new Queue(name, { connection: { url: redis.url }, prefix: QUEUE_PREFIX }));
  events = new QueueEvents('transactional', { connection: { url: redis.url }, prefix: QUEUE_PREFIX });
  events.on('active', ({ jobId }) => begun.push(jobId));
  await events.waitUntilReady();
  campaign = await aCampaign(web.database);
  key = await anApiKey(web.database, campaign.organisationId);
  transactional = await startReal('transactional');
}, 2 * PATIENCE_MS);

/** Whatever the other kinds hold. */
const emptyLua = `for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('UNLINK', key) end`;

afterEach(async () => {
  for (const name of OTHERS) await client.eval(emptyLua, 0, queueKey(name, '*'));
});

afterAll(async () => {
  await Promise.all([transactional, ...others].map((process) => process.stop()));
  await events.close();
  await Promise.all([...queues.values()].map((one) => one.close()));
  client.disconnect();
  await web.close();
  await post.close();
  await redis.kill();
  rmSync(folder, { recursive: true, force: true });
  storage.close();
});

const queue = (name: QueueName) => queues.get(name) as Queue;
const rows = <Row>(sql: string, ...parameters: unknown[]) => web.database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));
const count = async (sql: string, ...parameters: unknown[]) => (await rows<{ count: number }>(`SELECT count(*)::integer AS count FROM ${sql}`, ...parameters))[0]?.count;

const startReal = (name: QueueName) => WorkerProcess.start(name, { databaseUrl: web.database.url, queueUrl: redis.url, smtpUrl: post.url, extra: { STORAGE_URL: storage.url } });

async function startAny(name: QueueName): Promise<AnyKindProcess> {
  const started = await AnyKindProcess.start(name, redis.url);
  others.push({ stop: () => started.kill() });
  return started;
}

/** One process of each other kind, all of whose jobs do as a test wishes; no other works on them any more. */
async function startAllOthers(): Promise<void> {
  await Promise.all(others.splice(0).map((process) => process.stop()));
  ofAnyKind.push(...(await Promise.all(OTHERS.map(startAny))));
}

const requestRefresh = (of: MadeCampaign) => web.app.get(RequestForcedRefresh, { strict: false }).run({ kind: 'campaign', ...of }, ['totalRaised', 'medianGift'], 'test');

/** Until it is released nobody reads tags: reports with them are in the middle for as long. */
async function withoutTags(): Promise<{ release(): Promise<void> }> {
  const holder = new pg.Client({ connectionString: web.database.url });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('LOCK TABLE tags IN ACCESS EXCLUSIVE MODE');
  return { release: () => holder.end() };
}

/** Of so many campaigns of a day, one each. */
const requestRefreshes = ({ id, organisationId }: MadeGivingDay, times: number) =>
  rows(
    `WITH made AS (
       INSERT INTO campaigns (id, organisation_id, giving_day_id, slug, title, locale, currency, minimum, maximum, opens_at, published_at)
       SELECT uuidv7(), $1::uuid, $2::uuid, 'refreshed-' || n, 'Campaign', 'en-GB', 'GBP', 100, 1000000, now(), now() FROM generate_series(1, $3::integer) AS n
       RETURNING id
     ), asked AS (
       INSERT INTO forced_refreshes (id, organisation_id, campaign_id, fields, requested_at) SELECT uuidv7(), $1::uuid, id, '{totalRaised}', now() FROM made
       RETURNING id, campaign_id
     ), planned AS (
       INSERT INTO forced_refresh_steps (refresh_id, organisation_id, position, kind, thing_id, field) SELECT id, $1::uuid, 200, 'campaign', campaign_id, 'totalRaised' FROM asked
     )
     INSERT INTO outbox (organisation_id, job, job_id, payload)
     SELECT $1::uuid, 'force-refresh', 'refresh-' || id, jsonb_build_object('refreshId', id, 'organisationId', $1::uuid) FROM asked`,
    organisationId, id, times,
  );

/** Gifts, one after the other; answers the ids of the jobs that send their receipts. */
async function give(times: number): Promise<string[]> {
  const jobs: string[] = [];
  for (let gift = 0; gift < times; gift += 1) {
    const answer = await fetch(`${web.url}/api/v1/campaigns/${campaign.slug}/donations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(aGift()),
    });
    expect(answer.status).toBe(201);
    jobs.push(`receipt-${((await answer.json()) as { id: string }).id}`);
  }
  return jobs;
}

/** Every job of transactional work has ended: the receipts, and the letters that followed from them. */
const areThankedFor = async (jobs: readonly string[]) => {
  const ended = await rows<{ job_id: string }>(`SELECT job_id FROM outbox WHERE job IN ('send-receipt', 'send-letter') AND finished_at IS NOT NULL AND failure IS NULL`);
  const open = await count(`outbox WHERE job IN ('send-receipt', 'send-letter') AND finished_at IS NULL`);
  return open === 0 && jobs.every((job) => ended.some(({ job_id }) => job_id === job));
};

/** Gives, and waits for the receipts; they began in the order of the gifts. */
async function giveAndThank(): Promise<void> {
  const from = begun.length;
  const jobs = await give(GIFTS);
  await until('every receipt and its letter to be done', () => areThankedFor(jobs), PATIENCE_MS);
  const receipts = () => begun.slice(from).filter((id) => id.startsWith('receipt-'));
  // Told of by Redis, which may come later than what the database says.
  await until('it to be told which began', () => receipts().length >= jobs.length, PATIENCE_MS);
  expect(receipts()).toEqual(jobs);
}

/** Copies of one job of BullMQ's own, until there are so many. */
const fillLua = `
  local fields = redis.call('HGETALL', KEYS[1])
  for at = 2, tonumber(ARGV[2]) do
    redis.call('HSET', ARGV[1] .. 'copy-' .. at, unpack(fields))
    redis.call('LPUSH', KEYS[2], 'copy-' .. at)
  end`;

async function flood(name: QueueName, job: string, options: JobsOptions = {}): Promise<void> {
  await queue(name).pause();
  await queue(name).add(job, {}, { jobId: 'copy-1', ...options });
  await client.eval(fillLua, 2, queueKey(name, 'copy-1'), queueKey(name, 'wait'), queueKey(name, ''), FLOOD);
  await queue(name).resume();
}

/** Jobs of a kind that have not ended, its schedules among them. */
const countOpen = async (name: QueueName) => {
  const counts = await queue(name).getJobCounts('waiting', 'active', 'delayed', 'prioritized');
  return Object.values(counts).reduce((sum, each) => sum + each, 0);
};

/** Those of one name. */
const outstanding = async (name: QueueName, job: string) =>
  (await queue(name).getJobs(['waiting', 'active', 'delayed', 'prioritized'])).filter((one) => one?.name === job).length;
const active = (name: QueueName) => queue(name).getActiveCount();

jest.setTimeout(5 * PATIENCE_MS);

describe('receipts', () => {
  it(`begin, each, while ${READERS} mails, ${REFRESHES} refreshes and ${REPORTS.length} reports of ${ROWS} rows wait that were queued before them`, async () => {
    const real = await Promise.all([startReal('email'), startReal('forced-refresh'), startReal('report')]);
    others.push(...real);
    for (const { pid } of real) expect(getPriority(pid)).toBeGreaterThan(getPriority(transactional.pid));
    const day = await aGivingDay(web.database);
    await crowd(web.database, day.organisationId, READERS);
    const mailing = await aMailing(web.app, day.organisationId);
    await web.app.get(ScheduleMailing, { strict: false }).run(day.organisationId, mailing, { at: new Date(0) }, 'test');
    const unsent = () => count(`messages WHERE mailing_id = $1 AND state = 'queued'`, mailing);
    await until('mails to be on their way', async () => post.delivered.size > 0 && ((await unsent()) ?? 0) > 0, PATIENCE_MS);
    const lastYear = await aCampaign(web.database);
    await giftsTo(web.database, lastYear, { count: ROWS });
    const tags = await withoutTags();
    await Promise.all(REPORTS.map((columns) => aReport(web.app, lastYear.organisationId, { columns })));
    const unmade = () => count(`reports WHERE status IN ('waiting', 'running')`);
    await requestRefreshes(day, REFRESHES);
    const refreshing = () => count(`forced_refreshes WHERE finished_at IS NULL`);
    await until('reports to be under way', async () => ((await count(`reports WHERE status = 'running'`)) ?? 0) > 0, PATIENCE_MS);

    await giveAndThank();

    expect(await unsent()).toBeGreaterThan(0);
    expect(await unmade()).toBe(REPORTS.length);
    expect(transactional.said('job done').every((line) => line['queue'] === 'transactional')).toBe(true);
    await tags.release();
    await until('the reports and the refreshes to be done', async () => (await unmade()) === 0 && (await refreshing()) === 0, PATIENCE_MS);
    expect(await count(`reports WHERE status = 'done' AND rows_written = $1`, ROWS)).toBe(REPORTS.length);
  });

  describe('beside one process of each other kind', () => {
    beforeAll(startAllOthers);

    it('do not wait where every process of every other kind is blocked by a job', async () => {
      const gate = join(folder, 'blocks');
      for (const name of OTHERS) await queue(name).addBulk(Array.from({ length: BLOCKS }, () => ({ name: 'block', data: { gate } })));
      for (const name of OTHERS) await until(`${name} to be blocked`, async () => (await active(name)) > 0, PATIENCE_MS);
      await giveAndThank();
      expect(await Promise.all(OTHERS.map((name) => outstanding(name, 'block')))).toEqual(OTHERS.map(() => BLOCKS));
      writeFileSync(gate, '');
      for (const name of OTHERS) await until(`${name} to go on`, async () => (await outstanding(name, 'block')) === 0, PATIENCE_MS);
    });

    it(`do not wait behind ${FLOOD} jobs of each other kind, all of which fail and are tried again`, async () => {
      for (const name of OTHERS) await flood(name, 'throw', { attempts: 3, backoff: { type: 'fixed', delay: 3_600_000 } });
      for (const name of OTHERS) await until(`${name} to fail`, async () => (await queue(name).getDelayedCount()) > 10, PATIENCE_MS);
      await giveAndThank();
      for (const name of OTHERS) expect(await countOpen(name)).toBeGreaterThanOrEqual(FLOOD);
    });

    it('do not wait for kinds that stand still, at the highest level, nor for those whose processes were killed in the middle', async () => {
      const gate = join(folder, 'never');
      for (const name of OTHERS) await queue(name).addBulk(Array.from({ length: BLOCKS }, () => ({ name: 'block', data: { gate } })));
      for (const name of OTHERS) await until(`${name} to be under way`, async () => (await active(name)) > 0, PATIENCE_MS);
      await Promise.all([queue('cache-refresh').pause(), ...ofAnyKind.map((process) => process.kill())]);
      const level = new SetEmergencyLevel(web.database.transactions, new AuditLog());
      await level.run(3, 'test');
      await giveAndThank();
      await level.run(0, 'test');
      expect(await Promise.all(OTHERS.map((name) => outstanding(name, 'block')))).toEqual(OTHERS.map(() => BLOCKS));
    });
  });

  it(`reach their queue before the last of ${FLOOD} rows of another kind that were in the outbox before them`, async () => {
    await rows(
      `INSERT INTO outbox (organisation_id, job, job_id, payload)
       SELECT $1, 'force-refresh', 'refresh-' || made.id, jsonb_build_object('refreshId', made.id, 'organisationId', $1::uuid) FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $2)) made`,
      campaign.organisationId, FLOOD,
    );
    await giveAndThank();
    await until('the flood to be given out', async () => (await count(`outbox WHERE relayed_at IS NULL`)) === 0, PATIENCE_MS);
    const [last] = await rows<{ flood: Date; receipts: Date }>(
      `SELECT max(relayed_at) FILTER (WHERE job = 'force-refresh') AS flood, max(relayed_at) FILTER (WHERE job = 'send-receipt') AS receipts FROM outbox`,
    );
    expect(last?.receipts.getTime()).toBeLessThan(last?.flood.getTime() ?? 0);
  });

  it('reach their queue although another is broken, and that one goes on when it is mended', async () => {
    await client.set(queueKey('forced-refresh', 'meta'), 'not what it should be');
    const broken = await requestRefresh(campaign);
    await giveAndThank();
    const isGiven = async () => (await count(`outbox WHERE job_id = $1 AND relayed_at IS NOT NULL`, `refresh-${broken}`)) === 1;
    expect(await isGiven()).toBe(false);
    await client.del(queueKey('forced-refresh', 'meta'));
    await until('what waited for it to be given to it', isGiven, PATIENCE_MS);
  });
});
