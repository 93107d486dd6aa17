import { Redis } from 'ioredis';
import { startTestApp, type TestApp } from '../support/app.js';
import { JobQueues } from '../../src/queues/job-queues.js';
import { RedisServer } from '../support/redis-server.js';
import { until } from '../support/worker.js';

const TOKEN = 'a-token-for-scalers';
const WORKERS = ['worker-transactional', 'worker-email', 'worker-import', 'worker-report', 'worker-cache', 'worker-forced'];

let server: RedisServer;
let cache: RedisServer;
let site: TestApp;

beforeAll(async () => {
  [server, cache] = [await RedisServer.start(), await RedisServer.start()];
  site = await startTestApp({ REDIS_QUEUE_URL: server.url, REDIS_CACHE_URL: cache.url });
});
afterAll(async () => {
  await site.close();
  await Promise.all([server.kill(), cache.kill()]);
});

type Load = { readonly name: string; readonly value: number | null };

const get = async (path: string, headers: Record<string, string> = {}, of = site) => fetch(of.url + path, { headers });
const hireFire = async (): Promise<Load[]> => (await get('/scaling/hirefire')).json() as Promise<Load[]>;
const valueOf = async (name: string) => (await hireFire()).find((load) => load.name === name)?.value;
const queue = (name: 'email' | 'report') => site.app.get(JobQueues, { strict: false }).get(name);

describe('the figures for autoscalers', () => {
  it('name every line of the Procfile but the release', async () => {
    expect((await hireFire()).map(({ name }) => name)).toEqual(['web', ...WORKERS]);
  });

  it('agree in all three dialects', async () => {
    await until('a job to be added', () => queue('email').add('x', {}).then(() => true, () => false));
    await until('the figures to tell of it', async () => ((await valueOf('worker-email')) ?? 0) > 0.5);
    const agreed = async () => {
      const [plain, keda, prometheus] = await Promise.all([
        hireFire(),
        get('/scaling/keda').then((answer) => answer.json() as Promise<{ processes: Record<string, { value: number }> }>),
        get('/scaling/prometheus').then((answer) => answer.text()),
      ]);
      const ofPrometheus = plain.map(({ name }) => Number(new RegExp(`^freshet_scaling_wait_seconds\\{process="${name}"\\} (.+)$`, 'm').exec(prometheus)?.[1]));
      return plain.every(({ name, value }, at) => keda.processes[name]?.value === value && ofPrometheus[at] === value);
    };
    // Between one reading and the next the second may be over.
    await until('the dialects to agree', agreed);
  });

  it.each(['1', '1.5', 'x', '', 'constructor', '__proto__', 'HIREFIRE'])('are told in no dialect named %j', async (dialect) => {
    expect((await get(`/scaling/${dialect}`)).status).toBe(404);
  });

  it('say nothing of a queue that is broken, and everything of the others', async () => {
    const admin = new Redis(server.url);
    await admin.set('freshet:report:wait', 'broken');
    await until('it to be noticed', async () => (await valueOf('worker-report')) === null);
    expect((await hireFire()).filter(({ value }) => value === null).map(({ name }) => name)).toEqual(['worker-report']);
    const text = await (await get('/scaling/prometheus')).text();
    expect(text).toContain('freshet_scaling_readable{process="worker-report"} 0');
    expect(text).not.toMatch(/wait_seconds\{process="worker-report"/);
    await admin.del('freshet:report:wait');
    admin.disconnect();
    await until('it to be back', async () => (await valueOf('worker-report')) === 0);
  });

  it('leave out what stands still, though nobody is there to tell BullMQ', async () => {
    expect(await valueOf('worker-email')).toBeGreaterThan(0.5);
    await site.database.transactions.run('platform', (tx) => tx.rows(`UPDATE emergency_state SET level = 2`));
    await until('mailings to be left out', async () => (await valueOf('worker-email')) === 0);
    await site.database.transactions.run('platform', (tx) => tx.rows(`UPDATE emergency_state SET level = 0`));
  });
});

describe('the time requests waited in front of us', () => {
  const forms: readonly ((at: number) => string)[] = [
    (at) => String(Math.floor(at / 1_000)),
    (at) => `t=${(at / 1_000).toFixed(3)}`,
    (at) => String(at),
    (at) => `t=${at}`,
    (at) => String(at * 1_000),
    (at) => `t=${at * 1_000}`,
  ];

  it('is that of the whole fleet, in whatever form the router tells it', async () => {
    const other = await startTestApp({ REDIS_QUEUE_URL: server.url, REDIS_CACHE_URL: cache.url });
    for (const form of forms) await get('/health/live', { 'x-request-start': form(Date.now() - 3_000) }, other);
    await until('this process to tell what the other saw', async () => ((await valueOf('web')) ?? 0) > 2);
    const value = (await valueOf('web')) ?? 0;
    expect(value).toBeGreaterThan(2.8);
    // A form that is misread is off by a thousandfold; a request may be late by some seconds.
    expect(value).toBeLessThan(20);
    await other.close();
  });

  it('is this process’s own while the cache is gone', async () => {
    await cache.kill();
    for (let at = 0; at < 50; at += 1) await get('/health/live', { 'x-request-start': String(Date.now() - 9_000) });
    await until('it to tell its own', async () => ((await valueOf('web')) ?? 0) > 8);
    expect(((await (await get('/scaling/keda')).json()) as { requests: object }).requests).toMatchObject({ of: 'own' });
    await cache.revive();
  });
});

it('while the queue’s Redis hangs, figures of the web are still told, without waiting for it to end', async () => {
  server.freeze();
  let loads: Load[] = [];
  await until('nothing to be told of the queues', async () => ((loads = await hireFire()), loads.filter(({ value }) => value === null).length === WORKERS.length));
  expect(loads.find(({ name }) => name === 'web')?.value).not.toBeNull();
  expect(loads.filter(({ value }) => value === null).map(({ name }) => name)).toEqual(WORKERS);
  server.thaw();
});

describe('where a token is set', () => {
  let closed: TestApp;
  beforeAll(async () => {
    closed = await startTestApp({ SCALING_TOKEN: TOKEN, REDIS_QUEUE_URL: server.url });
  });
  afterAll(() => closed.close());

  it.each([
    ['in the path', `/scaling/keda/${TOKEN}`, {}],
    ['as HireFire’s header', '/scaling/hirefire', { 'HireFire-Token': TOKEN }],
    ['as a bearer token', '/scaling/prometheus', { authorization: `Bearer ${TOKEN}` }],
    ['where HireFire itself looks', `/hirefire/${TOKEN}/info`, {}],
    ['where HireFire itself looks, as its header', '/hirefire', { 'HireFire-Token': TOKEN }],
  ])('it is taken %s', async (_, path, headers) => {
    expect((await get(path, headers as Record<string, string>, closed)).status).toBe(200);
  });

  it.each([
    ['none', '/scaling/keda', {}],
    ['another', `/scaling/keda/${TOKEN}x`, {}],
    ['an empty one', '/scaling/hirefire', { 'HireFire-Token': '' }],
    ['another where HireFire looks', '/hirefire/x/info', {}],
    ['none where HireFire looks', '/hirefire', {}],
    ['another for a dialect that does not exist', '/scaling/nothing/x', {}],
  ])('%s is refused', async (_, path, headers) => {
    const answer = await get(path, headers as Record<string, string>, closed);
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain(TOKEN);
  });
});
