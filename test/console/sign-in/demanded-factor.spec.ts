import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StaffRole } from '../../../src/organisations/staff.entity.js';
import type { OrganisationId } from '../../../src/shared/ids.js';
import { anOrganisation } from '../../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type MadeStaff } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';
import { codeOf } from './an-authenticator.js';

const SET_UP = '/console/account/second-factor';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ PLATFORM_SECOND_FACTOR: 'required' });
});
afterAll(() => app.close());

interface Person {
  readonly staff: MadeStaff;
  readonly client: ConsoleClient;
}

let networks = 0;
const aClient = () => new ConsoleClient(app.url, { 'x-forwarded-for': `203.0.113.${++networks}` });
const rows = <Row>(sql: string, parameters: unknown[] = []) => app.database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));
const demand = (id: OrganisationId, required: boolean) => rows(`UPDATE organisations SET second_factor_required = $2 WHERE id = $1`, [id, required]);

async function signedIn(role: StaffRole, organisationId: OrganisationId | null): Promise<Person> {
  const staff = await aStaffMember(app.database, { role, organisationId });
  const client = aClient();
  expect((await client.signIn(staff, '/console/donations')).status).toBe(303);
  return { staff, client };
}

const tokenOn = async (client: ConsoleClient, path: string) => /name="formToken" value="([^"]+)"/.exec(await (await client.get(path)).text())?.[1] ?? '';
const where = async (answer: Promise<Response>) => (await answer).headers.get('location');

async function setUpApp(client: ConsoleClient): Promise<Response> {
  const formToken = await tokenOn(client, SET_UP);
  expect(await where(client.post('/console/account/totp', { formToken }))).toBe('/console/account/totp');
  const page = await (await client.get('/console/account/totp')).text();
  const secret = (/class="totp-key">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '');
  return client.post('/console/account/totp/confirm', { formToken, code: await codeOf(secret) });
}

describe('whoever must have a second factor and has none', () => {
  it('does nothing before there is one, and everything after', async () => {
    const { client } = await signedIn('engineer', null);
    for (const path of ['/console', '/console/donations', '/console/account', '/console/mailings', '/console/staff', '/console/queues', '/console/queues/board', '/console/account/nonsense']) {
      expect([path, (await client.get(path)).status === 404 ? SET_UP : await where(client.get(path))]).toEqual([path, SET_UP]);
    }
    const shown = await setUpApp(client);
    expect((await shown.text()).match(/<li><code>/g)).toHaveLength(10);
    expect((await client.get('/console/queues')).status).toBe(200);
    expect(await where(client.get(SET_UP))).toBe('/console/account');
    // Shown once: asking again sets up nothing and tells nothing.
    expect(await where(client.get('/console/account/totp'))).toBe('/console/account');
  });

  it('is told so on every way to the screens, and sends nothing', async () => {
    const { client } = await signedIn('engineer', null);
    for (const path of ['/session', '/queues', '/live?about=queues', '/donations']) {
      const { status, json } = await client.ask(path);
      expect([path, status, json.code]).toEqual([path, 403, 'second_factor_first']);
    }
    const formToken = await tokenOn(client, SET_UP);
    const sent = { cookie: client.cookie, 'content-type': 'application/json', 'freshet-form-token': formToken };
    const answer = await fetch(`${app.url}/console/api/queues/report/pause`, { method: 'POST', headers: sent, body: '{}' });
    expect(answer.status).toBe(403);
    for (const path of ['/console/staff', '/console/account/password', '/console/account/recovery-codes', '/console/account/totp/remove', '/console/account/sessions/all/end', '/console/queues/level']) {
      expect([path, await where(client.post(path, { formToken, email: 'a@example.org', level: '3' }))]).toEqual([path, SET_UP]);
    }
  });

  it.each([
    ['/console/account/second-factor/../donations', 'GET'],
    ['/console/account//second-factor', 'GET'],
    ['/console/donations?next=/console/account/second-factor', 'GET'],
    ['/console/donations#/console/account/second-factor', 'GET'],
    ['/console/donations;/console/account/second-factor', 'GET'],
    ['/console/account/totp%2f..%2f..%2fdonations', 'GET'],
    ['/console/%61ccount', 'GET'],
  ])('finds no way around by an address: %s', async (path) => {
    const { client } = await signedIn('engineer', null);
    const answer = await client.get(path);
    expect(answer.status === 404 || answer.headers.get('location') === SET_UP).toBe(true);
  });

  it('may leave, and may confirm to be themselves', async () => {
    const { staff, client } = await signedIn('customer_success', null);
    await rows(`UPDATE sessions SET proven_at = proven_at - interval '11 minutes' WHERE staff_id = $1`, [staff.id]);
    const formToken = await tokenOn(client, SET_UP);
    expect(await where(client.post('/console/account/totp', { formToken }, { referer: `${app.url}${SET_UP}` }))).toBe(`/console/confirm-identity?next=${encodeURIComponent(SET_UP)}`);
    expect(await where(client.post('/console/confirm-identity', { formToken, password: staff.password, next: SET_UP }))).toBe(SET_UP);
    expect(await where(client.post('/console/sign-out', { formToken }))).toBe('/console/sign-in');
  });

  it('is nobody who has a passkey', async () => {
    const { staff, client } = await signedIn('engineer', null);
    await rows(
      `INSERT INTO staff_passkeys (id, staff_id, organisation_id, credential_id, public_key, counter, transports, is_backed_up, name, created_at)
       VALUES (gen_random_uuid(), $1, NULL, 'a-key', '', 0, '{}', false, 'Laptop', now())`,
      [staff.id],
    );
    expect((await client.get('/console/queues')).status).toBe(200);
  });
});

describe('an organisation', () => {
  it('demands it of sessions that are open already, audited, and no longer when it says so', async () => {
    const organisationId = await anOrganisation(app.database);
    const [admin, editor] = [await signedIn('client_admin', organisationId), await signedIn('client_editor', organisationId)];
    expect((await editor.client.get('/console/mailings')).status).toBe(200);
    const formToken = await admin.client.formToken();
    expect((await admin.client.post('/console/staff/second-factor', { formToken, required: 'yes' })).status).toBe(303);
    expect([await where(editor.client.get('/console/mailings')), await where(admin.client.get('/console/staff'))]).toEqual([SET_UP, SET_UP]);
    await setUpApp(admin.client);
    expect(await (await admin.client.get('/console/staff/second-factor')).text()).toContain('1 person has none yet');
    expect((await admin.client.post('/console/staff/second-factor', { formToken, required: 'no' })).status).toBe(303);
    expect((await editor.client.get('/console/mailings')).status).toBe(200);
    const acts = await rows<{ detail: object; actor: string }>(`SELECT actor, detail FROM audit_entries WHERE action = 'staff.second-factor-demand' AND organisation_id = $1 ORDER BY id`, [organisationId]);
    expect(acts).toEqual([{ actor: `staff:${admin.staff.id}`, detail: { required: true } }, { actor: `staff:${admin.staff.id}`, detail: { required: false } }]);
  });

  it('demands nothing of others, and nobody else demands it', async () => {
    const [ours, theirs] = [await anOrganisation(app.database), await anOrganisation(app.database)];
    const [admin, editor] = [await signedIn('client_admin', ours), await signedIn('client_editor', ours)];
    const slug = (await rows<{ slug: string }>(`SELECT slug FROM organisations WHERE id = $1`, [theirs]))[0]?.slug ?? '';
    const send = async ({ client }: Person, fields: Record<string, string>) => client.post('/console/staff/second-factor', { formToken: await client.formToken(), ...fields });
    expect((await send(editor, { required: 'yes' })).status).toBe(404);
    for (const required of ['', 'true', '\u0000', 'yes\r\n']) expect((await send(admin, { required })).status).toBe(400);
    // Whose it is, is who they are; what else the form says does not matter.
    expect((await send(admin, { required: 'yes', organisation: slug })).status).toBe(303);
    const demands = await rows<{ id: string; demanded: boolean }>(`SELECT id, second_factor_required AS demanded FROM organisations WHERE id = ANY ($1)`, [[ours, theirs]]);
    expect(demands.find(({ id }) => id === theirs)?.demanded).toBe(false);
    expect(demands.find(({ id }) => id === ours)?.demanded).toBe(true);
  });

  it('asks for a proof that is not old', async () => {
    const organisationId = await anOrganisation(app.database);
    const { staff, client } = await signedIn('client_admin', organisationId);
    await rows(`UPDATE sessions SET proven_at = proven_at - interval '11 minutes' WHERE staff_id = $1`, [staff.id]);
    expect(await where(client.post('/console/staff/second-factor', { formToken: await client.formToken(), required: 'yes' }, { referer: `${app.url}/console/staff` }))).toMatch(/^\/console\/confirm-identity/);
    expect((await rows<{ demanded: boolean }>(`SELECT second_factor_required AS demanded FROM organisations WHERE id = $1`, [organisationId]))[0]?.demanded).toBe(false);
  });

  it('signs out whoever came in by a password alone elsewhere, once there is a factor', async () => {
    const organisationId = await anOrganisation(app.database);
    const { staff, client } = await signedIn('client_editor', organisationId);
    const elsewhere = aClient();
    await elsewhere.signIn(staff);
    await demand(organisationId, true);
    await setUpApp(client);
    expect(await where(elsewhere.get('/console/mailings'))).toMatch(/^\/console\/sign-in/);
    expect((await client.get('/console/mailings')).status).toBe(200);
  });

  it('ends an event stream of whoever has none', async () => {
    const organisationId = await anOrganisation(app.database);
    const { client } = await signedIn('client_admin', organisationId);
    expect((await client.ask('/session')).status).toBe(200);
    await demand(organisationId, true);
    expect((await client.ask('/live?about=donations')).json.code).toBe('second_factor_first');
  });
});
