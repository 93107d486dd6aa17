import { jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { TendMailingsHandler } from '../../src/mailings/jobs/tend-mailings.job.js';
import { MailingReader } from '../../src/mailings/mailing.reader.js';
import type { Progress } from '../../src/mailings/mailing.js';
import { RetryUncertain } from '../../src/mailings/retry-uncertain.js';
import type { MailingId, OrganisationId } from '../../src/shared/ids.js';
import { anOrganisation } from '../factories/a-campaign.js';
import { aMailing, crowd, resolved } from '../factories/a-mailing.js';
import { startCountingPost, type CountingPost, type Treatment } from '../support/counting-post.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { testConfig } from '../support/environment.js';
import { emptyQueues, startWorker } from '../support/worker.js';
import { WorkerProcess } from '../support/worker-process.js';

/** As many as the machine's time allows; the bench asks for ten thousand. A multiple of a hundred. */
const MANY = Number(process.env['AT_MOST_ONCE'] ?? 2_000);

/** Messages of each mishap. */
const OF_EACH = MANY / 100;
const PATIENCE_MS = 180_000;

/** One in a hundred of each fault; the others are well. */
function mishap(address: string, nth: number): Treatment {
  const number = Number(/\d+/.exec(address)?.[0]);
  if (number % 100 === 1) return 'lose';
  if (number % 100 === 2) return 'break';
  if (number % 100 === 3 && nth === 1) return { at: 'data', reply: '451 4.3.0 later' };
  if (number % 100 === 4) return { at: 'rcpt', reply: '550 5.1.1 nobody of that name' };
  if (number % 100 === 5) return { at: 'data', reply: '554 5.7.1 not wanted' };
  return 'accept';
}

jest.setTimeout(4 * PATIENCE_MS);

describe('each person is written to at most once', () => {
  let database: TestDatabase;
  let post: CountingPost;
  let bystander: INestApplicationContext;
  let organisationId: OrganisationId;
  const workers: WorkerProcess[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    post = await startCountingPost();
    // Has everything that tends mailings, and works on none of their jobs.
    bystander = await startWorker('import', database.url);
    await emptyQueues(bystander);
    organisationId = await anOrganisation(database);
    await crowd(database, organisationId, MANY);
  });

  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await bystander.close();
    await post.close();
    await database.close();
  });

  const start = async () => {
    const { redis } = testConfig(database.url);
    const servers = { databaseUrl: database.url, cacheUrl: redis.cacheUrl.reveal(), queueUrl: redis.queueUrl.reveal(), smtpUrl: post.url };
    const worker = await WorkerProcess.start('email', { ...servers, extra: { MAIL_RATE: '100000', MAIL_DOMAIN_RATE: '100000', MAIL_SLOW_COMMIT_MS: '60000', MAIL_SLOW_ANSWER_MS: '60000', MAIL_BUSY_PERCENT: '100' } });
    workers.push(worker);
    return worker;
  };
  const run = <Row>(sql: string, ...parameters: unknown[]) => database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));
  const progress = (id: MailingId): Promise<Progress> => bystander.get(MailingReader, { strict: false }).progress('platform', id);

  /** As if a quarter of an hour had passed: whoever has not finished by now never will, and it is later. */
  async function letTimePass(id: MailingId): Promise<void> {
    await run(`UPDATE messages SET leased_until = leased_until - interval '15 min', not_before = not_before - interval '15 min' WHERE mailing_id = $1`, id);
    await run(`UPDATE mailing_batches SET given_until = NULL, due_at = due_at - interval '15 min' WHERE mailing_id = $1`, id);
  }

  async function tendUntil(what: string, id: MailingId, isSo: (progress: Progress) => boolean): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      await bystander.get(TendMailingsHandler, { strict: false }).handle();
      const now = await progress(id);
      if (isSo(now)) return;
      if (Date.now() > deadline) throw new Error(`in vain: ${what}, but ${JSON.stringify(now)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it(`of ${MANY}, whatever the server does and whoever is killed, and every count is exact`, async () => {
    post.treat(mishap);
    const id = await aMailing(bystander, organisationId);
    await resolved(bystander, organisationId, id);
    const [first] = [await start(), await start()];
    await tendUntil('a third to be sent', id, ({ sent }) => sent > MANY / 3);
    // Whoever watches over it starts another in its place.
    first?.signal('SIGKILL');
    await first?.readyTimes(2);
    await tendUntil('nothing to be left but what waits, and what the killed process had', id, ({ queued }) => queued === 0);
    await letTimePass(id);
    await tendUntil('everything to be done', id, ({ queued, sending, deferred }) => queued + sending + deferred === 0);

    const rows = await run<{ address: string; state: string }>(`SELECT address, state FROM messages WHERE mailing_id = $1`, id);
    const twice = [...post.delivered].filter(([, times]) => times > 1);
    expect(twice).toEqual([]);
    const wrong = rows.filter(({ address, state }) => (state === 'sent') !== post.delivered.has(address) && state !== 'uncertain');
    expect(wrong).toEqual([]);
    const counted = Object.fromEntries(['sent', 'failed', 'uncertain'].map((state) => [state, rows.filter((row) => row.state === state).length]));
    expect(await progress(id)).toEqual({ queued: 0, sending: 0, deferred: 0, suppressed: 0, ...counted });
    // Two in a hundred each by the server's doing; beyond them, at most what the killed process had in hand.
    const inHand = (counted['uncertain'] ?? 0) - 2 * OF_EACH;
    expect(inHand).toBeGreaterThanOrEqual(0);
    expect(inHand).toBeLessThanOrEqual(125);
    expect(counted['failed']).toBeLessThanOrEqual(2 * OF_EACH);
    expect(counted['failed']).toBeGreaterThanOrEqual(2 * OF_EACH - inHand);
    await bystander.get(TendMailingsHandler, { strict: false }).handle();
    expect(await bystander.get(MailingReader, { strict: false }).get('platform', id)).toMatchObject({ status: 'finished', recipients: MANY });
  });

  it('unless people decide that what is uncertain is sent again', async () => {
    const [mailing] = await bystander.get(MailingReader, { strict: false }).list('platform', 1);
    const id = mailing?.mailing.id as MailingId;
    const { uncertain, sent } = await progress(id);
    post.treat(() => 'accept');
    expect(await bystander.get(RetryUncertain, { strict: false }).run(organisationId, id, 'test')).toBe(uncertain);
    await tendUntil('the uncertain to be sent', id, (now) => now.sent === sent + uncertain);
    expect(await progress(id)).toMatchObject({ uncertain: 0, queued: 0 });
  });

  it('and a process that is told to stop hands back what it has not begun, leaving nothing uncertain', async () => {
    post.treat(() => 'accept');
    const before = post.delivered.size;
    const other = await anOrganisation(database);
    await crowd(database, other, 1_000, 'others.example');
    const id = await aMailing(bystander, other);
    await resolved(bystander, other, id);
    await Promise.all(workers.map((worker) => worker.stop()));
    const worker = await start();
    await tendUntil('some to be sent', id, ({ sent }) => sent > 200);
    await worker.stop();
    const { sent, sending, uncertain, queued } = await progress(id);
    expect({ sending, uncertain, all: sent + queued }).toEqual({ sending: 0, uncertain: 0, all: 1_000 });
    expect(post.delivered.size - before).toBe(sent);
  });
});
