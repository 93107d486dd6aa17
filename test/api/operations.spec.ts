import { anOrganisation } from '../factories/a-campaign.js';
import { anApiKey } from '../factories/an-api-key.js';
import { ApiClient } from '../factories/a-donor.js';
import { aPlatformKey } from '../factories/a-platform-key.js';
import { anUnreadableJob } from '../factories/an-unreadable-job.js';
import { JobQueues } from '../../src/queues/job-queues.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { emptyQueues, until } from '../support/worker.js';

const BASE = '/api/v1/operations';

let site: TestApp;
let client: ApiClient;
let reader: ApiClient;

beforeAll(async () => {
  site = await startTestApp();
  client = new ApiClient(site.url, await aPlatformKey(site.database));
  reader = new ApiClient(site.url, await aPlatformKey(site.database, { scopes: ['operations:read'] }));
  await until('the queues to be reached', () => site.app.get(JobQueues, { strict: false }).get('email').getWaitingCount().then(() => true, () => false));
  await emptyQueues(site.app);
});
afterAll(() => site.close());

const put = (body: unknown, caller = client) => caller.put(`${BASE}/emergency-level`, typeof body === 'string' ? body : JSON.stringify(body));

const kinds = async () => (await client.get(`${BASE}/queues`)).json['queues'] as Record<string, unknown>[];

describe('the emergency level', () => {
  it('is set, told and taken back', async () => {
    expect(await put({ level: 2 })).toMatchObject({ status: 200, json: { level: 2, pausedQueues: ['email', 'import', 'report'], changedBy: expect.stringMatching(/^api-key:/) } });
    expect((await reader.get(`${BASE}/emergency-level`)).json).toMatchObject({ level: 2 });
    expect(await (await fetch(`${site.url}/metrics`)).text()).toContain('\nfreshet_emergency_level 2\n');
    expect(await put({ level: 0 })).toMatchObject({ status: 200, json: { level: 0, pausedQueues: [] } });
  });

  it.each([[{ level: 4 }], [{ level: -1 }], [{ level: 1.5 }], [{ level: '1' }], [{ level: null }], [{}], [[]], [{ level: 1, surprise: true }]])('cannot be %j', async (body) => {
    expect((await put(body)).status).toBe(422);
  });

  it.each(['', '{', 'null{', '"1"'])('cannot be set by %j', async (body) => {
    expect([400, 422]).toContain((await put(body)).status);
  });
});

describe('a key', () => {
  it('of an organisation, of nobody, or that may only read, changes nothing', async () => {
    const ofOrganisation = new ApiClient(site.url, await anApiKey(site.database, await anOrganisation(site.database)));
    const paths = [`${BASE}/queues/report/pause`, `${BASE}/queues/report/resume`, `${BASE}/queues/report/set-aside/x/retry`, `${BASE}/queues/report/set-aside/x/discard`];
    for (const [caller, status] of [[ofOrganisation, 403], [new ApiClient(site.url, null), 401], [reader, 403]] as const) {
      expect((await put({ level: 3 }, caller)).status).toBe(status);
      for (const path of paths) expect([path, (await caller.post(path, undefined)).status]).toEqual([path, status]);
    }
    expect((await ofOrganisation.get(`${BASE}/queues`)).status).toBe(403);
    expect((await client.get(`${BASE}/emergency-level`)).json).toMatchObject({ level: 0 });
  });

  it('of the platform opens nothing of an organisation', async () => {
    expect((await client.get('/api/v1/donations/0197c3a0-0000-7000-8000-000000000000')).status).toBe(401);
  });

  it('that is revoked or expired is none', async () => {
    for (const wishes of [{ revokedAt: new Date() }, { expiresAt: new Date(Date.now() - 1_000) }]) {
      expect((await new ApiClient(site.url, await aPlatformKey(site.database, wishes)).get(`${BASE}/queues`)).status).toBe(401);
    }
  });
});

describe('a kind', () => {
  it('is paused and resumed, and says why it stands still', async () => {
    expect((await client.post(`${BASE}/queues/email/pause`, undefined)).json).toMatchObject({ queue: 'email', paused: true, pausedBecause: 'single' });
    await put({ level: 1 });
    expect(await kinds()).toEqual(expect.arrayContaining([expect.objectContaining({ queue: 'report', pausedBecause: 'level' }), expect.objectContaining({ queue: 'email', pausedBecause: 'single' })]));
    expect((await client.post(`${BASE}/queues/report/resume`, undefined)).json).toMatchObject({ code: 'paused_by_level' });
    await put({ level: 0 });
    expect((await client.post(`${BASE}/queues/email/resume`, undefined)).json).toMatchObject({ queue: 'email', paused: false, pausedBecause: null });
  });

  it('that settles donations is refused', async () => {
    expect(await client.post(`${BASE}/queues/transactional/pause`, undefined)).toMatchObject({ status: 409, json: { code: 'queue_not_pausable' } });
  });

  it.each(['letters', 'EMAIL', '__proto__', '%20'])('must exist: %s', async (kind) => {
    expect((await client.post(`${BASE}/queues/${kind}/pause`, undefined)).status).toBe(404);
  });

  it('tells its figures', async () => {
    const queue = site.app.get(JobQueues, { strict: false });
    await queue.get('import').add('water', {}, { timestamp: Date.now() - 5_000 });
    await until('the figures to tell of it', async () => JSON.stringify(await kinds()).includes('"waiting":1'));
    const found = (await kinds()).find((kind) => kind['queue'] === 'import');
    expect(found).toMatchObject({ promiseSeconds: 60, promiseKept: true, figures: { jobs: { waiting: 1, held: 0 } } });
  });
});

describe('jobs that were set aside', () => {
  it('are listed with what they carry, retried and discarded', async () => {
    const id = await anUnreadableJob(site, { litres: 3 });
    expect((await reader.get(`${BASE}/queues/report/set-aside`)).json).toMatchObject({ jobs: [{ queue: 'report', id, name: 'water', payload: { litres: 3 }, reason: 'water carries what it should not', attempts: 1 }] });
    expect(await client.post(`${BASE}/queues/report/set-aside/${id}/retry`, undefined)).toMatchObject({ status: 200, json: { status: 'retried' } });
    expect((await client.post(`${BASE}/queues/report/set-aside/${id}/discard`, undefined)).status).toBe(404);
  });

  it.each(['meta', 'wait', '..%2Fx', '%00', 'x'.repeat(299)])('must be there: %s', async (id) => {
    for (const verb of ['retry', 'discard']) expect([400, 404]).toContain((await client.post(`${BASE}/queues/report/set-aside/${id}/${verb}`, undefined)).status);
  });
});
