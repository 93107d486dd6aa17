import { jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import type { Redis } from 'ioredis';
import pg from 'pg';
import { TendMailingsHandler } from '../../src/mailings/jobs/tend-mailings.job.js';
import { MailingReader } from '../../src/mailings/mailing.reader.js';
import { stateOf, type MailingState } from '../../src/mailings/mailing-progress.js';
import { JobQueues } from '../../src/queues/job-queues.js';
import { LATE_SECONDS, Lateness } from '../../src/queues/lateness.js';
import { CACHE_REDIS } from '../../src/redis/redis.tokens.js';
import type { MailingId, OrganisationId } from '../../src/shared/ids.js';
import { FleetResponseTimes } from '../../src/telemetry/fleet-response-times.js';
import { anOrganisation } from '../factories/a-campaign.js';
import { aMailing, crowd, resolved } from '../factories/a-mailing.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startCountingPost, type CountingPost } from '../support/counting-post.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

const READERS = 120;
const UNBOUND = { MAIL_RATE: '100000', MAIL_DOMAIN_RATE: '100000', MAIL_SLOW_COMMIT_MS: '60000', MAIL_SLOW_ANSWER_MS: '60000', MAIL_BUSY_PERCENT: '100' };

/** How long anything is waited for. */
const PATIENCE_MS = 110_000;

jest.setTimeout(4 * PATIENCE_MS);

describe('a mailing makes room', () => {
  let web: TestApp;
  let post: CountingPost;
  let worker: INestApplicationContext;
  let organisationId: OrganisationId;

  beforeAll(async () => {
    web = await startTestApp();
    post = await startCountingPost();
  });

  beforeEach(async () => {
    organisationId = await anOrganisation(web.database);
    await crowd(web.database, organisationId, READERS);
  });

  afterEach(() => worker.close());

  afterAll(async () => {
    await post.close();
    await web.close();
  });

  async function begin(limits: Partial<typeof UNBOUND>): Promise<MailingId> {
    worker = await startWorker('email', web.database.url, { ...UNBOUND, ...limits, SMTP_URL: post.url });
    await emptyQueues(worker);
    const id = await aMailing(worker, organisationId);
    expect(await resolved(worker, organisationId, id)).toBe(READERS);
    return id;
  }

  async function state(id: MailingId): Promise<MailingState> {
    const mailings = worker.get(MailingReader, { strict: false });
    return stateOf(await mailings.get('platform', id), await mailings.progress('platform', id), new Date());
  }

  /** Sends until the mailing says why it is slow; answers what it says and how far it was. */
  async function slowedState(id: MailingId): Promise<MailingState> {
    let now = await state(id);
    await until('the mailing to say why it is slow', async () => {
      await worker.get(TendMailingsHandler, { strict: false }).handle();
      now = await state(id);
      return now.slowedBecause !== null;
    }, PATIENCE_MS);
    return now;
  }

  it('for donors who wait, says so, and goes on at full pace when they wait no more', async () => {
    // Every answer of the real web application is slow by this measure.
    const leaving = new AbortController();
    const visiting = (async () => {
      while (!leaving.signal.aborted) {
        await Promise.all(Array.from({ length: 10 }, async () => (await fetch(`${web.url}/`)).text()));
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    })();
    const told = new FleetResponseTimes(web.app.get<Redis>(CACHE_REDIS, { strict: false }));
    await until('it to be told how fast answers are', async () => (await told.p95()) !== null, PATIENCE_MS);
    const id = await begin({ MAIL_SLOW_ANSWER_MS: '1' });
    const slowed = await slowedState(id);
    leaving.abort();
    await visiting;
    expect(slowed.slowedBecause).toMatch(/^donors wait: 95 of 100 answers take up to \d+ ms$/);
    expect(slowed.progress.sent).toBeLessThan(READERS / 2);
    await until('the mailing to be finished', async () => {
      await worker.get(TendMailingsHandler, { strict: false }).handle();
      return (await state(id)).status === 'finished';
    }, PATIENCE_MS);
    expect(await state(id)).toMatchObject({ slowedBecause: null, progress: { sent: READERS } });
  });

  it('for receipts that are late', async () => {
    const id = await begin({});
    const job = await worker.get(JobQueues, { strict: false }).get('transactional').add('send-receipt', {});
    await until('it to be late', async () => (await worker.get(Lateness, { strict: false }).seconds()) > LATE_SECONDS);
    const slowed = await slowedState(id);
    await job.remove();
    expect(slowed.slowedBecause).toMatch(/^receipts wait: the oldest for \d+\.\d s$/);
    expect(slowed.progress.sent).toBeLessThan(READERS / 2);
  });

  it('for a database that is slow to commit, never stopping altogether', async () => {
    const id = await begin({ MAIL_SLOW_COMMIT_MS: '1' });
    const slowed = await slowedState(id);
    expect(slowed.slowedBecause).toMatch(/^the database is slow: a commit takes \d+ ms$/);
    expect(slowed.progress.sent).toBeLessThan(READERS / 2);
    await until('some more to be sent', async () => {
      await worker.get(TendMailingsHandler, { strict: false }).handle();
      return (await state(id)).progress.sent > slowed.progress.sent;
    }, PATIENCE_MS);
  });

  it('for a database whose connections are at work', async () => {
    const { rows } = await onDatabase(`SELECT ceil(current_setting('max_connections')::integer / 100.0)::integer AS percent`);
    // At work until they are told to leave off.
    const busy = Array.from({ length: rows[0].percent + 2 }, () => onDatabase('SELECT pg_sleep(600) AS at_work').catch(() => undefined));
    const id = await begin({ MAIL_BUSY_PERCENT: '1' });
    const slowed = await slowedState(id);
    expect(slowed.slowedBecause).toMatch(/^the database is busy: \d+ of \d+ connections are at work$/);
    expect(slowed.progress.sent).toBeLessThan(READERS / 2);
    await onDatabase(`SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%AS at_work'`);
    await Promise.all(busy);
  });

  async function onDatabase(sql: string): Promise<pg.QueryResult> {
    const client = new pg.Client({ connectionString: web.database.url });
    await client.connect();
    return client.query(sql).finally(() => client.end());
  }
});
