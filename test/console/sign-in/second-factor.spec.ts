import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type MadeStaff } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';
import { codeOf } from './an-authenticator.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

interface Enrolled {
  readonly staff: MadeStaff;
  readonly client: ConsoleClient;
  readonly secret: string;
  readonly recoveryCodes: string[];
}

let networks = 0;
/** A browser at an address of its own, so that tries are counted apart. */
const aClient = () => new ConsoleClient(app.url, { 'x-forwarded-for': `203.0.113.${++networks}` });

async function signedIn(): Promise<{ staff: MadeStaff; client: ConsoleClient }> {
  const staff = await aStaffMember(app.database);
  const client = aClient();
  await client.signIn(staff);
  return { staff, client };
}

async function beginTotp(client: ConsoleClient): Promise<string> {
  const formToken = await client.formToken();
  expect((await client.post('/console/account/totp', { formToken })).headers.get('location')).toBe('/console/account/totp');
  const page = await (await client.get('/console/account/totp')).text();
  expect(page).toContain('<svg class="qr"');
  return (/class="totp-key">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '');
}

/** Sets up an app by the code of the step before, so that the code of now is still good. */
async function enrolled(): Promise<Enrolled> {
  const { staff, client } = await signedIn();
  const secret = await beginTotp(client);
  const confirmed = await client.post('/console/account/totp/confirm', { formToken: await client.formToken(), code: await codeOf(secret, -1) });
  const recoveryCodes = [...(await confirmed.text()).matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, code]) => code ?? '');
  return { staff, client, secret, recoveryCodes };
}

async function atFactor(staff: MadeStaff, next = ''): Promise<ConsoleClient> {
  const client = aClient();
  const answer = await client.signIn(staff, next);
  expect(answer.headers.get('location')).toMatch(/^\/console\/sign-in\/factor/);
  expect((await client.get('/console')).status).toBe(303);
  return client;
}

const factor = (client: ConsoleClient, fields: Record<string, string>) => client.post('/console/sign-in/factor', fields);
const auditOf = (staff: MadeStaff) =>
  app.database.transactions.run('platform', async (tx) =>
    (await tx.rows<{ action: string }>(`SELECT action FROM audit_entries WHERE actor = $1 ORDER BY id`, [`staff:${staff.id}`])).map(({ action }) => action),
  );
const forgetProof = (staff: MadeStaff) =>
  app.database.transactions.run('platform', (tx) => tx.rows(`UPDATE sessions SET proven_at = proven_at - interval '11 minutes' WHERE staff_id = $1`, [staff.id]));

describe('setting up an authenticator app', () => {
  it('takes a code of the key that was shown, and gives ten recovery codes', async () => {
    const { recoveryCodes, staff } = await enrolled();
    expect(recoveryCodes).toHaveLength(10);
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/);
    expect(await auditOf(staff)).toEqual(['session.open', 'staff.totp-enrol', 'staff.recovery-codes-renew']);
  });

  it('keeps neither the key nor the codes where the database could tell them', async () => {
    const { staff, secret, recoveryCodes } = await enrolled();
    const rows = await app.database.transactions.run('platform', async (tx) => [
      await tx.row(`SELECT encode(secret, 'escape') AS secret, encode(secret, 'base64') AS coded FROM staff_totp WHERE staff_id = $1`, [staff.id]),
      await tx.rows(`SELECT encode(code_hash, 'escape') AS hash FROM staff_recovery_codes WHERE staff_id = $1`, [staff.id]),
    ]);
    for (const known of [secret, ...recoveryCodes]) expect(JSON.stringify(rows)).not.toContain(known);
  });

  it.each(['', '0', 'abcdef', '1234567', '000000', '١٢٣٤٥٦', "' OR 1=1 --", '\u0000'.repeat(6), '9'.repeat(60)])('refuses what is no code: %j', async (code) => {
    const { client, staff } = await signedIn();
    await beginTotp(client);
    const answer = await client.post('/console/account/totp/confirm', { formToken: await client.formToken(), code });
    expect(answer.status).toBe(422);
    expect((await aClient().signIn(staff)).headers.get('location')).toBe('/console');
  });

  it('changes nothing until the new app has shown a code', async () => {
    const { client, staff, secret } = await enrolled();
    await beginTotp(client);
    const answer = await factor(await atFactor(staff), { code: await codeOf(secret) });
    expect(answer.headers.get('location')).toBe('/console');
  });
});

describe('signing in with a code', () => {
  it('leads on to the page that was asked for, and nowhere else', async () => {
    const { staff, secret } = await enrolled();
    expect((await factor(await atFactor(staff, '/console/outbox'), { code: await codeOf(secret), next: '/console/outbox' })).headers.get('location')).toBe('/console/outbox');
    expect((await factor(await atFactor(staff), { code: await codeOf(secret, 1), next: '//evil.example' })).headers.get('location')).toBe('/console');
  });

  it('takes no code twice, however many ask at once', async () => {
    const { staff, secret } = await enrolled();
    const code = await codeOf(secret);
    const clients = await Promise.all([atFactor(staff), atFactor(staff), atFactor(staff)]);
    const answers = await Promise.all(clients.map((client) => factor(client, { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 401, 401]);
  });

  it('of a secret that was sealed under another key is wrong, and a recovery code still lets in', async () => {
    const { staff, secret, recoveryCodes } = await enrolled();
    await app.database.transactions.run('platform', (tx) => tx.rows(`UPDATE staff_totp SET secret = decode(repeat('ab', length(secret)), 'hex') WHERE staff_id = $1`, [staff.id]));
    expect((await factor(await atFactor(staff), { code: await codeOf(secret) })).status).toBe(401);
    expect((await factor(await atFactor(staff), { recoveryCode: recoveryCodes[0] ?? '' })).status).toBe(303);
  });

  it('takes the code of the next half minute, and none of those after or long before', async () => {
    const { staff, secret } = await enrolled();
    for (const steps of [-3, 3, 100]) expect((await factor(await atFactor(staff), { code: await codeOf(secret, steps) })).status).toBe(401);
    expect((await factor(await atFactor(staff), { code: await codeOf(secret, 1) })).status).toBe(303);
  });

  it('is not for whoever skips the password, or brings another one\'s first step', async () => {
    const [one, other] = [await enrolled(), await enrolled()];
    const code = await codeOf(one.secret);
    expect((await factor(aClient(), { code })).headers.get('location')).toBe('/console/sign-in');
    expect((await factor(await atFactor(other.staff), { code })).status).toBe(401);
    const forged = aClient();
    forged.keepCookie('freshet_pending', `${Buffer.from(`9999999999\n${one.staff.id} `).toString('base64url')}.${'A'.repeat(43)}`);
    expect((await factor(forged, { code })).headers.get('location')).toBe('/console/sign-in');
  });

  it('stops after ten wrong ones from one network', async () => {
    const { staff } = await enrolled();
    const client = await atFactor(staff);
    const statuses: number[] = [];
    for (let tries = 0; tries < 11; tries++) statuses.push((await factor(client, { code: '000000' })).status);
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
  });
});

describe('somebody who has lost everything but the password', () => {
  it('is let in by it alone again by whoever looks after them, and signed out before', async () => {
    const { staff, client } = await enrolled();
    const engineer = await signedIn();
    const forget = async (path: string) => (await engineer.client.post(`/console/staff/${path}/forget-factors`, { formToken: await engineer.client.formToken() })).status;
    expect(await forget(staff.id)).toBe(303);
    expect((await client.get('/console')).status).toBe(303);
    expect((await aClient().signIn(staff)).headers.get('location')).toBe('/console');
    expect(await forget(engineer.staff.id)).toBe(409);
  });

  it('and a first step that was taken before the password changed leads nowhere', async () => {
    const { staff, secret } = await enrolled();
    const client = await atFactor(staff);
    await app.database.transactions.run('platform', (tx) => tx.rows(`UPDATE staff SET password_changed_at = now() + interval '1 second' WHERE id = $1`, [staff.id]));
    expect((await factor(client, { code: await codeOf(secret) })).headers.get('location')).toBe('/console/sign-in');
  });
});

describe('a recovery code', () => {
  it('signs in once, however it is typed', async () => {
    const { staff, recoveryCodes: [first = '', second = ''] } = await enrolled();
    expect((await factor(await atFactor(staff), { recoveryCode: first.toUpperCase().replaceAll('-', ' ') })).status).toBe(303);
    expect((await factor(await atFactor(staff), { recoveryCode: first })).status).toBe(401);
    expect((await factor(await atFactor(staff), { recoveryCode: second })).status).toBe(303);
    expect((await auditOf(staff)).filter((action) => action === 'staff.recovery-code-use')).toHaveLength(2);
  });

  it('is void once there are new ones, and is nobody else\'s', async () => {
    const [one, other] = [await enrolled(), await enrolled()];
    const [old = ''] = one.recoveryCodes;
    expect((await factor(await atFactor(other.staff), { recoveryCode: old })).status).toBe(401);
    expect((await one.client.post('/console/account/recovery-codes', { formToken: await one.client.formToken() })).status).toBe(200);
    expect((await factor(await atFactor(one.staff), { recoveryCode: old })).status).toBe(401);
  });
});

describe('what opens doors', () => {
  it('asks for a proof that is not older than ten minutes, and leads back', async () => {
    const { staff, client, secret } = await enrolled();
    await forgetProof(staff);
    const formToken = await client.formToken();
    const asked = await client.post('/console/account/totp/remove', { formToken }, { referer: `${app.url}/console/account` });
    expect(asked.headers.get('location')).toBe('/console/confirm-identity?next=%2Fconsole%2Faccount');
    const before = client.cookieNamed('freshet_session');
    const fields = { formToken, next: '/console/account' };
    expect((await client.post('/console/confirm-identity', { ...fields, password: staff.password })).status).toBe(422);
    const confirmed = await client.post('/console/confirm-identity', { ...fields, code: await codeOf(secret) });
    expect([confirmed.status, confirmed.headers.get('location')]).toEqual([303, '/console/account']);
    expect(client.cookieNamed('freshet_session')).not.toBe(before);
    const stolen = aClient();
    stolen.keepCookie('freshet_session', before);
    expect((await stolen.get('/console/account')).status).toBe(303);
    // Drawn before the proof, and still good.
    expect((await client.post('/console/account/totp/remove', { formToken })).headers.get('location')).toBe('/console/account');
    expect((await aClient().signIn(staff)).headers.get('location')).toBe('/console');
  });

  it('asks for the password where there is nothing else', async () => {
    const { staff, client } = await signedIn();
    await forgetProof(staff);
    const formToken = await client.formToken();
    for (const referer of ['https://evil.example/console/account', 'nonsense', `${app.url}//evil.example`, `${app.url}/c/library`]) {
      expect((await client.post('/console/account/totp', { formToken }, { referer })).headers.get('location')).toBe('/console/confirm-identity');
    }
    expect((await client.post('/console/confirm-identity', { formToken, password: 'wrong' })).status).toBe(422);
    const confirmed = await client.post('/console/confirm-identity', { formToken, password: staff.password, next: 'https://evil.example' });
    expect(confirmed.headers.get('location')).toBe('/console');
    expect((await client.post('/console/account/totp', { formToken })).headers.get('location')).toBe('/console/account/totp');
  });

  it('tells a screen, which follows no redirect, by a code of its own', async () => {
    const { staff, client } = await signedIn();
    await forgetProof(staff);
    const answer = await client.get('/console/account/totp', { accept: 'application/json' });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('confirm-identity');
  });
});
