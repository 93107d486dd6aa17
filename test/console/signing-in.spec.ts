import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { aStaffMember, type MadeStaff } from './a-staff-member.js';
import { ConsoleClient } from './console-client.js';

let app: TestApp;
let staff: MadeStaff;

beforeAll(async () => {
  app = await startTestApp();
  staff = await aStaffMember(app.database);
});
afterAll(() => app.close());

const aClient = () => new ConsoleClient(app.url);
const signedIn = async () => {
  const client = aClient();
  await client.signIn(staff);
  return client;
};

describe('signing in', () => {
  it('opens a session and leads on to the page that was asked for', async () => {
    const client = aClient();
    const refused = await client.get('/console/outbox?a=b');
    expect([refused.status, refused.headers.get('location')]).toEqual([303, '/console/sign-in?next=%2Fconsole%2Foutbox%3Fa%3Db']);
    const form = await (await client.get(refused.headers.get('location') ?? '')).text();
    expect(form).toContain('name="next" value="/console/outbox?a=b"');
    const answer = await client.signIn(staff, '/console/outbox?a=b');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/console/outbox?a=b']);
    expect((await client.get('/console')).status).toBe(200);
  });

  it('gives a cookie that scripts, other sites and donor pages never see', async () => {
    const [cookie = ''] = (await aClient().signIn(staff)).headers.getSetCookie();
    expect(cookie).toMatch(/^freshet_session=[\w-]{43};/);
    expect(cookie.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Max-Age=43200', 'Path=/console', 'SameSite=Lax']);
  });

  it('never leads to another site', async () => {
    expect((await aClient().signIn(staff, '//evil.example/console')).headers.get('location')).toBe('/console');
  });

  it('passes whoever is signed in already', async () => {
    const answer = await (await signedIn()).get('/console/sign-in?next=/console/outbox');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/console/outbox']);
  });

  it('says the same of a wrong password and of nobody', async () => {
    const wrong = await aClient().signIn({ ...staff, password: 'wrong' });
    const nobody = await aClient().signIn({ ...staff, email: 'nobody@example.org' });
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect(wrong.headers.getSetCookie()).toEqual([]);
    // A challenge for passkeys is never the same twice.
    const said = async (answer: Response, email: string) => (await answer.text()).replace(email, '').replace(/passkey-options="[^"]*"/, '');
    expect(await said(wrong, staff.email)).toBe(await said(nobody, 'nobody@example.org'));
  });

  it.each<Record<string, string>>([{}, { email: 'a@example.org' }, { email: '', password: '' }, { email: '\u0000', password: '\u0000' }])('refuses a form with %j', async (fields) => {
    expect((await aClient().post('/console/sign-in', fields)).status).toBe(401);
  });

  it('is refused where another site makes a browser send the form', async () => {
    const answer = await aClient().post('/console/sign-in', { ...staff }, { 'sec-fetch-site': 'cross-site' });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
  });
});

describe('a page of the console', () => {
  it('is not for a made-up session', async () => {
    for (const token of ['x', 'A'.repeat(43), '%00', '../..', '"']) {
      expect((await aClient().get('/console', { cookie: `freshet_session=${token}` })).status).toBe(303);
    }
  });

  it('is kept by no cache and framed by no site', async () => {
    const { headers } = await (await signedIn()).get('/console');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of [`default-src 'none'`, `script-src 'self'`, `style-src 'self'`, `frame-ancestors 'none'`, `form-action 'self'`]) expect(policy).toContain(part);
    expect(policy).not.toContain('unsafe');
  });
});

describe('signing out', () => {
  it('ends the session, not only the cookie', async () => {
    const client = await signedIn();
    const { cookie } = client;
    const answer = await client.post('/console/sign-out', { formToken: await client.formToken() });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/console/sign-in']);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^freshet_session=; .*Path=\/console/);
    expect((await aClient().get('/console', { cookie })).status).toBe(303);
  });

  it('takes only a form that was drawn for the session', async () => {
    const client = await signedIn();
    const ofAnother = await (await signedIn()).formToken();
    for (const fields of [{}, { formToken: '' }, { formToken: 'x' }, { formToken: ofAnother }] as Record<string, string>[]) {
      expect((await client.post('/console/sign-out', fields)).status).toBe(403);
    }
    expect((await client.get('/console')).status).toBe(200);
  });

  it('needs somebody who is signed in', async () => {
    expect((await aClient().post('/console/sign-out', {})).status).toBe(401);
  });
});
