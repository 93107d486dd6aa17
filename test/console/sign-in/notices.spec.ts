import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NOTICE_KINDS, type NoticeKind } from '../../../src/organisations/account-notice.js';
import type { OrganisationId } from '../../../src/shared/ids.js';
import { noticeLetter } from '../../../src/mailings/notice-letter.js';
import { toHtml, toPlainText } from '../../../src/mailings/letter-page.js';
import { LETTER_LANGUAGES } from '../../../src/receipts/words/letter-language.js';
import { anOrganisation } from '../../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { startPost, type TestPost } from '../../support/smtp-server.js';
import { emptyQueues, startWorker, until } from '../../support/worker.js';
import { aStaffMember, type MadeStaff } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';
import { codeOf } from './an-authenticator.js';

const ANOTHER = 'a quiet bicycle under rain';

let app: TestApp;
let post: TestPost;
let worker: INestApplicationContext;
let organisationId: OrganisationId;

beforeAll(async () => {
  post = await startPost();
  app = await startTestApp();
  worker = await startWorker('transactional', app.database.url, { SMTP_URL: post.url, PUBLIC_URL: app.url });
  await emptyQueues(worker);
  organisationId = await anOrganisation(app.database);
});
afterAll(async () => {
  await worker.close();
  await app.close();
  await post.close();
});

let networks = 0;
const aClient = () => new ConsoleClient(app.url, { 'x-forwarded-for': `192.0.2.${++networks}` });
const rows = <Row>(sql: string, parameters: unknown[] = []) => app.database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));
const kindsOf = async ({ id }: MadeStaff) => (await rows<{ kind: NoticeKind }>(`SELECT kind FROM staff_notices WHERE staff_id = $1 ORDER BY noted_at, id`, [id])).map(({ kind }) => kind);
const mailsTo = ({ email }: MadeStaff) => post.mails.filter(({ to }) => to?.some(({ address }) => address === email));
const send = async (client: ConsoleClient, path: string, fields: Record<string, string> = {}) => client.post(path, { formToken: await client.formToken(), ...fields });

async function signedIn(): Promise<{ staff: MadeStaff; client: ConsoleClient }> {
  const staff = await aStaffMember(app.database, { role: 'client_editor', organisationId });
  const client = aClient();
  await client.signIn(staff);
  return { staff, client };
}

async function addApp(client: ConsoleClient): Promise<{ secret: string; codes: string[] }> {
  await send(client, '/console/account/totp');
  const secret = (/class="totp-key">([A-Z2-7 ]+)</.exec(await (await client.get('/console/account/totp')).text())?.[1] ?? '').replaceAll(' ', '');
  const shown = await (await send(client, '/console/account/totp/confirm', { code: await codeOf(secret, -1) })).text();
  return { secret, codes: [...shown.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, code]) => code ?? '') };
}

describe('somebody is written to', () => {
  it('when their password, their app or their codes change, and no letter holds a secret', async () => {
    const { staff, client } = await signedIn();
    expect((await send(client, '/console/account/password', { current: staff.password, password: ANOTHER })).status).toBe(303);
    const { secret, codes } = await addApp(client);
    const renewed = await (await send(client, '/console/account/recovery-codes')).text();
    const [code = ''] = [...renewed.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, found]) => found ?? '');
    await send(client, '/console/account/totp/remove');
    expect(await kindsOf(staff)).toEqual(['password_changed', 'totp_added', 'recovery_codes_renewed', 'totp_removed']);
    await until('four letters', () => mailsTo(staff).length === 4);
    const said = JSON.stringify([mailsTo(staff).map(({ text, html, subject }) => [text, html, subject]), await rows(`SELECT * FROM staff_notices`), await rows(`SELECT * FROM outbox`)]);
    for (const known of [secret, ...codes, code, ANOTHER, staff.password]) expect(said).not.toContain(known);
    expect(mailsTo(staff)[0]?.text).toContain('/console/account');
    expect(mailsTo(staff)[0]?.text).not.toMatch(/token=/);
  });

  it('when a recovery code was used, and when somebody else forgets their factors', async () => {
    const { staff, client } = await signedIn();
    const { codes } = await addApp(client);
    const elsewhere = aClient();
    await elsewhere.signIn(staff);
    expect((await elsewhere.post('/console/sign-in/factor', { recoveryCode: codes[0] ?? '' })).status).toBe(303);
    const admin = await aStaffMember(app.database, { role: 'client_admin', organisationId });
    const desk = aClient();
    await desk.signIn(admin);
    expect((await send(desk, `/console/staff/${staff.id}/forget-factors`)).status).toBe(303);
    expect(await kindsOf(staff)).toEqual(['totp_added', 'recovery_code_used', 'new_sign_in', 'factors_forgotten']);
    expect(await kindsOf(admin)).toEqual([]);
  });

  it('when they sign in from where they have not before; not the first time, nor with a browser they know', async () => {
    const { staff, client } = await signedIn();
    await client.signIn(staff);
    expect(await kindsOf(staff)).toEqual([]);
    await aClient().signIn(staff);
    expect(await kindsOf(staff)).toEqual(['new_sign_in']);
  });

  it('of a browser that only claims to be known', async () => {
    const { staff } = await signedIn();
    const other = await signedIn();
    for (const forged of [other.client.cookieNamed('freshet_device') ?? '', 'x'.repeat(60), `${Buffer.from('9999999999\nx y').toString('base64url')}.${'A'.repeat(43)}`]) {
      const client = aClient();
      client.keepCookie('freshet_device', forged);
      await client.signIn(staff);
    }
    expect(await kindsOf(staff)).toEqual(['new_sign_in', 'new_sign_in', 'new_sign_in']);
  });

  it('not when nothing has come of it', async () => {
    const { staff, client } = await signedIn();
    await send(client, '/console/account/password', { current: 'wrong', password: ANOTHER });
    await send(client, '/console/account/password', { current: staff.password, password: 'short' });
    await send(client, '/console/account/totp');
    await send(client, '/console/account/totp/confirm', { code: '000000' });
    await send(client, '/console/account/passkeys', { credential: '{"id":"x","response":{}}' });
    await aClient().signIn({ ...staff, password: 'a wrong password' });
    expect(await kindsOf(staff)).toEqual([]);
  });

  it('once, however often the job runs, and again where the server had no time', async () => {
    const { staff, client } = await signedIn();
    await until('all other letters to be sent', async () => (await rows(`SELECT FROM staff_notices WHERE letter IN ('waiting', 'sending')`)).length === 0);
    post.refuse(451, 1);
    await send(client, '/console/account/password', { current: staff.password, password: ANOTHER });
    await until('the letter', () => mailsTo(staff).length > 0);
    await until('it is noted', async () => (await rows<{ letter: string }>(`SELECT letter FROM staff_notices WHERE staff_id = $1`, [staff.id]))[0]?.letter === 'sent');
    expect(mailsTo(staff)).toHaveLength(1);
  });
});

describe('the letter', () => {
  const letter = { messageId: 'a', to: { name: '<b>{when}</b>', email: 'a@example.org' }, organisation: 'Harbour & {name}', at: new Date('2026-11-26T14:00:00Z'), timeZone: 'Asia/Tokyo' };

  it.each(NOTICE_KINDS)('says in each language that it is about %s, and when', (kind) => {
    const texts = LETTER_LANGUAGES.map((language) => toPlainText(noticeLetter({ ...letter, kind, locale: language === 'en' ? 'en-GB' : language }, 'https://freshet.example')));
    expect(new Set(texts).size).toBe(LETTER_LANGUAGES.length);
    for (const text of texts) {
      expect(text).toContain('https://freshet.example/console/account');
      expect(text.match(/\{\w+\}/g)).toEqual(['{when}', '{name}']);
    }
    expect(texts[0]).toMatch(/26 November 2026,? (at )?23:00/);
  });

  it('takes names for text', () => {
    const html = toHtml(noticeLetter({ ...letter, kind: 'password_changed', locale: 'en-GB' }, 'https://freshet.example'));
    expect(html).not.toContain('<b>');
  });
});
