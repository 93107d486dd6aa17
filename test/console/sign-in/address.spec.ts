import type { INestApplicationContext } from '@nestjs/common';
import { staffLetter } from '../../../src/mailings/staff-letter.js';
import { toHtml, toPlainText } from '../../../src/mailings/letter-page.js';
import { LETTER_LANGUAGES } from '../../../src/receipts/words/letter-language.js';
import type { OrganisationId } from '../../../src/shared/ids.js';
import { anOrganisation } from '../../factories/a-campaign.js';
import { stopClock } from '../../factories/moved-clock.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { startPost, type TestPost } from '../../support/smtp-server.js';
import { emptyQueues, startWorker, until } from '../../support/worker.js';
import { aStaffMember, type MadeStaff } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';

const ANOTHER = 'a quiet bicycle under rain';

let app: TestApp;
let post: TestPost;
let worker: INestApplicationContext;
let organisationId: OrganisationId;
let clock: ReturnType<typeof stopClock>;

beforeAll(async () => {
  post = await startPost();
  app = await startTestApp();
  worker = await startWorker('transactional', app.database.url, { SMTP_URL: post.url, PUBLIC_URL: app.url });
  await emptyQueues(worker);
  organisationId = await anOrganisation(app.database);
  clock = stopClock(app);
});
afterAll(async () => {
  await worker.close();
  await app.close();
  await post.close();
});

let turns = 0;
const aClient = () => new ConsoleClient(app.url, { 'x-forwarded-for': `198.51.100.${(++turns % 250) + 1}` });
const anAddress = () => `another${++turns}@example.net`;
const rows = <Row>(sql: string, parameters: unknown[] = []) => app.database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));
const mailsTo = (email: string) => post.mails.filter(({ to }) => to?.some(({ address }) => address === email));
const addressOf = async ({ id }: MadeStaff) => (await rows<{ email: string }>(`SELECT email FROM staff WHERE id = $1`, [id]))[0]?.email;

async function signedIn(staff?: MadeStaff): Promise<{ staff: MadeStaff; client: ConsoleClient }> {
  const somebody = staff ?? (await aStaffMember(app.database, { role: 'client_editor', organisationId }));
  const client = aClient();
  expect((await client.signIn(somebody)).status).toBe(303);
  return { staff: somebody, client };
}

async function ask(client: ConsoleClient, email: string): Promise<{ status: number; text: string }> {
  const answer = await client.post('/console/account/address', { formToken: await client.formToken(), email });
  return { status: answer.status, text: await answer.text() };
}

/** The tokens in the mails to somebody that lead to a page, in their order. */
const tokensTo = (email: string, page: string) => mailsTo(email).flatMap(({ text }) => new RegExp(`/console/${page}\\?token=([\\w-]+)`).exec(text ?? '')?.[1] ?? []);

/** The token in the latest mail to somebody, of so many about an address. */
async function tokenTo(email: string, mails = 1, page = 'new-address'): Promise<string> {
  await until(`mail ${mails} to ${email}`, () => tokensTo(email, page).length >= mails);
  return tokensTo(email, page).at(-1) ?? '';
}

const use = async (token: string) => (await aClient().post('/console/new-address', { token })).status;

/** Somebody whose address was just changed, and the way back. */
async function changed(): Promise<{ staff: MadeStaff; client: ConsoleClient; now: string; undo: string }> {
  const { staff, client } = await signedIn();
  const now = anAddress();
  await ask(client, now);
  expect(await use(await tokenTo(now))).toBe(200);
  return { staff, client, now, undo: await tokenTo(staff.email) };
}

describe('changing one’s own address', () => {
  it('needs the link in the mail to the new one; until then nothing changes, and looking at it changes nothing', async () => {
    const { staff, client } = await signedIn();
    const address = anAddress();
    const asked = await ask(client, `  ${address.toUpperCase()} `);
    expect([asked.status, asked.text.includes('a mail is on its way')]).toEqual([200, true]);
    const token = await tokenTo(address);
    const shown = await aClient().get(`/console/new-address?token=${token}`);
    expect([shown.status, (await shown.text()).includes(address)]).toEqual([200, true]);
    expect(await addressOf(staff)).toBe(staff.email);
    expect(mailsTo(staff.email)).toEqual([]);
    expect(await use(token)).toBe(200);
    expect(await addressOf(staff)).toBe(address);
    expect((await aClient().signIn({ ...staff, email: address })).status).toBe(303);
    expect((await aClient().signIn(staff)).status).not.toBe(303);
  });

  it('ends every other session, keeps the one it was asked for in, and voids links to choose a password', async () => {
    const { staff, client } = await signedIn();
    const elsewhere = (await signedIn(staff)).client;
    await aClient().post('/console/forgotten-password', { email: staff.email });
    const address = anAddress();
    await ask(client, address);
    expect(await use(await tokenTo(address))).toBe(200);
    expect([(await client.get('/console/account')).status, (await elsewhere.get('/console/account')).status]).toEqual([200, 303]);
    expect(await rows(`SELECT FROM staff_tickets WHERE staff_id = $1 AND ended_at IS NULL`, [staff.id])).toEqual([]);
  });

  it('tells the address before, which takes it back: sessions and password end, and another is chosen by a mail there', async () => {
    const { staff, client, now, undo } = await changed();
    expect((await aClient().get(`/console/new-address?token=${undo}`)).status).toBe(200);
    expect(await use(undo)).toBe(200);
    expect(await addressOf(staff)).toBe(staff.email);
    expect((await client.get('/console/account')).status).toBe(303);
    for (const email of [staff.email, now]) expect((await aClient().signIn({ ...staff, email })).status).not.toBe(303);
    const token = await tokenTo(staff.email, 1, 'new-password');
    expect((await aClient().post('/console/new-password', { token, password: ANOTHER })).status).toBe(200);
    expect((await aClient().signIn({ ...staff, password: ANOTHER })).status).toBe(303);
  });

  it('can be taken back for seven days, also after the password was changed, and no longer', async () => {
    const [early, late] = [await changed(), await changed()];
    await early.client.post('/console/account/password', { formToken: await early.client.formToken(), current: early.staff.password, password: ANOTHER });
    clock.move(7 * 86_400 - 60);
    expect(await use(early.undo)).toBe(200);
    clock.move(120);
    expect(await use(late.undo)).toBe(410);
    expect(await addressOf(late.staff)).toBe(late.now);
  });

  it('twice can be taken back to the first, whatever the second does meanwhile', async () => {
    const { staff, client, now, undo } = await changed();
    clock.move(60);
    const third = anAddress();
    await ask(client, third);
    expect(await use(await tokenTo(third))).toBe(200);
    clock.move(60);
    expect(await use(await tokenTo(now, 2))).toBe(200);
    expect(await addressOf(staff)).toBe(now);
    expect(await use(undo)).toBe(200);
    expect(await addressOf(staff)).toBe(staff.email);
  });

  it('is noted without any address', async () => {
    const { staff, now, undo } = await changed();
    await use(undo);
    const acts = await rows<{ action: string; detail: object }>(`SELECT action, detail FROM audit_entries WHERE subject = $1 AND action LIKE 'staff.address%' ORDER BY id`, [`staff:${staff.id}`]);
    expect(acts.map(({ action }) => action)).toEqual(['staff.address-ask', 'staff.address-change', 'staff.address-undo']);
    for (const address of [staff.email, now]) expect(JSON.stringify(acts)).not.toContain(address);
  });
});

describe('nobody finds out who works where', () => {
  it('by an address that somebody has: the answer is the same, and nobody is written to', async () => {
    const other = await aStaffMember(app.database, { role: 'client_admin', organisationId: await anOrganisation(app.database) });
    const { staff, client } = await signedIn();
    const free = anAddress();
    const answers = [await ask(client, other.email), await ask(client, free)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    // Tokens of forms and challenges for passkeys differ each time.
    const [ofTaken, ofFree] = answers.map(({ text }) => text.replaceAll(/value="[^"]*"|data-passkey-options="[^"]*"/g, ''));
    expect(ofTaken?.replaceAll(other.email, '') === ofFree?.replaceAll(free, '')).toBe(true);
    await tokenTo(free);
    expect(mailsTo(other.email)).toEqual([]);
    expect(await addressOf(staff)).toBe(staff.email);
  });

  it('nor takes an address that somebody came to have meanwhile', async () => {
    const { staff, client } = await signedIn();
    const address = anAddress();
    await ask(client, address);
    const token = await tokenTo(address);
    await rows(`UPDATE staff SET email = $2 WHERE id = $1`, [(await aStaffMember(app.database)).id, address]);
    expect(await use(token)).toBe(410);
    expect(await addressOf(staff)).toBe(staff.email);
  });
});

describe('it is refused', () => {
  it.each(['', 'nobody', 'a@b', 'two@at@example.org', 'a b@example.org', 'x@example.org\r\nBcc: y@example.org', 'x@exa\u0000mple.org', '"quoted"@example.org', `${'x'.repeat(300)}@example.org`, '<script>@example.org'])('for %j', async (address) => {
    const { staff, client } = await signedIn();
    const { status, text } = await ask(client, address);
    expect([status, text.includes('<script>@')]).toEqual([422, false]);
    expect(await rows(`SELECT FROM staff_address_tickets WHERE staff_id = $1`, [staff.id])).toEqual([]);
  });

  it('for the address there is, and more than five times a day', async () => {
    const { staff, client } = await signedIn();
    expect((await ask(client, staff.email.toUpperCase())).status).toBe(422);
    for (let turn = 0; turn < 5; turn += 1) expect((await ask(client, anAddress())).status).toBe(200);
    expect((await ask(client, anAddress())).status).toBe(429);
  });

  it('without a session, a form of one’s own, or a fresh proof', async () => {
    const { client } = await signedIn();
    expect((await aClient().post('/console/account/address', { email: anAddress() })).status).toBe(401);
    expect((await client.post('/console/account/address', { email: anAddress(), formToken: 'x' })).status).toBe(403);
    clock.move(11 * 60);
    const led = await client.post('/console/account/address', { email: anAddress(), formToken: await client.formToken() });
    expect([led.status, led.headers.get('location')]).toEqual([303, expect.stringContaining('/console/confirm-identity')]);
  });

  it('by a link that is none, was used, was replaced, is a day old, or is of somebody who was stilled', async () => {
    for (const token of ['', 'x', '\u0000', 'A'.repeat(43)]) expect([(await aClient().get(`/console/new-address?token=${encodeURIComponent(token)}`)).status, await use(token)]).toEqual([410, 410]);
    const { staff, client } = await signedIn();
    const [first, second] = [anAddress(), anAddress()];
    await ask(client, first);
    const replaced = await tokenTo(first);
    await ask(client, second);
    const token = await tokenTo(second);
    expect([await use(replaced), await use(token), await use(token)]).toEqual([410, 200, 410]);
    const other = await signedIn();
    const [third, fourth] = [anAddress(), anAddress()];
    await ask(other.client, third);
    const old = await tokenTo(third);
    clock.move(86_400 + 1);
    expect(await use(old)).toBe(410);
    const again = await signedIn(other.staff);
    await ask(again.client, fourth);
    await rows(`UPDATE staff SET disabled_at = now() WHERE id = $1`, [other.staff.id]);
    expect(await use(await tokenTo(fourth))).toBe(410);
    expect(await addressOf(staff)).toBe(second);
  });

  it('by a link that chooses passwords, which in turn chooses none', async () => {
    const { staff, client } = await signedIn();
    const address = anAddress();
    await ask(client, address);
    const token = await tokenTo(address);
    expect((await aClient().post('/console/new-password', { token, password: ANOTHER })).status).toBe(410);
    await aClient().post('/console/forgotten-password', { email: staff.email });
    const reset = await tokenTo(staff.email, 1, 'new-password');
    expect(await use(reset)).toBe(410);
  });

  it('to all but one of those who use a link at once', async () => {
    const { client } = await signedIn();
    const address = anAddress();
    await ask(client, address);
    const token = await tokenTo(address);
    const statuses = await Promise.all(Array.from({ length: 8 }, () => use(token)));
    expect(statuses.toSorted()).toEqual([200, ...Array<number>(7).fill(410)]);
  });
});

it.each(LETTER_LANGUAGES)('its letters are whole in %s, whatever somebody is called', (locale) => {
  for (const kind of ['address_confirm', 'address_undo'] as const) {
    const text = staffLetter({ kind, messageId: 'x', to: { name: '<b>&{organisation}', email: 'x@example.org' }, organisation: 'A & B', locale, token: 'abc' }, 'https://give.example');
    expect(toPlainText(text)).toContain('https://give.example/console/new-address?token=abc');
    expect(toHtml(text)).not.toContain('<b>&{');
    expect(toPlainText(text)).not.toMatch(/\{(name|news)\}/);
  }
});
