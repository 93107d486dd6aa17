import { createHmac } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import fc from 'fast-check';
import { readMailReport } from '../../src/mailings/mail-report.js';
import { MessageTokens } from '../../src/mailings/message-tokens.js';
import type { MailingId, OrganisationId } from '../../src/shared/ids.js';
import { freshet } from '../cli/run-cli.js';
import { anOrganisation } from '../factories/a-campaign.js';
import { aMailing, aRawDonor, resolved } from '../factories/a-mailing.js';
import { send, type Answer } from '../factories/a-request.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startWorker } from '../support/worker.js';
import { environmentOf } from '../support/environment.js';

const SECRET = 'a secret that mail providers know of';
const ADDRESS = 'ada@readers.example';

const aReport = (type: string, part: string, original: string) =>
  [
    'From: MAILER-DAEMON@mx.example', 'To: receipts@freshet.example', 'Subject: Undelivered Mail Returned to Sender', 'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=${type}; boundary="=_b"`, '', '--=_b', 'Content-Type: text/plain', '', 'I am sorry.', '',
    '--=_b', `Content-Type: message/${type}`, '', part, '', '--=_b', 'Content-Type: message/rfc822', '', original, '', '--=_b--', '',
  ].join('\r\n');

const aBounce = (token: string, { action = 'failed', status = '5.1.1' } = {}) =>
  aReport(
    'delivery-status',
    `Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${ADDRESS}\r\nAction: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; 550 ${status}\r\n  no such\r\n mailbox here`,
    `Message-ID:\r\n <m.${token}@freshet.example>\r\nSubject: hello\r\n\r\nbody`,
  );

const aComplaint = (token: string, type = 'abuse') =>
  aReport('feedback-report', `Feedback-Type: ${type}\r\nUser-Agent: Loop/1.0\r\nVersion: 1`, `Subject: hello\r\nList-Unsubscribe: <https://give.example/u/${token}>\r\n\r\nbody`);

describe('what other servers report', () => {
  let test: TestApp;
  let worker: INestApplicationContext;
  let organisationId: OrganisationId;
  let id: MailingId;

  beforeAll(async () => {
    test = await startTestApp({ MAIL_EVENTS_SECRET: SECRET });
    worker = await startWorker('import', test.database.url);
  });

  beforeEach(async () => {
    organisationId = await anOrganisation(test.database);
    await aRawDonor(test.database, organisationId, ADDRESS);
    id = await aMailing(worker, organisationId);
    await resolved(worker, organisationId, id);
  });

  afterAll(async () => {
    await worker.close();
    await test.close();
  });

  const tokenOf = (mailingId: MailingId, position = 1) => test.app.get(MessageTokens).sign({ mailingId, position });
  const signatureOf = (body: string | Uint8Array) => `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
  const post = (body: string | Uint8Array, type: string, signature = signatureOf(body)) =>
    send(test.url, '/intake/v1/mail-events', { method: 'POST', headers: { 'content-type': type, 'freshet-signature': signature }, body });
  const postMail = async (mail: string) => JSON.parse((await post(mail, 'message/rfc822')).text) as object;
  const postEvents = (...events: object[]) => post(JSON.stringify({ events }), 'application/json');
  const anEvent = (differs: object = {}) => ({ id: `event-${Math.random()}`, type: 'bounce', status: '5.1.1', messageId: `<m.${tokenOf(id)}@freshet.example>`, ...differs });
  const told = ({ status, text }: Answer) => [status, JSON.parse(text)];
  const suppressed = () =>
    test.database.transactions.run({ organisationId }, (tx) => tx.rows(`SELECT address, reason FROM mail_suppressions WHERE lifted_at IS NULL AND list_id IS NULL`));
  const BOUNCED = [{ address: ADDRESS, reason: 'bounced' }];

  it('a bounce for good keeps the address from the next mailing, on whichever list, and is noted with the message', async () => {
    expect(await postMail(aBounce(tokenOf(id)))).toEqual({ recorded: 1, repeated: 0, unknown: 0 });
    expect(await suppressed()).toEqual(BOUNCED);
    const [message] = await test.database.transactions.run({ organisationId }, (tx) => tx.rows<{ bounced_at: Date | null }>(`SELECT bounced_at FROM messages`));
    expect(message?.bounced_at).toBeInstanceOf(Date);
    expect(await resolved(worker, organisationId, await aMailing(worker, organisationId))).toBe(0);
  });

  it('the same report counts once, however often it comes', async () => {
    const mail = aBounce(tokenOf(id));
    await Promise.all([1, 2, 3].map(() => postMail(mail)));
    expect(await postMail(mail)).toEqual({ recorded: 0, repeated: 1, unknown: 0 });
    const event = anEvent({ type: 'complaint' });
    expect(told(await postEvents(event, event))).toEqual([200, { recorded: 1, repeated: 1, unknown: 0 }]);
  });

  it('bounces for now keep it away only at the third mailing', async () => {
    const soft = { status: '4.2.2' };
    for (let mailing = 1; mailing <= 3; mailing += 1) {
      expect(await suppressed()).toEqual([]);
      await postMail(aBounce(tokenOf(id), soft));
      // A second report of the same mailing is no second mailing.
      await postEvents(anEvent({ type: 'soft_bounce' }));
      if (mailing === 3) break;
      id = await aMailing(worker, organisationId);
      await resolved(worker, organisationId, id);
    }
    expect(await suppressed()).toEqual(BOUNCED);
  });

  it('a complaint keeps it away at once, and outweighs a bounce', async () => {
    expect(await postMail(aComplaint(tokenOf(id)))).toEqual({ recorded: 1, repeated: 0, unknown: 0 });
    await postMail(aBounce(tokenOf(id)));
    expect(await suppressed()).toEqual([{ address: ADDRESS, reason: 'complained' }]);
  });

  it.each([
    ['a delay', () => aBounce(tokenOf(id), { action: 'delayed', status: '4.4.1' })],
    ['a delivery', () => aBounce(tokenOf(id), { action: 'delivered', status: '2.0.0' })],
    ['a mail taken out of the junk', () => aComplaint(tokenOf(id), 'not-spam')],
    ['a bounce of somebody else', () => aBounce('x'.repeat(43))],
    ['a bounce of a forged message', () => aBounce(`${tokenOf(id).slice(0, 42)}${tokenOf(id).endsWith('A') ? 'E' : 'A'}`)],
    ['a bounce of a copy for staff', () => aBounce(tokenOf(id, 0))],
    ['a bounce of a message that does not exist', () => aBounce(tokenOf(id, 99))],
    ['a mail that only quotes one of ours', () => `From: a@x.example\r\nSubject: Re\r\n\r\n> Message-ID: <m.${tokenOf(id)}@freshet.example>\r\n> Action: failed`],
    ['an answer from a holiday', () => 'From: a@x.example\r\nAuto-Submitted: auto-replied\r\n\r\nback on Monday'],
    ['a policy that blocks us', () => aBounce(tokenOf(id), { status: '5.7.1' })],
    ['nothing', () => '\r\n'],
  ])('%s suppresses nobody', async (_, mail) => {
    expect((await post(mail(), 'message/rfc822')).status).toBe(200);
    expect(await suppressed()).toEqual([]);
  });

  it('is taken only as it was signed', async () => {
    const body = JSON.stringify({ events: [anEvent()] });
    for (const signature of ['', 'sha256=', signatureOf(`${body} `), signatureOf(body).slice(7), signatureOf(body).toUpperCase(), 'sha256=' + '0'.repeat(64)]) {
      expect([signature, (await post(body, 'application/json', signature)).status]).toEqual([signature, 401]);
    }
    expect(await suppressed()).toEqual([]);
    expect((await send(test.url, '/intake/v1/mail-events', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status).toBe(401);
  });

  it.each([
    ['{', 400], ['[]', 422], ['{}', 422], ['{"events":[]}', 422], ['{"events":[{}]}', 422], ['{"events":"x"}', 422], ['null', 422],
    ['{"events":[{"id":"a b","type":"bounce","messageId":"x"}]}', 422], ['{"events":[{"id":"a","type":"wedding","messageId":"x"}]}', 422],
    ['{"events":[{"id":"a","type":"bounce","messageId":"x","at":"yesterday"}]}', 422], ['{"__proto__":{"x":1},"events":[]}', 400], ['['.repeat(100), 400],
    [`{"events":[${'{"id":"a","type":"bounce","messageId":"x"},'.repeat(1_000)}{"id":"a","type":"bounce","messageId":"x"}]}`, 422],
  ])('malformed events are refused: %.60s', async (body, status) => {
    expect((await post(body, 'application/json')).status).toBe(status);
  });

  it('what is unknown in events is passed over', async () => {
    const answer = await postEvents(anEvent({ messageId: 'nonsense' }), anEvent({ messageId: `<m.${'x'.repeat(43)}@y>` }), anEvent({ surprise: 1, detail: 'line\r\nline \u0000 \ud800' }));
    expect(told(answer)).toEqual([200, { recorded: 1, repeated: 0, unknown: 2 }]);
  });

  it('no bytes at all make it fall', async () => {
    const whole = Buffer.from(aBounce('x'.repeat(43)));
    const damaged = fc.tuple(fc.nat(whole.length), fc.uint8Array({ maxLength: 40 }), fc.nat(60)).map(([at, bytes, cut]) => Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at + cut)]));
    for (const bytes of [...fc.sample(damaged, { numRuns: 300, seed: 7 }), ...fc.sample(fc.uint8Array({ maxLength: 2_000 }), { numRuns: 100, seed: 7 })]) {
      await readMailReport(bytes, 'key');
    }
    const bomb = `Content-Type: multipart/mixed; boundary="a"\r\n\r\n${Array.from({ length: 2_000 }, (_, n) => `--a\r\nContent-Type: multipart/mixed; boundary="a${n}"\r\n\r\n`).join('')}`;
    expect(await readMailReport(Buffer.from(bomb), 'key')).toBeNull();
    expect((await post(Buffer.from(bomb), 'message/rfc822')).status).toBe(200);
    expect((await post('x'.repeat(1_100_000), 'message/rfc822')).status).toBe(413);
  });

  it('can lie in a mailbox, which can be read again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'freshet-mailbox-'));
    const box = ['From MAILER-DAEMON Mon Nov 23 10:00:00 2026', aBounce(tokenOf(id)), 'From x Mon Nov 23 10:00:01 2026', 'Subject: hello\r\n\r\nhello', ''].join('\n');
    await writeFile(join(folder, 'box'), box);
    const first = await freshet(['mail-events', join(folder, 'box')], environmentOf(test.database.url));
    expect(first.stdout).toContain('2 mails, 1 bounces and complaints recorded, 0 known before, 1 about something else');
    expect(await suppressed()).toEqual(BOUNCED);
    expect((await freshet(['mail-events', join(folder, 'box')], environmentOf(test.database.url))).stdout).toContain('0 bounces and complaints recorded, 1 known before');
  });
});
