import { jest } from '@jest/globals';
import pg from 'pg';
import { Redis } from 'ioredis';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { HalfOpenProxy } from '../support/half-open-proxy.js';
import { RedisServer } from '../support/redis-server.js';
import { WorkerProcess } from '../support/worker-process.js';
import { until } from '../support/worker.js';

/** How long anything is waited for: far longer than it takes, of which `npm run bench -- workers` tells. */
const PATIENCE_MS = 180_000;

const WEDGE = fileURLToPath(new URL('../support/wedge-on-signal.cjs', import.meta.url));

let web: TestApp;
let redis: RedisServer;
let proxy: HalfOpenProxy;
let folder: string;
let campaign: MadeCampaign;
let key: string;
let transactional: WorkerProcess;
let forced: WorkerProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'freshet-survival-'));
  [web, redis] = await Promise.all([startTestApp(), RedisServer.start(...durable())]);
  proxy = await HalfOpenProxy.start(redis.port);
  campaign = await aCampaign(web.database);
  key = await anApiKey(web.database, campaign.organisationId);
  const direct = { databaseUrl: web.database.url, queueUrl: redis.url };
  transactional = await WorkerProcess.start('transactional', direct);
  forced = await WorkerProcess.start('forced-refresh', { ...direct, queueUrl: `redis://127.0.0.1:${proxy.port}`, extra: { NODE_OPTIONS: `--require "${WEDGE}"` } });
});

afterAll(async () => {
  // Whichever there is: what a test started does not outlive it.
  for (const worker of [transactional, forced] as (WorkerProcess | undefined)[]) await worker?.stop();
  await web.close();
  await proxy.close();
  await redis.kill();
  rmSync(folder, { recursive: true, force: true });
});

const durable = () => ['--appendonly', 'yes', '--dir', folder];

interface RefreshBody {
  readonly id: string;
  readonly status: string;
  readonly results: readonly object[];
}

const api = async (path: string, init: RequestInit = {}) => {
  const answer = await fetch(`${web.url}/api/v1/campaigns/${campaign.slug}/cache-refreshes${path}`, { ...init, headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' } });
  return (await answer.json()) as RefreshBody;
};

/** Something for the worker to do: an id by which to see that it was done. */
const request = async () => (await api('', { method: 'POST', body: JSON.stringify({ fields: ['totalRaised', 'medianGift'] }) })).id;
const isDone = async (id: string) => (await api(`/${id}`)).status === 'finished';

async function listLength(list: string): Promise<number> {
  const client = new Redis(redis.url);
  try {
    return await client.llen(`freshet:forced-refresh:${list}`);
  } finally {
    client.disconnect();
  }
}

/** Keeps every job from getting on while `work` runs. */
async function whileCampaignsAreLocked(work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: web.database.url });
  await client.connect();
  await client.query('BEGIN; LOCK TABLE campaigns IN ACCESS EXCLUSIVE MODE');
  try {
    await work();
  } finally {
    await client.end();
  }
}

const done = (id: string) => until(`refresh ${id} to be done`, () => isDone(id), PATIENCE_MS);

jest.setTimeout(2 * PATIENCE_MS);

describe('a worker', () => {
  it('that is killed in the middle of a job is replaced, and the job runs again, with one effect', async () => {
    const [killed, readyBefore] = [forced.pid, forced.said('worker ready').length];
    const id = await request();
    await whileCampaignsAreLocked(async () => {
      await until('the job to be under way', async () => (await listLength('active')) === 1);
      forced.signal('SIGKILL');
    });
    await done(id);
    await forced.readyTimes(readyBefore + 1);
    expect(forced.pid).not.toBe(killed);
    expect((await api(`/${id}`)).results).toHaveLength(2);
  });

  it('that no longer runs, though it is there, is replaced', async () => {
    const wedged = forced.pid;
    forced.signal('SIGSTOP');
    await done(await request());
    expect(forced.said('worker is wedged, replacing it').at(-1)).toMatchObject({ pid: wedged, reason: expect.stringMatching(/^it has (said|begun) nothing for/) });
    expect(forced.pid).not.toBe(wedged);
  });

  it('whose attempt to begin a job never ends is replaced', async () => {
    const wedged = forced.pid;
    forced.signal('SIGUSR2');
    await done(await request());
    expect(forced.said('worker is wedged, replacing it').at(-1)).toMatchObject({ pid: wedged });
    expect(forced.pid).not.toBe(wedged);
  });

  it('whose connections carry nothing any more consumes again', async () => {
    proxy.swallow();
    await done(await request());
  });

  it('consumes after the return of its Redis', async () => {
    await redis.kill();
    const id = await request();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await isDone(id)).toBe(false);
    await redis.revive(...durable());
    await done(id);
  });

  it('that is told to stop finishes what it is doing first', async () => {
    const id = await request();
    let exitCode: Promise<number | null> | undefined;
    await whileCampaignsAreLocked(async () => {
      await until('the job to be under way', async () => (await listLength('active')) === 1);
      exitCode = forced.stop();
      await new Promise((resolve) => setTimeout(resolve, 500));
    });
    expect(await exitCode).toBe(0);
    expect(await isDone(id)).toBe(true);
    expect(forced.said('job lost its worker, running again').length).toBeLessThanOrEqual(3);
  });

  it('leaves nothing behind when the process that watches over it is killed', async () => {
    const { pid } = transactional;
    process.kill(transactional.supervisorPid, 'SIGKILL');
    await until('the worker to be gone', () => !isAlive(pid));
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
