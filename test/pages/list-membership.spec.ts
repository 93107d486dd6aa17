import type { INestApplicationContext } from '@nestjs/common';
import { MessageTokens } from '../../src/mailings/message-tokens.js';
import type { MailingId, OrganisationId } from '../../src/shared/ids.js';
import { anOrganisation } from '../factories/a-campaign.js';
import { aMailing, aRawDonor, resolved } from '../factories/a-mailing.js';
import { send } from '../factories/a-request.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { emptyQueues, startWorker } from '../support/worker.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const ONE_CLICK = 'List-Unsubscribe=One-Click';

describe('the link to leave a list', () => {
  let test: TestApp;
  let worker: INestApplicationContext;
  let organisationId: OrganisationId;
  let id: MailingId;
  let link: string;

  beforeAll(async () => {
    test = await startTestApp();
    worker = await startWorker('email', test.database.url);
    await emptyQueues(worker);
  });

  beforeEach(async () => {
    organisationId = await anOrganisation(test.database, { name: 'Lakeside <b>School</b>' });
    await aRawDonor(test.database, organisationId, 'ada@readers.example');
    id = await aMailing(worker, organisationId, { locale: 'en-GB' });
    await resolved(worker, organisationId, id);
    link = `/u/${test.app.get(MessageTokens).sign({ mailingId: id, position: 1 })}`;
  });

  afterAll(async () => {
    await worker.close();
    await test.close();
  });

  const suppressions = () =>
    test.database.transactions.run({ organisationId }, (tx) => tx.rows(`SELECT address, reason, list_id IS NOT NULL AS listed, lifted_at IS NOT NULL AS lifted FROM mail_suppressions`));
  const LEFT = { address: 'ada@readers.example', reason: 'unsubscribed', listed: true, lifted: false };

  it('shows where they stand and changes nothing by being looked at', async () => {
    for (const method of ['GET', 'HEAD', 'GET']) expect((await send(test.url, link, { method })).status).toBe(200);
    const { text, headers } = await send(test.url, link);
    expect(text).toContain('Leave this list?');
    expect(text).toContain('a•••@readers.example');
    expect(text).not.toContain('ada@readers.example');
    expect(text).toContain('Lakeside &lt;b>School&lt;/b>');
    expect(headers).toMatchObject({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' });
    expect(await suppressions()).toEqual([]);
  });

  it.each([
    ['a mail program with a form', ONE_CLICK, FORM],
    ['a mail program with a multipart form', `--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n`, { 'content-type': 'multipart/form-data; boundary=x' }],
    ['the button of the page', 'answer=leave', FORM],
    ['nothing but a POST', undefined, {}],
  ])('obeys %s at once, without a redirect and without signing in', async (_, body, headers) => {
    const answer = await send(test.url, link, { method: 'POST', headers, ...(body !== undefined && { body }) });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('You have left the list');
    expect(await suppressions()).toEqual([LEFT]);
  });

  it('can be used twice, and taken back', async () => {
    for (const body of [ONE_CLICK, ONE_CLICK]) await send(test.url, link, { method: 'POST', headers: FORM, body });
    expect(await suppressions()).toEqual([LEFT]);
    const back = await send(test.url, link, { method: 'POST', headers: FORM, body: 'answer=rejoin' });
    expect(back.text).toContain('Good to have you back.');
    expect(await suppressions()).toEqual([{ ...LEFT, lifted: true }]);
    await send(test.url, link, { method: 'POST', headers: FORM, body: ONE_CLICK });
    expect(await suppressions()).toEqual([LEFT]);
  });

  it('is kept by the next mailing of that list, and by no other list', async () => {
    await send(test.url, link, { method: 'POST', headers: FORM, body: ONE_CLICK });
    expect(await resolved(worker, organisationId, await aMailing(worker, organisationId))).toBe(0);
    await test.database.transactions.run({ organisationId }, (tx) => tx.rows(`INSERT INTO mailing_lists (id, organisation_id, slug, name) VALUES (uuidv7(), $1, 'events', 'Events')`, [organisationId]));
    expect(await resolved(worker, organisationId, await aMailing(worker, organisationId, { list: 'events' }))).toBe(1);
  });

  it('does not lift what a bounce or a complaint has suppressed', async () => {
    await test.database.transactions.run({ organisationId }, (tx) => tx.rows(`INSERT INTO mail_suppressions (organisation_id, address, reason, since) VALUES ($1, 'ada@readers.example', 'complained', now())`, [organisationId]));
    await send(test.url, link, { method: 'POST', headers: FORM, body: 'answer=rejoin' });
    expect(await suppressions()).toEqual([{ ...LEFT, reason: 'complained', listed: false }]);
  });

  it('of a copy for staff leaves nothing', async () => {
    const copy = `/u/${test.app.get(MessageTokens).sign({ mailingId: id, position: 0 })}`;
    expect((await send(test.url, copy, { method: 'POST', headers: FORM, body: ONE_CLICK })).text).toContain('This was a test copy');
    expect(await suppressions()).toEqual([]);
  });

  it('that we did not make leads nowhere', async () => {
    const token = link.slice(3);
    const changed = (at: number) => token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    for (const forged of ['x', 'x'.repeat(43), changed(0), changed(20), changed(30), changed(42), `${token}A`, token.slice(1), '%00', `${token}%0a`, '..%2f..']) {
      for (const method of ['GET', 'POST']) expect([forged, (await send(test.url, `/u/${forged}`, { method, headers: FORM, ...(method === 'POST' && { body: ONE_CLICK }) })).status]).toEqual([forged, 404]);
    }
    expect(await suppressions()).toEqual([]);
  });

  it('takes multipart forms nowhere else', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await send(test.url, '/console/sign-in', { method: 'POST', headers, body: '--x--' })).status).toBe(415);
    expect((await send(test.url, link, { method: 'POST', headers, body: 'x'.repeat(20_000) })).status).toBe(413);
  });

  it('speaks the language of the mail', async () => {
    const arabic = await aMailing(worker, organisationId, { locale: 'ar-EG' });
    await resolved(worker, organisationId, arabic);
    const { text } = await send(test.url, `/u/${test.app.get(MessageTokens).sign({ mailingId: arabic, position: 1 })}`);
    expect(text).toContain('<html lang="ar-EG" dir="rtl"');
    expect(text).toContain('إلغاء الاشتراك');
  });
});
