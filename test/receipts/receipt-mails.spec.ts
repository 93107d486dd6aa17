import type { INestApplicationContext } from '@nestjs/common';
import type { Email } from 'postal-mime';
import type { DonationId } from '../../src/shared/ids.js';
import { aCampaign, next, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient, sendForm, donationIdOf } from '../factories/a-donor.js';
import { send } from '../factories/a-request.js';
import { aForm, aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startPost, type TestPost } from '../support/smtp-server.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
let app: TestApp;
let post: TestPost;
let worker: INestApplicationContext;
let campaign: MadeCampaign;
let client: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  post = await startPost();
  worker = await startWorker('transactional', app.database.url, { SMTP_URL: post.url, PUBLIC_URL: 'https://give.example' });
  await emptyQueues(worker);
  campaign = await aCampaign(app.database, { title: 'Night {name} library' });
  client = new ApiClient(app.url, await anApiKey(app.database, campaign.organisationId));
});

afterAll(async () => {
  await worker.close();
  await app.close();
  await post.close();
});

const sql = <Row>(text: string, parameters: unknown[] = []) => app.database.transactions.run('platform', (tx) => tx.rows<Row>(text, parameters));

async function mailsTo(email: string, count: number): Promise<Email[]> {
  const found = () => post.mails.filter((mail) => mail.to?.[0]?.address === email);
  await until(`${count} mails to ${email}`, () => found().length >= count);
  return found();
}

async function aDonation(differs: Record<string, unknown> = {}, of = campaign): Promise<{ id: DonationId; email: string }> {
  const email = `mails${next()}@example.org`;
  const { json } = await client.give(of.slug, aGift({ donor: { email, name: 'Ada' }, currency: of.currency, ...differs }));
  return { id: json.id, email };
}

describe('the mail that carries a receipt', () => {
  it('states gift and fee apart, with the receipt as PDF', async () => {
    const { id, email } = await aDonation({ amount: 2_500, coverFees: true });
    const [mail] = await mailsTo(email, 1);
    for (const text of ['Receipt no.: ', 'Gift: £25.00', 'Payment fee you covered: £0.52', 'Charged in all: £25.52', `https://give.example/donations/${id}`, 'Night {name} library']) expect(mail?.text).toContain(text);
    expect(mail?.attachments).toMatchObject([{ mimeType: 'application/pdf', filename: expect.stringMatching(/^receipt-\d{4}-\d{6}\.pdf$/) }]);
    expect(Buffer.from(mail?.attachments[0]?.content as ArrayBuffer).toString('latin1', 0, 5)).toBe('%PDF-');
  });

  it.each([['de-DE', 'EUR', 'Spende: 25,00\u00a0€'], ['ja', 'JPY', 'ご寄付: ￥2,500'], ['ar-EG', 'KWD', 'التبرع'], ['fr-FR', 'EUR', 'Gift: €25.00']])('speaks %s', async (locale, currency, text) => {
    const abroad = await aCampaign(app.database, { locale, currency, organisationId: campaign.organisationId, minimum: 1 });
    const { email } = await aDonation({ amount: 2_500 }, abroad);
    const [mail] = await mailsTo(email, 1);
    expect(mail?.text).toContain(text);
    expect(mail?.html).toContain(`dir="${locale.startsWith('ar') ? 'rtl' : 'ltr'}"`);
    expect(mail?.attachments).toHaveLength(1);
  });
});

describe('the mail that tells of a refund', () => {
  it('of a part brings the receipt for what remains and names the void one', async () => {
    const { id, email } = await aDonation();
    const [first] = await mailsTo(email, 1);
    await client.post(`/api/v1/donations/${id}/refunds`, '{"amount":1000}', JSON_TYPE);
    const [, notice] = await mailsTo(email, 2);
    expect(notice?.subject).toBe('Refund of your gift to Night {name} library');
    expect(notice?.text).toContain('£10.00');
    const [, before] = /receipt-(.*)\.pdf/.exec(first?.attachments[0]?.filename ?? '') ?? [];
    const [, after] = /receipt-(.*)\.pdf/.exec(notice?.attachments[0]?.filename ?? '') ?? [];
    expect(notice?.text).toContain(`Receipt ${before} is void. Receipt ${after}, attached,`);
  });

  it('of everything says that the receipt is void, and brings none', async () => {
    const { id, email } = await aDonation();
    await mailsTo(email, 1);
    await client.post(`/api/v1/donations/${id}/refunds`, '{}', JSON_TYPE);
    const [, notice] = await mailsTo(email, 2);
    expect(notice?.text).toMatch(/Receipt \d{4}-\d{6} is void\. Please do not use it/);
    expect(notice?.attachments).toEqual([]);
  });
});

describe('a receipt asked for again', () => {
  const again = (id: DonationId) => send(app.url, `/donations/${id}/receipt-sendings`, { method: 'POST', headers: FORM_TYPE, body: '' });

  it('by its donor goes to the address it was given with, under a Message-ID of its own, and is rationed', async () => {
    const { id, email } = await aDonation();
    await mailsTo(email, 1);
    expect((await again(id)).headers['location']).toBe(`/donations/${id}?receipt=onItsWay`);
    const mails = await mailsTo(email, 2);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
    expect((await again(id)).headers['location']).toBe(`/donations/${id}?receipt=tooMany`);
    await sql(`UPDATE letters SET requested_at = requested_at - interval '2 minutes' WHERE donation_id = $1`, [id]);
    const page = await send(app.url, `/donations/${id}?receipt=onItsWay`);
    for (const text of ['The receipt is on its way', `/donations/${id}/receipt.pdf`, `action="/donations/${id}/receipt-sendings"`]) expect(page.text).toContain(text);
    expect(page.text).not.toContain(email);
  });

  it('twenty times at once is sent once', async () => {
    const { id, email } = await aDonation();
    await mailsTo(email, 1);
    await Promise.all(Array.from({ length: 20 }, () => again(id)));
    await mailsTo(email, 2);
    expect(await sql(`SELECT FROM letters WHERE donation_id = $1`, [id])).toHaveLength(2);
  });

  it('by a program is accepted, audited, and refused where there is none', async () => {
    const { id, email } = await aDonation();
    await mailsTo(email, 1);
    const { status, json } = await client.post(`/api/v1/donations/${id}/receipt-sendings`, undefined, {});
    expect([status, json]).toMatchObject([202, { id: expect.any(String), status: 'waiting' }]);
    expect(await sql(`SELECT actor FROM audit_entries WHERE action = 'receipt.send' AND subject = $1`, [`donation:${id}`])).toMatchObject([{ actor: expect.stringMatching(/^api-key:/) }]);
    const declined = await aDonation({ payment: { method: 'sandbox', card: '4000000000000002' } });
    for (const path of ['receipt-sendings', 'receipt.pdf']) {
      const answer = path.endsWith('pdf') ? await client.get(`/api/v1/donations/${declined.id}/${path}`) : await client.post(`/api/v1/donations/${declined.id}/${path}`, undefined, {});
      expect([answer.status, answer.json.code]).toEqual([404, 'receipt_not_found']);
    }
  });

  it('can be downloaded by whoever holds the link and by the organisation, and by no other', async () => {
    const { id, email } = await aDonation();
    await mailsTo(email, 1);
    const page = await send(app.url, `/donations/${id}/receipt.pdf`);
    expect([page.status, page.headers['content-type'], page.headers['cache-control'], page.headers['referrer-policy']]).toEqual([200, 'application/pdf', 'private, no-store', 'no-referrer']);
    expect((await client.get(`/api/v1/donations/${id}/receipt.pdf`)).text).toBe(page.text);
    const other = await aCampaign(app.database);
    const stranger = new ApiClient(app.url, await anApiKey(app.database, other.organisationId));
    expect((await stranger.get(`/api/v1/donations/${id}/receipt.pdf`)).status).toBe(404);
    for (const path of ['/donations/x/receipt.pdf', '/donations/00000000-0000-7000-8000-000000000000/receipt.pdf']) expect((await send(app.url, path)).status).toBe(404);
  });
});

describe('word of a dedication', () => {
  const dedicatedTo = (email: string, name = 'Grace Hopper') => ({ kind: 'memory', name, notify: { name: 'Friend', email } });

  it('reaches whom the donor named, once, without the amount', async () => {
    const { id } = await aDonation({ dedication: dedicatedTo('friend@example.org', 'Grace.example <b>') });
    const [mail] = await mailsTo('friend@example.org', 1);
    expect(mail?.text).toContain('Ada has made a gift to Night {name} library in memory of Grace.\u2060example <b>.');
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/25|£|<b>(?!.)/);
    expect(mail?.html).toContain('&lt;b>');
    expect(mail?.attachments).toEqual([]);
    expect((await client.get(`/api/v1/donations/${id}`)).json).toMatchObject({ dedication: dedicatedTo('friend@example.org', 'Grace.example <b>') });
  });

  it('keeps the secret of an anonymous donor', async () => {
    await aDonation({ anonymous: true, dedication: dedicatedTo('secret@example.org') });
    const [mail] = await mailsTo('secret@example.org', 1);
    expect(mail?.text).toContain('Somebody who wishes to remain anonymous has made a gift');
    expect(`${mail?.text}${mail?.html}${JSON.stringify(mail?.headers)}`).not.toContain('Ada');
  });

  it('is rationed per address: what is beyond is noted and not sent', async () => {
    for (let gift = 0; gift < 7; gift += 1) await aDonation({ dedication: dedicatedTo('flood@example.org') });
    const letters = () => sql<{ state: string; failure: string | null }>(`SELECT state, failure FROM letters WHERE recipient = 'flood@example.org'`);
    await until('all to be settled', async () => (await letters()).filter(({ state }) => state === 'sent' || state === 'refused').length === 7);
    expect((await letters()).filter(({ failure }) => failure === 'too_many_notices')).toHaveLength(2);
    expect(await mailsTo('flood@example.org', 5)).toHaveLength(5);
  });

  it.each([
    ['a line break in the name', { name: 'Grace\r\nBcc: all@example.org' }, 'dedication.name', 'control_character'],
    ['an invitation for a name', { name: 'Win at https://evil.example' }, 'dedication.name', 'link'],
    ['an address for a name', { notify: { name: 'a@b.example', email: 'a@b.example' } }, 'dedication.notify.name', 'link'],
    ['an address with a line break', { notify: { name: 'F', email: 'a@example.org\r\nBcc: b@example.org' } }, 'dedication.notify.email', 'malformed'],
    ['two addresses', { notify: { name: 'F', email: 'a@example.org,b@example.org' } }, 'dedication.notify.email', 'malformed'],
    ['an unknown kind', { kind: 'spite' }, 'dedication.kind', 'invalid_value'],
    ['a name that cannot be seen', { name: '\u200b' }, 'dedication.name', 'empty'],
    ['a name without end', { name: 'x'.repeat(101) }, 'dedication.name', 'too_long'],
  ])('is refused with %s', async (_, differs, field, code) => {
    const { status, json } = await client.give(campaign.slug, aGift({ dedication: { ...dedicatedTo('f@example.org'), ...differs } }));
    expect([status, json.errors]).toMatchObject([422, [{ field, code }]]);
  });

  it('can be asked for by the form, without a script; what is wrong comes back beside its field', async () => {
    const fields = { dedicationKind: 'honour', dedicationName: 'Grace', notifyName: 'Form Friend', notifyEmail: 'form@example.org' };
    const answer = await sendForm(app.url, campaign.slug, aForm(fields));
    const page = await send(app.url, `/donations/${donationIdOf(answer)}`);
    expect(page.text).toContain('<dt>In honour of</dt><dd><bdi>Grace</bdi></dd>');
    const [mail] = await mailsTo('form@example.org', 1);
    expect(mail?.text).toContain('in honour of Grace');
    const refused = await sendForm(app.url, campaign.slug, aForm({ ...fields, dedicationKind: '', notifyEmail: 'nowhere' }));
    expect(refused.status).toBe(422);
    for (const text of ['id="give-dedicationKind-fault"', 'id="give-notifyEmail-fault"', 'value="Form Friend"', '<details class="message" open>']) expect(refused.text).toContain(text);
  });
});
