import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anOrganisation } from '../factories/a-campaign.js';
import { anUnreadableJob } from '../factories/an-unreadable-job.js';
import { JobQueues } from '../../src/queues/job-queues.js';
import type { StaffRole } from '../../src/organisations/staff.entity.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { emptyQueues, until } from '../support/worker.js';
import { aStaffMember } from './a-staff-member.js';
import { ConsoleClient } from './console-client.js';

let app: TestApp;
let engineer: ConsoleClient;

beforeAll(async () => {
  app = await startTestApp();
  await until('the queues to be reached', async () => app.app.get(JobQueues, { strict: false }).get('email').getWaitingCount().then(() => true, () => false));
  await emptyQueues(app.app);
  engineer = await clientOf('engineer');
});
afterAll(() => app.close());
beforeEach(() => send(engineer, '/console/queues/level', { level: '0' }));

async function clientOf(role: StaffRole): Promise<ConsoleClient> {
  const organisationId = role.startsWith('client') ? await anOrganisation(app.database) : null;
  const client = new ConsoleClient(app.url);
  await client.signIn(await aStaffMember(app.database, { role, organisationId }));
  return client;
}

async function send(client: ConsoleClient, path: string, fields: Record<string, string> = {}): Promise<number> {
  return (await client.post(path, { formToken: await client.formToken(), ...fields })).status;
}

const pageOf = async (client: ConsoleClient, path = '/console/queues') => (await client.get(path)).text();

const audited = () =>
  app.database.transactions.run('platform', async (tx) => (await tx.rows<{ line: string }>(`SELECT split_part(actor, ':', 1) || ' ' || action || ' ' || subject AS line FROM audit_entries ORDER BY id`)).map(({ line }) => line));

describe('the page of the queues', () => {
  it.each(['engineer', 'customer_success'] as const)('is for people of the platform: %s', async (role) => {
    const page = await pageOf(await clientOf(role));
    for (const kind of ['Transactional', 'E-mail', 'Import', 'Report', 'Cache refresh', 'Forced refresh']) expect(page).toContain(kind);
    expect(page.includes('href="/console/queues/board"')).toBe(role === 'engineer');
  });

  it.each(['client_admin', 'client_editor'] as const)('does not exist for those of a client, nor do its levers: %s', async (role) => {
    const client = await clientOf(role);
    expect((await client.get('/console/queues')).status).toBe(404);
    expect(await send(client, '/console/queues/level', { level: '3' })).toBe(404);
    expect(await send(client, '/console/queues/report/pause')).toBe(404);
    expect(await pageOf(engineer)).not.toContain('Emergency level 3.');
  });

  it('takes no form that was not drawn for the session', async () => {
    expect((await engineer.post('/console/queues/level', { level: '3', formToken: 'x' })).status).toBe(403);
    expect((await new ConsoleClient(app.url).post('/console/queues/level', { level: '3' })).status).toBe(401);
  });
});

describe('an emergency level', () => {
  it('is set by one press, seen on every page of everyone, and written down', async () => {
    expect(await send(engineer, '/console/queues/level', { level: '2' })).toBe(303);
    expect(await pageOf(engineer)).toContain('Mailings, imports and reports stand still');
    const client = await clientOf('client_admin');
    expect(await pageOf(client, '/console/mailings/new')).toContain('Emergency level 2.');
    expect(await pageOf(client, '/console/mailings/new')).not.toContain('/console/queues');
    expect(await audited()).toContain('staff emergency.set-level emergency-level:2');
    const state = JSON.parse(await (await fetch(`${app.url}/health/ready`)).text()) as object;
    expect(state).toMatchObject({ ready: true, emergencyLevel: 2, pausedQueues: ['email', 'import', 'report'] });
  });

  it.each(['', '4', '-1', '1.5', '03', 'two', '٢'])('cannot be %j', async (level) => {
    expect(await send(engineer, '/console/queues/level', { level })).toBe(422);
  });
});

describe('a single kind', () => {
  it('is paused and resumed by itself', async () => {
    expect(await send(engineer, '/console/queues/report/pause')).toBe(303);
    expect(await pageOf(engineer)).toMatch(/Paused\.<\/strong> Reports stand still/);
    expect(await send(engineer, '/console/queues/report/resume')).toBe(303);
    expect(await pageOf(engineer)).not.toContain('stand still, so that');
  });

  it('that settles donations is never paused', async () => {
    expect(await send(engineer, '/console/queues/transactional/pause')).toBe(409);
  });

  it('that a level paused is not resumed by itself', async () => {
    await send(engineer, '/console/queues/level', { level: '1' });
    expect(await send(engineer, '/console/queues/report/resume')).toBe(409);
  });

  it.each(['letters', '..%2Fx', '%00', 'constructor'])('must exist: %s', async (kind) => {
    expect([400, 404]).toContain(await send(engineer, `/console/queues/${kind}/pause`));
  });
});

describe('a job that was set aside', () => {
  it('is shown with what it carries, as text, and can be discarded, which the audit log remembers', async () => {
    const id = await anUnreadableJob(app, { litres: '<script>alert(1)</script>' });
    const page = await pageOf(engineer);
    expect(page).toContain('&lt;script>alert(1)&lt;/script>');
    expect(page).toContain(`/console/queues/report/set-aside/${id}/retry`);
    expect(await send(engineer, `/console/queues/report/set-aside/${id}/discard`)).toBe(303);
    expect(await pageOf(engineer)).toContain('Nothing has been set aside.');
    expect(await send(engineer, `/console/queues/report/set-aside/${id}/discard`)).toBe(404);
    expect(await audited()).toContain(`staff job.discard job:report/${id}`);
  });

  it('waits again when somebody retries it, no older than since then', async () => {
    const id = await anUnreadableJob(app, {}, { timestamp: Date.now() - 3_600_000 });
    expect(await send(engineer, `/console/queues/report/set-aside/${id}/retry`)).toBe(303);
    const queue = app.app.get(JobQueues, { strict: false }).get('report');
    expect(await (await queue.getJob(id))?.getState()).toBe('waiting');
    const told = /freshet_queue_oldest_ready_seconds\{queue="report"\} ([\d.]+)/;
    await until('the figures to tell of it', async () => told.test(await (await fetch(`${app.url}/metrics`)).text()));
    expect(Number(told.exec(await (await fetch(`${app.url}/metrics`)).text())?.[1])).toBeLessThan(3_000);
    await emptyQueues(app.app);
  });
});

describe('the board', () => {
  const paths = ['/console/queues/board', '/console/queues/board/api/queues', '/console/queues/board/static/images/logo.svg'];

  it('is for engineers alone', async () => {
    const [success, admin] = [await clientOf('customer_success'), await clientOf('client_admin')];
    for (const path of paths) {
      expect([path, (await engineer.get(path)).status]).toEqual([path, 200]);
      for (const client of [success, admin]) expect([path, (await client.get(path)).status]).toEqual([path, 404]);
      expect([path, (await new ConsoleClient(app.url).get(path)).status]).toEqual([path, 303]);
    }
  });

  it('has its own policy, and every other header that answers carry', async () => {
    for (const path of paths) {
      const { headers } = await engineer.get(path);
      expect([path, headers.get('content-security-policy')]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")]);
      expect([path, headers.get('cache-control'), headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual([path, expect.any(String), 'nosniff', 'same-origin']);
    }
  });

  it('shows and does nothing', async () => {
    for (const [method, path] of [['PUT', 'report/pause'], ['PUT', 'report/clean/failed'], ['PUT', 'report/empty'], ['PUT', 'report/obliterate'], ['POST', 'report/add']]) {
      const answer = await fetch(`${app.url}/console/queues/board/api/queues/${path}`, { method, headers: { cookie: engineer.cookie, 'content-type': 'application/json' }, body: '{}' });
      expect([path, answer.status >= 400]).toEqual([path, true]);
    }
  });
});
