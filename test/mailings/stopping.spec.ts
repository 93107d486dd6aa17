import { jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import PostalMime from 'postal-mime';
import { TendMailingsHandler } from '../../src/mailings/jobs/tend-mailings.job.js';
import { MailingReader } from '../../src/mailings/mailing.reader.js';
import { SteerMailing } from '../../src/mailings/steer-mailing.js';
import type { MailingId, OrganisationId } from '../../src/shared/ids.js';
import { anOrganisation } from '../factories/a-campaign.js';
import { aBody, aMailing, aRawDonor, crowd, resolved } from '../factories/a-mailing.js';
import { startCountingPost, type CountingPost } from '../support/counting-post.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

/** How long anything is waited for. */
const PATIENCE_MS = 110_000;

jest.setTimeout(4 * PATIENCE_MS);

describe('a mailing in the middle of being sent', () => {
  let database: TestDatabase;
  let post: CountingPost;
  let worker: INestApplicationContext;
  let organisationId: OrganisationId;

  /** So many that at the rate below it takes some ten seconds: nobody who stops it comes too late. */
  const READERS = 600;

  beforeAll(async () => {
    database = await testDatabase();
    post = await startCountingPost();
    worker = await startWorker('email', database.url, { SMTP_URL: post.url, MAIL_RATE: '60', MAIL_DOMAIN_RATE: '60', MAIL_SLOW_COMMIT_MS: '60000', MAIL_SLOW_ANSWER_MS: '60000', MAIL_BUSY_PERCENT: '100' });
    await emptyQueues(worker);
  });

  beforeEach(async () => {
    organisationId = await anOrganisation(database);
    post.delivered.clear();
    post.treat(() => 'accept');
  });

  afterAll(async () => {
    await worker.close();
    await post.close();
    await database.close();
  });

  const tend = () => worker.get(TendMailingsHandler, { strict: false }).handle();
  const progress = (id: MailingId) => worker.get(MailingReader, { strict: false }).progress('platform', id);
  const status = async (id: MailingId) => (await worker.get(MailingReader, { strict: false }).get('platform', id)).status;
  const rows = (sql: string, id: MailingId) => database.transactions.run('platform', (tx) => tx.rows(sql, [id]));
  const steer = (id: MailingId, steering: 'pause' | 'resume' | 'cancel') => worker.get(SteerMailing, { strict: false }).run(organisationId, id, steering, 'test');

  async function underWay(readers: number, sent: number): Promise<MailingId> {
    await crowd(database, organisationId, readers);
    const id = await aMailing(worker, organisationId);
    await resolved(worker, organisationId, id);
    await until('some to be sent', async () => {
      await tend();
      return (await progress(id)).sent >= sent;
    }, PATIENCE_MS);
    return id;
  }

  /** What was in the server's hands has been written down. */
  const settled = (id: MailingId) =>
    until('nothing to be on its way', async () => (await rows(`SELECT FROM messages WHERE mailing_id = $1 AND state = 'sending'`, id)).length === 0, PATIENCE_MS);

  const finish = (id: MailingId) =>
    until('the mailing to be finished', async () => {
      await tend();
      return (await status(id)) === 'finished';
    }, 2 * PATIENCE_MS);

  it('stops where it is when it is paused, and goes on there', async () => {
    const id = await underWay(READERS, 60);
    await steer(id, 'pause');
    await settled(id);
    const paused = await progress(id);
    expect(paused.sent).toBeLessThan(READERS);
    expect(paused.sent).toBe(post.delivered.size);
    const deadline = Date.now() + 1_500;
    while (Date.now() < deadline) await tend();
    expect(await progress(id)).toEqual(paused);
    await steer(id, 'resume');
    await finish(id);
    expect(await progress(id)).toMatchObject({ sent: READERS, uncertain: 0 });
    expect([...post.delivered.values()].filter((times) => times !== 1)).toEqual([]);
    expect(post.delivered.size).toBe(READERS);
  });

  it('ends where it is when it is cancelled', async () => {
    const id = await underWay(READERS, 60);
    await steer(id, 'cancel');
    await settled(id);
    const { sent, queued } = await progress(id);
    await tend();
    expect(await status(id)).toBe('cancelled');
    expect(sent + queued).toBe(READERS);
    expect(post.delivered.size).toBe(sent);
    await expect(steer(id, 'resume')).rejects.toThrow('cancelled');
  });

  it('does not wait for a server that has a mail and never answers, nor sends that mail again', async () => {
    post.treat((address) => (/^person[123]@/.test(address) ? 'stall' : 'accept'));
    await crowd(database, organisationId, 60);
    const id = await aMailing(worker, organisationId);
    await resolved(worker, organisationId, id);
    await finish(id);
    expect(await progress(id)).toMatchObject({ sent: 57, uncertain: 3 });
    expect([1, 2, 3].map((nth) => post.delivered.get(`person${nth}@readers.example`))).toEqual([1, 1, 1]);
  });
});

describe('whatever a mailing says', () => {
  let database: TestDatabase;
  let post: CountingPost;
  let worker: INestApplicationContext;

  beforeAll(async () => {
    database = await testDatabase();
    post = await startCountingPost();
    worker = await startWorker('email', database.url, { SMTP_URL: post.url, MAIL_SLOW_COMMIT_MS: '60000', MAIL_SLOW_ANSWER_MS: '60000', MAIL_BUSY_PERCENT: '100' });
    await emptyQueues(worker);
  });

  afterAll(async () => {
    await worker.close();
    await post.close();
    await database.close();
  });

  it('reaches its reader as it was written, from right to left and in lines that servers take', async () => {
    const organisationId = await anOrganisation(database, { name: 'جامعة البحيرة' });
    await aRawDonor(database, organisationId, 'amal@readers.example', 'أمل \u202eبن\u202c سلمان');
    const [long, word] = ['Ein Satz, der nicht enden will. '.repeat(700).trim(), 'w'.repeat(5_000)];
    const mjml = aBody(`عزيزي {{donor.name}}، غدًا هو اليوم. ${long} ${word}`).replace('<mjml>', '<mjml lang="ar" dir="rtl">');
    const id = await aMailing(worker, organisationId, { subject: `غدًا هو اليوم ${'يوم '.repeat(40)}`.trim(), mjml, locale: 'ar' });
    await resolved(worker, organisationId, id);
    await until('the mailing to be finished', async () => {
      await worker.get(TendMailingsHandler, { strict: false }).handle();
      return (await worker.get(MailingReader, { strict: false }).get('platform', id)).status === 'finished';
    }, PATIENCE_MS);
    const source = post.sources.get('amal@readers.example') ?? '';
    // RFC 5322: 998 characters a line; the rest is for servers to break as they like, which breaks signatures.
    expect(Math.max(...source.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(998);
    const mail = await PostalMime.parse(source);
    expect(mail.subject).toBe(`غدًا هو اليوم ${'يوم '.repeat(40)}`.trim());
    expect(mail.from?.name).toBe('جامعة البحيرة');
    expect(mail.to?.[0]).toMatchObject({ address: 'amal@readers.example' });
    expect(mail.html).toMatch(/<html[^>]* dir="rtl"/);
    expect(mail.html).toContain(word);
    expect(mail.html?.replace(/\s+/g, ' ')).toContain(long);
    expect(mail.text?.replace(/\s+/g, ' ')).toContain('غدًا هو اليوم.');
    expect(mail.headers.find(({ key }) => key === 'content-language')?.value).toBe('ar');
  });
});
