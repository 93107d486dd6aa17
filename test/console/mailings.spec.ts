import { MailingReader } from '../../src/mailings/mailing.reader.js';
import { Events } from '../../src/organisations/events.js';
import { ResolveRecipients } from '../../src/mailings/resolve-recipients.js';
import type { MailingId, OrganisationId } from '../../src/shared/ids.js';
import { anOrganisation } from '../factories/a-campaign.js';
import { aGivingDay } from '../factories/a-giving-day.js';
import { aBody, aMailing, aRawDonor } from '../factories/a-mailing.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startCountingPost, type CountingPost } from '../support/counting-post.js';
import { aStaffMember } from './a-staff-member.js';
import { ConsoleClient } from './console-client.js';

let app: TestApp;
let post: CountingPost;
let organisationId: OrganisationId;
let admin: ConsoleClient;
let editor: ConsoleClient;
let success: ConsoleClient;

const signedIn = async (role: 'client_admin' | 'client_editor' | 'customer_success', of: OrganisationId | null) => {
  const client = new ConsoleClient(app.url);
  await client.signIn(await aStaffMember(app.database, { role, organisationId: of }));
  return client;
};

beforeAll(async () => {
  post = await startCountingPost();
  app = await startTestApp({ SMTP_URL: post.url });
  organisationId = await anOrganisation(app.database, { name: 'Lakeside' });
  await aGivingDay(app.database, { organisationId, slug: 'lantern-day' });
  await aRawDonor(app.database, organisationId, 'amara@readers.example', 'Amara <script>alert(1)</script>');
  await aRawDonor(app.database, organisationId, 'noor@readers.example', 'نور');
  [admin, editor, success] = [await signedIn('client_admin', organisationId), await signedIn('client_editor', organisationId), await signedIn('customer_success', null)];
});

afterAll(async () => {
  await app.close();
  await post.close();
});

/** Ahead, on whatever day this runs. */
const IN_SPRING = new Date(Date.now() + 120 * 86_400_000).toISOString().slice(0, 10);

const FILLED = { subject: 'Tomorrow, {{donor.name}}', mjml: aBody('Dear {{donor.name}}'), list: 'news', about: 'day:lantern-day' };
const send = async (client: ConsoleClient, path: string, fields: Record<string, string>) => client.post(path, { formToken: await client.formToken(), ...fields });
const text = async (client: ConsoleClient, path: string) => (await client.get(path)).text();
const draft = () => aMailing(app.app, organisationId, { givingDay: 'lantern-day' });
const find = (id: MailingId) => app.app.get(MailingReader, { strict: false }).get('platform', id);
const sql = (statement: string, parameters: unknown[]) => app.database.transactions.run('platform', (tx) => tx.rows(statement, parameters));
const at = (id: MailingId) => `/console/mailings/${id}`;

/** A mailing whose messages wait, with nobody there to send them. */
async function underWay(): Promise<MailingId> {
  const id = await draft();
  await sql(`UPDATE mailings SET status = 'resolving', started_at = now() WHERE id = $1`, [id]);
  // What a worker does, through the web application's own connection.
  const clock = { now: () => new Date() };
  await new ResolveRecipients(app.database.transactions, new Events(clock), clock).run(organisationId, id);
  return id;
}

describe('composing in the console', () => {
  it('leads to the mail as its real readers get it, with how many they are and how long it takes', async () => {
    const saved = await send(editor, '/console/mailings', FILLED);
    expect(saved.status).toBe(303);
    const page = await text(editor, saved.headers.get('location') ?? '');
    expect(page).toContain('<strong>2</strong> people');
    expect(page).toContain('a moment');
    expect(page).toContain('Tomorrow, Amara &lt;script>alert(1)&lt;/script>');
    expect(page).not.toContain('<script>alert');
  });

  it('shows the HTML in a frame that can do nothing, with what donors call themselves as text', async () => {
    const answer = await admin.get(`${at(await draft())}/html?reader=1`);
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(await answer.text()).toContain('Dear Amara &lt;script&gt;');
  });

  it('says of every fault where it is, keeps what was typed, and saves nothing', async () => {
    const wrong = { ...FILLED, subject: 'Two\r\nBcc: all@x.example', mjml: '<mjml>{{nonsense}}', about: 'day:<b>', tagsAny: 'unheard of', gaveSince: '01/02/2026', gave: 'anything', replyTo: 'nobody' };
    const answer = await send(admin, '/console/mailings', wrong);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    for (const field of ['subject', 'mjml', 'gaveSince', 'replyTo']) expect(page).toContain(`id="${field}-fault"`);
    expect(page).toContain('&lt;mjml>{{nonsense}}');
    expect(page).not.toContain('<b>');
  });

  it.each<Record<string, string>>([{ gave: 'campaign:nowhere' }, { gave: 'everybody' }, { didNotGive: 'day:' }, { subscribedTo: "x'; --" }, { tagsAll: 'x'.repeat(200) }, { about: '__proto__' }, { list: 'no-such-list' }])(
    'never takes for everybody what names nobody: %j',
    async (fields) => {
      expect((await send(admin, '/console/mailings', { ...FILLED, ...fields })).status).toBe(422);
    },
  );

  it('refuses a body that is too large, and one that is far too large without reading it', async () => {
    expect((await send(admin, '/console/mailings', { ...FILLED, mjml: aBody('x'.repeat(300_000)) })).status).toBe(422);
    const far = await send(admin, '/console/mailings', { ...FILLED, mjml: 'x'.repeat(5_000_000) }).catch((error: Error) => error);
    // The server may hang up before all of it is sent.
    if (far instanceof Response) expect(far.status).toBe(413);
  });

  it('changes a draft, and nothing that is no draft any more', async () => {
    const id = await draft();
    expect((await send(editor, at(id), { ...FILLED, subject: 'Another' })).status).toBe(303);
    expect((await find(id)).subject).toBe('Another');
    await sql(`UPDATE mailings SET status = 'scheduled', send_at = now() + interval '1 day' WHERE id = $1`, [id]);
    expect((await send(editor, at(id), FILLED)).status).toBe(409);
    expect((await editor.get(`${at(id)}/edit`)).status).toBe(409);
  });

  it('asks people of the platform for whom they write', async () => {
    expect(await text(success, '/console/mailings/new')).toContain('Lakeside');
    expect(await text(success, `/console/mailings/new?organisation=organisation-${organisationId}`)).toContain('lantern-day');
    expect((await send(success, '/console/mailings', FILLED)).status).toBe(400);
    expect((await send(success, '/console/mailings', { ...FILLED, organisation: 'nobody' })).status).toBe(404);
    expect((await send(success, '/console/mailings', { ...FILLED, organisation: `organisation-${organisationId}` })).status).toBe(303);
  });
});

describe('a test of a mailing', () => {
  it('reaches those who asked, and says of each whether it was sent', async () => {
    post.treat((address) => (address === 'full@staff.example' ? { at: 'rcpt', reply: '552 5.2.2 mailbox full' } : 'accept'));
    const page = await (await send(editor, `${at(await draft())}/test`, { to: 'one@staff.example\nfull@staff.example' })).text();
    expect(post.delivered.get('one@staff.example')).toBe(1);
    expect(page).toContain('mailbox full');
  });

  it.each(['', 'nobody', 'a@x.example\r\nb', Array.from({ length: 11 }, (_, nth) => `p${nth}@x.example`).join(' ')])('is refused to %j, and nothing is sent', async (to) => {
    const before = post.delivered.size;
    expect((await send(admin, `${at(await draft())}/test`, { to })).status).toBe(422);
    expect(post.delivered.size).toBe(before);
  });
});

describe('sending in the console', () => {
  it.each([
    [{ when: 'at', at: `${IN_SPRING}T09:30` }, { sendAt: new Date(`${IN_SPRING}T09:30:00Z`), milestone: null }],
    [{ when: 'percent', percent: '75' }, { milestone: { kind: 'percent_of_goal', percent: 75 }, sendAt: null }],
    [{ when: 'end', endHours: '1.5' }, { milestone: { kind: 'hours_before', edge: 'end', hours: 1.5 }, sendAt: null }],
  ])('is planned by %j', async (fields, planned) => {
    const id = await draft();
    expect((await send(admin, `${at(id)}/schedule`, fields as Record<string, string>)).status).toBe(303);
    expect(await find(id)).toMatchObject({ status: 'scheduled', ...planned });
    expect(await text(admin, at(id))).toContain('Scheduled');
  });

  it.each<Record<string, string>>([{}, { when: 'never' }, { when: 'at', at: '' }, { when: 'at', at: '2020-01-01T09:00' }, { when: 'at', at: '2099-01-01T09:00' }, { when: 'percent', percent: '0' }, { when: 'percent', percent: '1e2' }, { when: 'start', startHours: '-1' }, { when: '__proto__' }])(
    'is refused for %j, and the mailing stays a draft',
    async (fields) => {
      const id = await draft();
      const answer = await send(admin, `${at(id)}/schedule`, fields);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('role="alert"');
      expect((await find(id)).status).toBe('draft');
    },
  );

  it('is paused, goes on and is cancelled, each with who did it', async () => {
    const id = await underWay();
    expect(await text(admin, at(id))).toContain('<strong>0</strong> of 2 sent');
    for (const [steering, shown] of [['pause', 'Paused'], ['resume', 'Sending'], ['cancel', 'Cancelled']] as const) {
      expect((await send(admin, `${at(id)}/steer`, { steering })).status).toBe(303);
      expect(await text(admin, at(id))).toContain(`>${shown}</span>`);
    }
    expect((await send(admin, `${at(id)}/steer`, { steering: 'resume' })).status).toBe(409);
    expect((await send(admin, `${at(id)}/steer`, { steering: 'delete' })).status).toBe(400);
    const audited = await sql(`SELECT action FROM audit_entries WHERE subject = $1 AND actor LIKE 'staff:%' ORDER BY id`, [`mailing:${id}`]);
    expect(audited).toEqual([{ action: 'mailing.pause' }, { action: 'mailing.resume' }, { action: 'mailing.cancel' }]);
  });

  it('says why it goes slower than it could', async () => {
    const id = await underWay();
    await sql(`UPDATE mailings SET slowed_because = 'donors wait: 95 of 100 answers take up to 900 ms', slowed_at = now() WHERE id = $1`, [id]);
    expect(await text(admin, `${at(id)}/progress`)).toContain('95 of 100 answers take up to 900 ms');
  });

  it('shows what is uncertain, and sends it again only for who says that they know', async () => {
    const id = await underWay();
    await sql(`UPDATE messages SET state = 'uncertain', reason = 'the process that was sending it was lost' WHERE mailing_id = $1 AND position = 1`, [id]);
    await sql(`UPDATE mailing_batches SET uncertain = 1, queued = 1 WHERE mailing_id = $1`, [id]);
    expect(await text(admin, at(id))).toContain('1 message may or may not have arrived');
    expect((await admin.ask(`/mailings/${id}/messages?state=uncertain`)).json.rows).toMatchObject([{ reason: 'the process that was sending it was lost' }]);
    expect((await send(admin, `${at(id)}/resend`, {})).status).toBe(400);
    expect((await send(admin, `${at(id)}/resend`, { confirmed: 'yes' })).status).toBe(303);
    expect(await sql(`SELECT state FROM messages WHERE mailing_id = $1 AND state <> 'queued'`, [id])).toEqual([]);
  });
});

describe('mailings are nobody else’s', () => {
  it('neither to see nor to touch for another organisation', async () => {
    const id = await underWay();
    const stranger = await signedIn('client_admin', await anOrganisation(app.database));
    expect(await text(stranger, '/console/api/mailings')).not.toContain(id);
    for (const page of ['', '/edit', '/progress', '/html']) expect((await stranger.get(at(id) + page)).status).toBe(404);
    for (const path of ['messages', 'messages/counts', 'messages/export.csv']) expect((await stranger.ask(`/mailings/${id}/${path}`)).status).toBe(404);
    for (const act of ['', '/test', '/schedule', '/steer', '/resend']) {
      expect((await send(stranger, at(id) + act, { ...FILLED, to: 'a@x.example', when: 'now', steering: 'cancel', confirmed: 'yes' })).status).toBe(404);
    }
    expect((await find(id)).status).toBe('sending');
    expect(await text(success, '/console/api/mailings')).toContain(id);
  });

  it('to send for editors, who may stop one', async () => {
    const id = await underWay();
    const ready = await draft();
    expect(await text(editor, at(ready))).not.toContain('Let it go out');
    expect((await send(editor, `${at(ready)}/schedule`, { when: 'now' })).status).toBe(403);
    expect((await send(editor, `${at(id)}/resend`, { confirmed: 'yes' })).status).toBe(403);
    expect((await send(editor, `${at(id)}/steer`, { steering: 'pause' })).status).toBe(303);
    expect((await send(editor, `${at(id)}/steer`, { steering: 'resume' })).status).toBe(403);
  });

  it('by forms that were not drawn for this session, nor without one', async () => {
    const id = await draft();
    for (const path of ['/console/mailings', at(id), ...['test', 'schedule', 'steer', 'resend'].map((act) => `${at(id)}/${act}`)]) {
      expect((await admin.post(path, { ...FILLED, formToken: await editor.formToken() })).status).toBe(403);
      expect((await new ConsoleClient(app.url).post(path, FILLED)).status).toBe(401);
    }
    for (const page of ['/console/mailings', '/console/mailings/new', at(id)]) expect((await new ConsoleClient(app.url).get(page)).status).toBe(303);
  });

  it.each(['nothing', '%00', "x'--", '00000000-0000-0000-0000-000000000000', 'x'.repeat(200)])('and there is none at %s', async (id) => {
    expect([400, 404]).toContain((await admin.get(`/console/mailings/${id}`)).status);
  });

  it.each(['before=nothing', 'before=%00', 'before=a&before=b'])('whatever the list is asked: %s', async (query) => {
    expect((await admin.get(`/console/mailings?${query}`)).status).toBe(200);
  });
});
