import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anOrganisation } from '../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aStaffMember } from './a-staff-member.js';
import { anEml } from './an-eml.js';
import { ConsoleClient } from './console-client.js';

const home = mkdtempSync(join(tmpdir(), 'outbox '));
const folder = join(home, 'mail');
let app: TestApp;
let engineer: ConsoleClient;

beforeAll(async () => {
  mkdirSync(folder);
  writeFileSync(join(home, 'secret.eml'), anEml({ subject: 'Secret' }));
  writeFileSync(join(folder, 'thanks.eml'), anEml({ subject: 'Thank you', html: '<script>alert(1)</script><p style="color:green">Hello' }));
  writeFileSync(join(folder, 'plain.eml'), anEml({ subject: 'Plain', html: null }));
  app = await startTestApp({ MAIL_FOLDER: folder });
  engineer = await clientOf('engineer');
});
afterAll(async () => {
  await app.close();
  rmSync(home, { recursive: true });
});

async function clientOf(role: 'engineer' | 'customer_success' | 'client_admin' | 'client_editor'): Promise<ConsoleClient> {
  const organisationId = role.startsWith('client') ? await anOrganisation(app.database) : null;
  const client = new ConsoleClient(app.url);
  await client.signIn(await aStaffMember(app.database, { role, organisationId }));
  return client;
}

/** Sends the path as it stands, where fetch would tidy it. */
function statusOf(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(app.url);
    request({ hostname, port, path, headers: { cookie: engineer.cookie } }, (answer) => resolve(answer.resume().statusCode)).on('error', reject).end();
  });
}

describe('the outbox', () => {
  it.each(['engineer', 'customer_success'] as const)('is for people of the platform: %s', async (role) => {
    const { status, json } = await (await clientOf(role)).ask('/outbox');
    expect(status).toBe(200);
    expect(json).toMatchObject({ rows: [{ name: 'thanks.eml', subject: 'Thank you' }, { name: 'plain.eml' }], next: null });
  });

  it.each(['client_admin', 'client_editor'] as const)('does not exist for those of a client: %s', async (role) => {
    const client = await clientOf(role);
    for (const path of ['/console/outbox/thanks.eml', '/console/outbox/thanks.eml/html', '/console/api/outbox', '/console/api/outbox/export.csv', '/console/api/outbox/standing']) expect([path, (await client.get(path)).status]).toEqual([path, 404]);
  });

  it('asks everyone else to sign in', async () => {
    for (const path of ['', '/thanks.eml', '/thanks.eml/html']) expect((await new ConsoleClient(app.url).get(`/console/outbox${path}`)).status).toBe(303);
  });

  it.each(['../secret.eml', '..%2Fsecret.eml', '%2e%2e%2fsecret.eml', '..%5csecret.eml', '%2Fetc%2Fpasswd', 'x%00.eml', '%', 'no.eml', '%252e%252e%252fsecret.eml'])(
    'never leaves its folder: %s',
    async (name) => {
      for (const path of [name, `${name}/html`]) expect([400, 404]).toContain(await statusOf(`/console/outbox/${path}`));
    },
  );
});

describe('a mail', () => {
  it('shows its text, its headers and its source as text', async () => {
    const page = await (await engineer.get('/console/outbox/thanks.eml')).text();
    expect(page).toContain('José Ångström');
    expect(page).toContain('Auto-Submitted');
    expect(page).not.toContain('<script>alert');
  });

  it('has its HTML part at an address where it can do nothing', async () => {
    const answer = await engineer.get('/console/outbox/thanks.eml/html');
    expect(await answer.text()).toContain('<script>alert(1)</script>');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^sandbox;/);
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).not.toMatch(/allow-|script-src/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('without an HTML part has no frame, nor an address for one', async () => {
    expect(await (await engineer.get('/console/outbox/plain.eml')).text()).not.toContain('<iframe');
    expect((await engineer.get('/console/outbox/plain.eml/html')).status).toBe(404);
  });
});
