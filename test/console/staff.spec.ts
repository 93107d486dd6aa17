import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import type { StaffRole } from '../../src/organisations/staff.entity.js';
import type { OrganisationId } from '../../src/shared/ids.js';
import { anOrganisation, next } from '../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startPost, type TestPost } from '../support/smtp-server.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';
import { aStaffMember, type MadeStaff } from './a-staff-member.js';
import { ConsoleClient } from './console-client.js';

const GOOD = 'a quiet bicycle under rain';

let app: TestApp;
let post: TestPost;
let worker: INestApplicationContext;
let organisationId: OrganisationId;
let admin: ConsoleClient;

beforeAll(async () => {
  post = await startPost();
  app = await startTestApp();
  worker = await startWorker('transactional', app.database.url, { SMTP_URL: post.url, PUBLIC_URL: app.url });
  await emptyQueues(worker);
  organisationId = await anOrganisation(app.database);
  ({ client: admin } = await signedIn('client_admin', organisationId));
});
afterAll(async () => {
  await worker.close();
  await app.close();
  await post.close();
});

let networks = 0;
const aClient = () => new ConsoleClient(app.url, { 'x-forwarded-for': `198.51.100.${++networks}` });

async function signedIn(role: StaffRole, of: OrganisationId | null): Promise<{ staff: MadeStaff; client: ConsoleClient }> {
  const staff = await aStaffMember(app.database, { role, organisationId: of });
  const client = aClient();
  await client.signIn(staff);
  return { staff, client };
}

const send = async (client: ConsoleClient, path: string, fields: Record<string, string> = {}) => client.post(path, { formToken: await client.formToken(), ...fields });
const newAddress = () => `new${next()}@example.org`;
const mailsTo = (email: string) => post.mails.filter(({ to }) => to?.some(({ address }) => address === email));
const rows = <Row>(sql: string, parameters: unknown[] = []) => app.database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));
const slugOf = async (id: OrganisationId) => (await rows<{ slug: string }>(`SELECT slug FROM organisations WHERE id = $1`, [id]))[0]?.slug ?? '';

async function linkTo(email: string, mails = 1): Promise<string> {
  await until(`mail ${mails} to ${email}`, () => mailsTo(email).length >= mails);
  const text = mailsTo(email).at(-1)?.text ?? '';
  return /\/console\/new-password\?token=([\w-]{43})/.exec(text)?.[1] ?? '';
}

/** What a test makes the server do happens to the next mail, which is to be no other's. */
const untilAllSent = () =>
  until('all letters to be sent', async () =>
    (await rows<{ letter: string }>(`SELECT letter FROM staff_tickets UNION ALL SELECT letter FROM staff_notices UNION ALL SELECT letter FROM staff_address_tickets`)).every(({ letter }) => !['waiting', 'sending'].includes(letter)),
  );

async function invited(role = 'client_editor'): Promise<{ email: string; token: string }> {
  const email = newAddress();
  expect((await send(admin, '/console/staff', { email, name: 'Noor Haddad', role })).status).toBe(303);
  return { email, token: await linkTo(email) };
}

describe('somebody who is invited', () => {
  it('gets one mail, chooses a password once, and signs in', async () => {
    const { email, token } = await invited();
    const guest = aClient();
    expect(await (await guest.get(`/console/new-password?token=${token}`)).text()).toContain(email);
    expect((await guest.post('/console/new-password', { token, password: 'password1234' })).status).toBe(422);
    expect((await guest.post('/console/new-password', { token, password: GOOD })).status).toBe(200);
    expect((await guest.post('/console/new-password', { token, password: `${GOOD} again` })).status).toBe(410);
    expect((await guest.post('/console/sign-in', { email, password: GOOD })).headers.get('location')).toBe('/console');
    expect(mailsTo(email)).toHaveLength(1);
    const kept = await rows(`SELECT * FROM outbox`);
    expect(JSON.stringify([kept, await rows(`SELECT * FROM staff_tickets`)])).not.toContain(token);
  });

  it('cannot use the first mail once there is a second, nor after seven days', async () => {
    const { email, token: first } = await invited();
    const [member] = await rows<{ id: string }>(`SELECT id FROM staff WHERE email = $1`, [email]);
    expect((await send(admin, `/console/staff/${member?.id}/invitation`)).status).toBe(303);
    const second = await linkTo(email, 2);
    expect([second === first, (await aClient().get(`/console/new-password?token=${first}`)).status]).toEqual([false, 410]);
    await rows(`UPDATE staff_tickets SET expires_at = now() - interval '1 second' WHERE staff_id = $1`, [member?.id]);
    expect((await aClient().post('/console/new-password', { token: second, password: GOOD })).status).toBe(410);
  });

  it.each<[Record<string, string>, number]>([
    [{ email: 'nobody', name: 'A', role: 'client_editor' }, 422],
    [{ email: 'a@example.org\r\nBcc: b@example.org', name: 'A', role: 'client_editor' }, 422],
    [{ email: 'a@example.org', name: '\u0000', role: 'client_editor' }, 422],
    [{ email: 'a@example.org', name: '', role: 'client_editor' }, 422],
    [{ email: 'a@example.org', name: 'A', role: 'engineer' }, 422],
    [{ email: 'a@example.org', name: 'A', role: 'root' }, 422],
    [{}, 422],
  ])('is not what this makes of them: %j', async (fields, status) => {
    expect((await send(admin, '/console/staff', fields)).status).toBe(status);
    expect(await rows(`SELECT FROM staff WHERE email = 'a@example.org'`)).toEqual([]);
  });

  it('is nobody who signs in already, in whatever organisation', async () => {
    const { staff } = await signedIn('engineer', null);
    expect((await send(admin, '/console/staff', { email: staff.email, name: 'A', role: 'client_admin' })).status).toBe(409);
  });
});

describe('a member of staff', () => {
  it('has another role at once, wherever they are signed in', async () => {
    const { staff, client } = await signedIn('client_editor', organisationId);
    expect([(await client.ask('/staff')).status, (await client.get('/console/staff/-')).status]).toEqual([404, 404]);
    expect((await send(admin, `/console/staff/${staff.id}/role`, { role: 'client_admin' })).status).toBe(303);
    expect((await client.get('/console')).status).toBe(303);
    await client.signIn(staff);
    expect([(await client.ask('/staff')).status, (await client.get('/console/staff/-')).status]).toEqual([200, 200]);
  });

  it('who is deactivated is signed out at once and does not come in again, until reactivated', async () => {
    const { staff, client } = await signedIn('client_editor', organisationId);
    await send(admin, `/console/staff/${staff.id}/deactivate`);
    expect([(await client.get('/console')).status, (await aClient().signIn(staff)).status]).toEqual([303, 401]);
    await send(admin, `/console/staff/${staff.id}/reactivate`);
    expect((await aClient().signIn(staff)).status).toBe(303);
    const acts = await rows<{ action: string }>(`SELECT action FROM audit_entries WHERE subject = $1 AND actor <> $1 ORDER BY id`, [`staff:${staff.id}`]);
    expect(acts.map(({ action }) => action)).toEqual(['staff.deactivate', 'staff.reactivate']);
  });

  it('does nothing to themselves', async () => {
    const { staff, client } = await signedIn('client_admin', organisationId);
    for (const act of ['role', 'deactivate']) expect((await send(client, `/console/staff/${staff.id}/${act}`, { role: 'client_editor' })).status).toBe(409);
    expect((await client.ask('/staff')).status).toBe(200);
  });

  it('is beyond the reach of other organisations, of editors, and of whoever makes up an id', async () => {
    const elsewhere = await anOrganisation(app.database);
    const [theirs, editor, engineer] = [await signedIn('client_admin', elsewhere), await signedIn('client_editor', organisationId), await signedIn('engineer', null)];
    for (const act of ['role', 'deactivate', 'reactivate', 'invitation', 'view']) {
      const fields = { role: 'client_editor', organisation: await slugOf(elsewhere) };
      expect((await send(admin, `/console/staff/${theirs.staff.id}/${act}`, fields)).status).toBe(404);
      expect((await send(admin, `/console/staff/${engineer.staff.id}/${act}`, fields)).status).toBe(404);
      expect((await send(editor.client, `/console/staff/${editor.staff.id}/${act}`, fields)).status).toBe(404);
      expect((await send(admin, `/console/staff/not-an-id/${act}`, fields)).status).toBe(404);
    }
    expect((await theirs.client.ask('/staff')).status).toBe(200);
  });

  it('of the platform is for engineers; customer success look after those of clients', async () => {
    const [success, engineer] = [await signedIn('customer_success', null), await signedIn('engineer', null)];
    const slug = await slugOf(organisationId);
    expect((await send(success.client, '/console/staff', { email: newAddress(), name: 'A', role: 'engineer' })).status).toBe(404);
    expect((await send(success.client, '/console/staff', { email: newAddress(), name: 'A', role: 'client_admin', organisation: slug })).status).toBe(303);
    expect((await success.client.ask(`/staff?organisation=${slug}`)).status).toBe(200);
    expect([(await success.client.ask('/staff?of=platform')).status, (await engineer.client.ask('/staff?of=platform')).status, (await admin.ask('/staff?of=platform')).status]).toEqual([404, 200, 404]);
    const email = newAddress();
    expect((await send(engineer.client, '/console/staff', { email, name: 'Kim', role: 'customer_success' })).status).toBe(303);
    expect(await linkTo(email)).not.toBe('');
  });
});

describe('whoever has forgotten their password', () => {
  const ask = (email: string) => aClient().post('/console/forgotten-password', { email });

  it('is told the same as a stranger', async () => {
    const { staff } = await signedIn('client_editor', organisationId);
    const [known, unknown] = [await ask(staff.email), await ask('nobody@example.org')];
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
    expect(mailsTo('nobody@example.org')).toEqual([]);
  });

  it('gets a link that is good once, and ends every session', async () => {
    const { staff, client } = await signedIn('client_editor', organisationId);
    await ask(staff.email.toUpperCase());
    const token = await linkTo(staff.email);
    expect((await aClient().post('/console/new-password', { token, password: GOOD })).status).toBe(200);
    expect((await client.get('/console')).status).toBe(303);
    expect([(await aClient().signIn(staff)).status, (await aClient().signIn({ ...staff, password: GOOD })).status]).toEqual([401, 303]);
    expect((await aClient().post('/console/new-password', { token, password: `${GOOD} again` })).status).toBe(410);
  });

  it('is not flooded with mails, and is not written to when deactivated', async () => {
    const { staff } = await signedIn('client_editor', organisationId);
    for (let times = 0; times < 5; times++) await ask(staff.email);
    expect(await rows(`SELECT id FROM staff_tickets WHERE staff_id = $1`, [staff.id])).toHaveLength(3);
    const other = await signedIn('client_editor', organisationId);
    await send(admin, `/console/staff/${other.staff.id}/deactivate`);
    await ask(other.staff.email);
    expect(await rows(`SELECT id FROM staff_tickets WHERE staff_id = $1`, [other.staff.id])).toEqual([]);
  });

  it.each(['', '\u0000', 'x'.repeat(500), "' OR 1=1 --", '\ud800'])('may type what they like: %j', async (email) => {
    expect((await aClient().post('/console/forgotten-password', { email })).status).toBe(200);
  });

  it.each(['', 'x', '\u0000', 'A'.repeat(43), 'A'.repeat(5_000)])('cannot make a token up: %j', async (token) => {
    expect((await aClient().get(`/console/new-password?token=${encodeURIComponent(token)}`)).status).toBe(410);
    expect((await aClient().post('/console/new-password', { token, password: GOOD })).status).toBe(410);
  });
});

describe('the mail of a ticket', () => {
  it('is handed over again where the server had no time, and not where it may have come', async () => {
    await untilAllSent();
    post.refuse(451, 1);
    const { email } = await invited();
    expect(mailsTo(email)).toHaveLength(1);
    await untilAllSent();
    post.hangUp(1);
    const lost = newAddress();
    await send(admin, '/console/staff', { email: lost, name: 'A', role: 'client_editor' });
    const state = async () => (await rows<{ letter: string }>(`SELECT letter FROM staff_tickets JOIN staff ON staff.id = staff_id WHERE email = $1`, [lost]))[0]?.letter;
    await until('the letter to be held', async () => (await state()) === 'uncertain');
    expect(mailsTo(lost)).toHaveLength(1);
  });
});

describe('looking at the console as somebody else sees it', () => {
  it('shows what they see, changes nothing, and is written down where they can read it', async () => {
    const { staff } = await signedIn('client_editor', organisationId);
    const { staff: helper, client } = await signedIn('customer_success', null);
    const organisation = await slugOf(organisationId);
    expect((await send(client, `/console/staff/${staff.id}/view`, { organisation })).headers.get('location')).toBe('/console');
    const page = await (await client.get('/console/mailings/new')).text();
    expect(page).toContain('Only looking');
    for (const path of ['/console/api/outbox', '/console/queues', '/console/staff/-']) expect((await client.get(path)).status).toBe(404);
    for (const path of ['/console/account', '/console/account/totp', '/console/confirm-identity']) expect((await client.get(path)).status).toBe(403);
    for (const path of ['/console/account/password', '/console/mailings/new', '/console/account/sessions/all/end', '/console/staff']) expect((await send(client, path)).status).toBe(403);
    expect((await send(client, '/console/stop-viewing')).status).toBe(303);
    expect((await client.ask('/outbox')).status).toBe(200);
    const written = await rows<{ actor: string; action: string }>(`SELECT actor, action FROM audit_entries WHERE subject = $1 AND actor <> $1 AND organisation_id = $2 ORDER BY id`, [`staff:${staff.id}`, organisationId]);
    expect(written).toEqual(['staff.view-as', 'staff.view-as-end'].map((action) => ({ actor: `staff:${helper.id}`, action })));
  });

  it('is for customer success alone, and for an hour', async () => {
    const { staff } = await signedIn('client_editor', organisationId);
    const organisation = await slugOf(organisationId);
    const engineer = await signedIn('engineer', null);
    for (const client of [admin, engineer.client]) expect((await send(client, `/console/staff/${staff.id}/view`, { organisation })).status).toBe(404);
    const { staff: helper, client } = await signedIn('customer_success', null);
    await send(client, `/console/staff/${staff.id}/view`, { organisation });
    await rows(`UPDATE sessions SET viewing_until = now() - interval '1 second' WHERE staff_id = $1`, [helper.id]);
    expect((await client.ask('/outbox')).status).toBe(200);
    expect((await client.get('/console/account')).status).toBe(200);
  });
});
