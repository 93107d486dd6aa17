import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type MadeStaff } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

let networks = 0;
const aClient = (url = app.url) => new ConsoleClient(url, { 'x-forwarded-for': `192.0.2.${++networks}`, 'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/140.0' });
async function signedIn(staff: MadeStaff): Promise<ConsoleClient> {
  const client = aClient();
  await client.signIn(staff);
  return client;
}
const isIn = async (client: ConsoleClient) => (await client.get('/console/account')).status === 200;
const sql = (text: string, staff: MadeStaff) => app.database.transactions.run('platform', (tx) => tx.rows<{ id: string }>(text, [staff.id]));
const send = async (client: ConsoleClient, path: string, fields: Record<string, string> = {}) => client.post(path, { formToken: await client.formToken(), ...fields });

describe('a session', () => {
  it('is a new one at each sign-in, and the one the browser had before is over', async () => {
    const staff = await aStaffMember(app.database);
    const client = await signedIn(staff);
    const before = client.cookieNamed('freshet_session');
    await client.signIn(staff);
    expect(client.cookieNamed('freshet_session')).not.toBe(before);
    const old = aClient();
    old.keepCookie('freshet_session', before);
    expect([await isIn(old), await isIn(client)]).toEqual([false, true]);
  });

  it('planted in a browser before is not what its owner is signed in with', async () => {
    const staff = await aStaffMember(app.database);
    const planted = 'A'.repeat(43);
    const client = aClient();
    client.keepCookie('freshet_session', planted);
    await client.signIn(staff);
    expect(client.cookieNamed('freshet_session')).not.toBe(planted);
  });

  it.each([
    ['nobody has used it for two hours', `UPDATE sessions SET last_seen_at = now() - interval '121 minutes' WHERE staff_id = $1`],
    ['it is twelve hours old, however busy', `UPDATE sessions SET expires_at = now() - interval '1 second', last_seen_at = now() WHERE staff_id = $1`],
  ])('ends when %s', async (_, text) => {
    const staff = await aStaffMember(app.database);
    const client = await signedIn(staff);
    await sql(text, staff);
    expect(await isIn(client)).toBe(false);
  });

  it('goes on while it is used', async () => {
    const staff = await aStaffMember(app.database);
    const client = await signedIn(staff);
    for (let hours = 0; hours < 3; hours++) {
      await sql(`UPDATE sessions SET last_seen_at = last_seen_at - interval '90 minutes' WHERE staff_id = $1`, staff);
      expect(await isIn(client)).toBe(true);
    }
  });

  it.each<[string, string, Record<string, string>, boolean]>([
    ['a page', '/console/mailings', {}, true],
    ['a page that asks again by itself', '/console/mailings', { 'freshet-by-itself': '1' }, false],
    ['what a screen asks by itself', '/console/api/standing', {}, false],
    ['what a screen asks while somebody is at it', '/console/api/standing', { 'freshet-somebody-there': '1' }, true],
    ['the board of the queues', '/console/queues/board', {}, true],
    ['what that board asks by itself', '/console/queues/board/api/queues', {}, false],
    ['the sign-in page', '/console/sign-in', {}, false],
  ])('is used, or not, by %s', async (_, path, headers, isUse) => {
    const staff = await aStaffMember(app.database);
    const client = await signedIn(staff);
    await sql(`UPDATE sessions SET last_seen_at = last_seen_at - interval '90 minutes' WHERE staff_id = $1`, staff);
    await client.get(path, headers);
    expect(await sql(`SELECT id FROM sessions WHERE staff_id = $1 AND last_seen_at > now() - interval '1 minute'`, staff)).toHaveLength(isUse ? 1 : 0);
  });

  it('is used by whatever somebody sends', async () => {
    const staff = await aStaffMember(app.database);
    const client = await signedIn(staff);
    await sql(`UPDATE sessions SET last_seen_at = last_seen_at - interval '90 minutes' WHERE staff_id = $1`, staff);
    await client.tell('POST', '/refreshes', {}, { 'freshet-by-itself': '1' });
    expect(await sql(`SELECT id FROM sessions WHERE staff_id = $1 AND last_seen_at > now() - interval '1 minute'`, staff)).toHaveLength(1);
  });

  it('ends under a stream that nobody is at', async () => {
    const staff = await aStaffMember(app.database);
    const client = await signedIn(staff);
    const follow = async () => {
      const answer = await client.get('/console/api/live?about=queues');
      const reader = answer.body?.getReader();
      await reader?.read();
      await reader?.cancel();
      return answer.status;
    };
    await sql(`UPDATE sessions SET last_seen_at = last_seen_at - interval '90 minutes' WHERE staff_id = $1`, staff);
    expect(await follow()).toBe(200);
    await sql(`UPDATE sessions SET last_seen_at = last_seen_at - interval '31 minutes' WHERE staff_id = $1`, staff);
    expect(await follow()).toBe(401);
  });
});

describe('its owner', () => {
  it('sees where they are signed in, and ends one from afar', async () => {
    const staff = await aStaffMember(app.database);
    const [here, there] = [await signedIn(staff), await signedIn(staff)];
    const page = await (await here.get('/console/account')).text();
    expect(page.match(/Firefox on Linux/g)?.length).toBeGreaterThanOrEqual(2);
    const [, id = ''] = /\/console\/account\/sessions\/([0-9a-f-]{36})\/end/.exec(page) ?? [];
    expect((await send(here, `/console/account/sessions/${id}/end`)).status).toBe(303);
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
  });

  it('signs out everywhere else, or everywhere', async () => {
    const staff = await aStaffMember(app.database);
    const clients = await Promise.all([signedIn(staff), signedIn(staff), signedIn(staff)]);
    const [here, there] = clients;
    await send(here, '/console/account/sessions/others/end');
    expect(await Promise.all(clients.map(isIn))).toEqual([true, false, false]);
    await there.signIn(staff);
    await send(here, '/console/account/sessions/all/end');
    expect(await Promise.all(clients.map(isIn))).toEqual([false, false, false]);
  });

  it('ends nobody else\'s', async () => {
    const [one, other] = [await aStaffMember(app.database), await aStaffMember(app.database)];
    const [client, theirs] = [await signedIn(one), await signedIn(other)];
    const [session] = await sql(`SELECT id FROM sessions WHERE staff_id = $1`, other);
    for (const id of [session?.id ?? '', 'not-an-id', '00000000-0000-0000-0000-000000000000']) expect((await send(client, `/console/account/sessions/${id}/end`)).status).toBe(404);
    expect(await isIn(theirs)).toBe(true);
  });

  it('changes their password by the one there is, which ends all other sessions', async () => {
    const staff = await aStaffMember(app.database);
    const [here, there] = [await signedIn(staff), await signedIn(staff)];
    const change = (fields: Record<string, string>) => send(here, '/console/account/password', fields);
    expect((await change({ current: 'wrong', password: 'a quiet bicycle under rain' })).status).toBe(422);
    expect((await change({ current: staff.password, password: 'password1234' })).status).toBe(422);
    expect(await isIn(there)).toBe(true);
    expect((await change({ current: staff.password, password: 'a quiet bicycle under rain' })).status).toBe(303);
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    expect((await aClient().signIn(staff)).status).toBe(401);
  });
});

describe('where pages are served over https', () => {
  it('cookies can be set by this host alone, and travel encrypted', async () => {
    const secure = await startTestApp({ PUBLIC_URL: 'https://console.example' });
    try {
      const staff = await aStaffMember(secure.database);
      const cookies = (await aClient(secure.url).signIn(staff)).headers.getSetCookie();
      expect(cookies.map((cookie) => cookie.split('=', 1)[0])).toEqual(['__Host-freshet_session', '__Host-freshet_pending', '__Host-freshet_device']);
      for (const cookie of cookies) {
        expect(cookie).toMatch(/; Path=\/(;|$)/);
        expect(cookie).toContain('; HttpOnly');
        expect(cookie).toContain('; Secure');
        expect(cookie).not.toContain('Domain');
      }
    } finally {
      await secure.close();
    }
  });
});
