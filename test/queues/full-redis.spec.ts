import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Redis } from 'ioredis';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JsonLog } from '../../src/telemetry/json-log.js';
import { openWebApp } from '../../src/web-app.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { testConfig } from '../support/environment.js';
import { RedisServer } from '../support/redis-server.js';
import { startPost, type TestPost } from '../support/smtp-server.js';
import { WorkerProcess } from '../support/worker-process.js';
import { until } from '../support/worker.js';

/** Longer than a worker that begins nothing is given before it is replaced. */
const FULL_MS = 11_000;
const WAITING = 400;
const ROOM = 2 * 2 ** 20;
const SLACK = 2 ** 19;
const WARNING = 40;

/** How long anything is waited for. */
const PATIENCE_MS = 110_000;

interface LogLine {
  readonly level: number;
  readonly time: number;
  readonly msg: string;
  readonly reason?: string;
}

let database: TestDatabase;
let redis: RedisServer;
let client: Redis;
let post: TestPost;
let app: NestFastifyApplication;
let url: string;
let workers: WorkerProcess[];
let campaign: MadeCampaign;
let key: string;
let folder: string;
const webLines: LogLine[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'freshet-full-'));
  [database, redis, post] = await Promise.all([testDatabase(), RedisServer.start('--appendonly', 'yes', '--maxmemory-policy', 'noeviction', '--dir', folder), startPost()]);
  client = new Redis(redis.url);
  const config = testConfig(database.url, 'web', { REDIS_QUEUE_URL: redis.url, LOG_LEVEL: 'info' });
  app = await openWebApp(config, JsonLog.open(config, { write: (line) => void webLines.push(JSON.parse(line) as LogLine) }));
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  campaign = await aCampaign(database);
  key = await anApiKey(database, campaign.organisationId);
  const surroundings = { databaseUrl: database.url, queueUrl: redis.url, smtpUrl: post.url };
  workers = await Promise.all((['transactional', 'forced-refresh', 'email'] as const).map((kind) => WorkerProcess.start(kind, surroundings)));
}, 2 * PATIENCE_MS);

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await app.close();
  client.disconnect();
  await redis.kill();
  await post.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const rows = <Row>(sql: string, ...parameters: unknown[]) => database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));
const unfinished = async () => (await rows(`SELECT FROM outbox WHERE finished_at IS NULL`)).length;
const queuesProbe = async () => (await fetch(`${url}/health/ready/queues`)).status;

async function give(email: string): Promise<number> {
  const answer = await fetch(`${url}/api/v1/campaigns/${campaign.slug}/donations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(aGift({ donor: { name: 'Rain', email } })),
  });
  return answer.status;
}

/** More than the rate of their kind lets workers begin in the time, each of a refresh that is not there. */
const leaveWaiting = () =>
  rows(
    `INSERT INTO outbox (organisation_id, job, job_id, payload)
     SELECT $1, 'force-refresh', 'refresh-' || made.id, jsonb_build_object('refreshId', made.id, 'organisationId', $1::uuid) FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $2)) made`,
    campaign.organisationId, WAITING,
  );

/** Writes until nothing more can be written. */
async function fill(): Promise<void> {
  const used = Number(/^used_memory:(\d+)/m.exec(await client.info('memory'))?.[1]);
  await client.config('SET', 'maxmemory', used + ROOM);
  const piece = 'x'.repeat(1_000);
  for (let at = 0; ; at += 1) {
    const refused = await client.set(`filler:${at}`, piece).then(() => null, (error: Error) => error.message);
    if (refused === null) continue;
    expect(refused).toMatch(/^OOM/);
    // What buffers and forgotten keys give back must not make room again.
    await client.config('SET', 'maxmemory', used + ROOM - SLACK);
    return;
  }
}

async function empty(): Promise<void> {
  for (let at = 0; (await client.del(Array.from({ length: 100 }, (_, index) => `filler:${at + index}`))) > 0; at += 100);
}

/** What a process warned of between two instants, because the queues' Redis was full. */
const warnings = (lines: readonly object[], from: number, to: number) =>
  (lines as readonly LogLine[]).filter(({ level, time, reason = '' }) => level >= WARNING && time >= from && time <= to && reason.includes('OOM'));

/** Of each second the line that follows the one before too soon. */
const tooSoon = (lines: readonly LogLine[]) => lines.filter(({ time }, at) => at > 0 && time - (lines[at - 1]?.time ?? 0) < 950);

const hasDone = (name: string, since: number) => workers.some((worker) => worker.said('job done').some((line) => line['job'] === name && Number(line['time']) > since));

it('a queue Redis that is full is told of in a line a second, loses nothing, and everything goes on when there is room again', async () => {
  expect(await give('before@example.org')).toBe(201);
  await until('the first receipt', async () => post.mails.length === 1 && (await unfinished()) === 0);
  await leaveWaiting();
  await until('them to wait', async () => (await client.llen('freshet:forced-refresh:wait')) > WAITING / 2);
  await fill();
  const full = { began: Date.now(), ended: 0 };
  await until('the probe to fail', async () => (await queuesProbe()) === 503, PATIENCE_MS);
  const donors = Array.from({ length: 10 }, (_, at) => `during${at}@example.org`);
  expect(await Promise.all(donors.map(give))).toEqual(donors.map(() => 201));
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, FULL_MS));
  full.ended = Date.now();
  expect(post.mails).toHaveLength(1);

  await empty();
  await until('the probe to recover', async () => (await queuesProbe()) === 200, PATIENCE_MS);
  await until('every donor to be thanked', () => post.mails.length === 1 + donors.length, PATIENCE_MS);
  await until('everything that was accepted to be done', async () => (await unfinished()) === 0, PATIENCE_MS);

  await until('what runs by the clock to run again', () => ['tend-mailings', 'settle-pending-donations', 'continue-forced-refreshes'].every((job) => hasDone(job, full.ended)), PATIENCE_MS);
  expect(post.mails.map((mail) => mail.to?.[0]?.address).sort()).toEqual(['before@example.org', ...donors].sort());
  const told = workers.map(({ lines }) => warnings(lines, full.began, full.ended));
  for (const lines of [...told, warnings(webLines, full.began, full.ended)]) expect(tooSoon(lines)).toEqual([]);
  const replaced = workers.flatMap((worker) => worker.said('worker is wedged, replacing it') as unknown as LogLine[]);
  expect(replaced.filter(({ time }) => time >= full.began && time <= full.ended)).toEqual([]);
  expect(told.every((lines) => lines.length > 0)).toBe(true);
}, 6 * PATIENCE_MS);
