import type { INestApplicationContext } from '@nestjs/common';
import PostalMime from 'postal-mime';
import { MailingReader } from '../../src/mailings/mailing.reader.js';
import { TendMailingsHandler } from '../../src/mailings/jobs/tend-mailings.job.js';
import { Clock } from '../../src/shared/clock.js';
import type { MailingId, OrganisationId } from '../../src/shared/ids.js';
import { anOrganisation } from '../factories/a-campaign.js';
import { aMailing, aRawDonor, crowd, resolved } from '../factories/a-mailing.js';
import { startCountingPost, type CountingPost } from '../support/counting-post.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

/** Whatever else is done to the database's server meanwhile. */
const AT_FULL_PACE = { MAIL_RATE: '100000', MAIL_DOMAIN_RATE: '100000', MAIL_SLOW_COMMIT_MS: '60000', MAIL_SLOW_ANSWER_MS: '60000', MAIL_BUSY_PERCENT: '100' };

describe('a mailing on its way', () => {
  let database: TestDatabase;
  let post: CountingPost;
  let worker: INestApplicationContext;
  let organisationId: OrganisationId;
  let clockMs = 0;

  beforeAll(async () => {
    database = await testDatabase();
    post = await startCountingPost();
    worker = await startWorker('email', database.url, { SMTP_URL: post.url, PUBLIC_URL: 'https://give.example', ...AT_FULL_PACE });
    worker.get(Clock).now = () => new Date(Date.now() + clockMs);
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

  const progress = (id: MailingId) => worker.get(MailingReader, { strict: false }).progress('platform', id);
  const find = (id: MailingId) => worker.get(MailingReader, { strict: false }).get('platform', id);

  /** Tends the mailings as the schedule would, until this one is done. */
  const finish = (id: MailingId) =>
    until('the mailing to be finished', async () => {
      await worker.get(TendMailingsHandler, { strict: false }).handle();
      return (await find(id)).status === 'finished';
    }, 110_000);

  it('reaches each of its readers once', async () => {
    await crowd(database, organisationId, 350);
    const id = await aMailing(worker, organisationId);
    expect(await resolved(worker, organisationId, id)).toBe(350);
    await finish(id);
    expect(post.delivered.size).toBe(350);
    expect([...post.delivered.values()].every((times) => times === 1)).toBe(true);
    expect(await progress(id)).toMatchObject({ sent: 350, queued: 0, sending: 0, uncertain: 0 });
  });

  it('carries what it was composed of, in HTML and as plain text, and the way out of the list', async () => {
    await aRawDonor(database, organisationId, 'amara@readers.example', 'Amara <b>&"Okafor"');
    const id = await aMailing(worker, organisationId);
    await resolved(worker, organisationId, id);
    await finish(id);
    const source = post.sources.get('amara@readers.example') ?? '';
    expect(source).toMatch(/^Subject: Tomorrow is the day\r$/m);
    expect(source).toMatch(/^List-Unsubscribe: ?\s*<https:\/\/give\.example\/u\/[\w-]{43}>\r$/m);
    expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(source).toMatch(/^Message-ID: ?\s*<m\.[\w-]{43}@freshet\.example>\r$/m);
    const { html, text } = await PostalMime.parse(source);
    expect(html).toContain('Amara &lt;b&gt;&amp;&quot;Okafor&quot;');
    expect(text).toContain('Dear Amara <b>&"Okafor", it begins tomorrow.');
  });

  it('to nobody is finished at once and says so', async () => {
    const id = await aMailing(worker, organisationId);
    expect(await resolved(worker, organisationId, id)).toBe(0);
    expect(await find(id)).toMatchObject({ status: 'finished', recipients: 0 });
    expect((await find(id)).endedAt).not.toBeNull();
  });

  it('is not sent again where the connection was lost after the mail, nor in the middle of it', async () => {
    await crowd(database, organisationId, 120);
    post.treat((address) => (address === 'person7@readers.example' ? 'lose' : address === 'person77@readers.example' ? 'break' : 'accept'));
    const id = await aMailing(worker, organisationId);
    await resolved(worker, organisationId, id);
    await finish(id);
    expect(await progress(id)).toMatchObject({ sent: 118, uncertain: 2 });
    expect(post.delivered.get('person7@readers.example')).toBe(1);
    expect(post.delivered.get('person77@readers.example')).toBeUndefined();
  });

  it('waits where the server says later, and gives up where it says never', async () => {
    await crowd(database, organisationId, 30);
    post.treat((address, nth) => {
      if (address === 'person1@readers.example' && nth === 1) return { at: 'data', reply: '451 4.3.0 busy' };
      if (address === 'person2@readers.example') return { at: 'rcpt', reply: '550 5.1.1 no such mailbox' };
      if (address === 'person3@readers.example') return { at: 'data', reply: '554 5.7.1 not wanted' };
      return 'accept';
    });
    const id = await aMailing(worker, organisationId);
    await resolved(worker, organisationId, id);
    await until('all but one to be done', async () => {
      await worker.get(TendMailingsHandler, { strict: false }).handle();
      const { queued, sending } = await progress(id);
      return queued + sending === 0;
    });
    expect(await progress(id)).toMatchObject({ sent: 27, deferred: 1, failed: 2 });
    expect((await find(id)).status).toBe('sending');
    clockMs += 70_000;
    await finish(id);
    expect(await progress(id)).toMatchObject({ sent: 28, deferred: 0, failed: 2 });
    const suppressed = await database.transactions.run({ organisationId }, (tx) => tx.rows(`SELECT address, reason FROM mail_suppressions`));
    expect(suppressed).toEqual([{ address: 'person2@readers.example', reason: 'bounced' }]);
  });
});
