import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { JobQueues } from '../../src/queues/job-queues.js';
import { Outbox } from '../../src/queues/outbox.js';
import { OutboxHouse } from '../../src/queues/outbox-house.js';
import { OutboxRows } from '../../src/queues/outbox-rows.js';
import { ForceRefresh } from '../../src/donations/jobs/force-refresh.definition.js';
import type { OrganisationId } from '../../src/shared/ids.js';
import { SCHEDULES } from '../../src/workers/schedules.js';
import { aCampaign, anOrganisation, type MadeCampaign } from '../factories/a-campaign.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { RedisServer } from '../support/redis-server.js';
import { startPost, type TestPost } from '../support/smtp-server.js';
import { startWorker, until } from '../support/worker.js';

let web: TestApp;
let redis: RedisServer;
let post: TestPost;
let worker: INestApplicationContext;
let organisationId: OrganisationId;
let campaign: MadeCampaign;
let key: string;

beforeAll(async () => {
  [redis, post] = await Promise.all([RedisServer.start('--appendonly', 'no'), startPost()]);
  web = await startTestApp({ REDIS_QUEUE_URL: redis.url });
  worker = await startWorker('transactional', web.database.url, { REDIS_QUEUE_URL: redis.url, SMTP_URL: post.url });
  campaign = await aCampaign(web.database, { slug: 'flood' });
  organisationId = await anOrganisation(web.database);
  key = await anApiKey(web.database, campaign.organisationId);
});

afterAll(async () => {
  await worker.close();
  await web.close();
  await post.close();
  await redis.kill();
});

interface Row {
  job_id: string;
  relayed_at: Date | null;
  finished_at: Date | null;
  failure: string | null;
  relays: number;
}

const rows = () => web.database.transactions.run('platform', (tx) => tx.rows<Row>(`SELECT job_id, relayed_at, finished_at, failure, relays FROM outbox ORDER BY id`));
const rowsOf = async (ids: readonly string[]) => (await rows()).filter(({ job_id }) => ids.includes(job_id));
const queueOf = (name: 'transactional' | 'forced-refresh') => worker.get(JobQueues, { strict: false }).get(name);

/** Jobs of a queue that has no worker here: they wait, each with its row. */
async function writeWaiting(count: number): Promise<string[]> {
  const outbox = web.app.get(Outbox);
  const payloads = Array.from({ length: count }, () => ({ refreshId: randomUUID(), organisationId }));
  await web.database.transactions.run({ organisationId }, async (tx) => {
    for (const payload of payloads) await outbox.add(tx, organisationId, ForceRefresh, payload);
  });
  return payloads.map((payload) => ForceRefresh.id(payload));
}

const areRelayed = (ids: readonly string[]) => async () => (await rowsOf(ids)).every(({ relayed_at }) => relayed_at !== null);
const areInQueue = async (ids: readonly string[]) => (await Promise.all(ids.map((id) => queueOf('forced-refresh').getJob(id)))).every((job) => job !== undefined);

async function give(email: string): Promise<number> {
  const answer = await fetch(`${web.url}/api/v1/campaigns/flood/donations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(aGift({ donor: { name: 'Rain', email } })),
  });
  return answer.status;
}

const mailsTo = (emails: readonly string[]) => emails.map((email) => post.mails.filter((mail) => mail.to?.[0]?.address === email).length);

describe('the outbox', () => {
  it('follows each job to its end: done, or set aside with the reason', async () => {
    expect(await give('end@example.org')).toBe(201);
    const strange = randomUUID();
    await web.database.transactions.run({ organisationId }, (tx) =>
      tx.rows(`INSERT INTO outbox (organisation_id, job, job_id, payload) VALUES ($1, 'send-receipt', $2, '{"donationId":"7"}')`, [organisationId, strange]),
    );
    await until('both to have ended', async () => (await rows()).every(({ finished_at }) => finished_at !== null));
    // The receipt has caused its letter, which has ended too.
    expect((await rows()).flatMap(({ failure }) => failure ?? [])).toEqual([expect.stringContaining('send-receipt carries what it should not')]);
  });

  it('gives everything again that a flushed Redis has lost, and nothing that was done', async () => {
    const donors = Array.from({ length: 20 }, (_, at) => `flushed${at}@example.org`);
    const [waiting] = await Promise.all([writeWaiting(50), ...donors.map(give)]);
    await until('them to be in the queue', areRelayed(waiting));
    await redis.flush();
    await until('them to be in the queue again', () => areInQueue(waiting));
    await until('every donor to have a receipt', () => mailsTo(donors).every((count) => count > 0));
    await until('their rows to be done with', async () => (await rows()).filter(({ finished_at }) => finished_at === null).length === waiting.length);
    await until('the schedules to stand again', async () => (await Promise.all(SCHEDULES.map(({ job }) => worker.get(JobQueues, { strict: false }).get(job.queue).getJobScheduler(job.name)))).every(Boolean));
    expect(mailsTo(donors)).toEqual(donors.map(() => 1));
  });

  it('accepts everything while Redis is gone, and delivers it to the empty one that comes after', async () => {
    const before = await writeWaiting(10);
    await until('them to be in the queue', areRelayed(before));
    await redis.kill();
    const donors = Array.from({ length: 20 }, (_, at) => `gone${at}@example.org`);
    expect(await Promise.all(donors.map(give))).toEqual(donors.map(() => 201));
    const during = await writeWaiting(10);
    await redis.revive('--appendonly', 'no');
    await until('what was lost and what came meanwhile to be in the queue', async () => (await areRelayed([...before, ...during])()) && (await areInQueue([...before, ...during])));
    await until('every donor to have a receipt', () => mailsTo(donors).every((count) => count > 0));
    expect(mailsTo(donors)).toEqual(donors.map(() => 1));
  });

  it('gives again what Redis has lost without losing all, once it has heard nothing of it for long', async () => {
    const [lost, kept] = (await writeWaiting(2)) as [string, string];
    await until('them to be in the queue', areRelayed([lost, kept]));
    await (await queueOf('forced-refresh').getJob(lost))?.remove();
    const recall = worker.get(OutboxRows, { strict: false });
    // The house looks once a minute, too, and may have been first.
    await worker.get(OutboxHouse, { strict: false }).leave();
    expect(await recall.recallOverdue()).toBe(0);
    await web.database.transactions.run('platform', (tx) => tx.rows(`UPDATE outbox SET relayed_at = relayed_at - interval '6 minutes' WHERE job_id = ANY ($1)`, [[lost, kept]]));
    expect(await recall.recallOverdue()).toBe(2);
    await until('the lost one to be in the queue again', () => areInQueue([lost, kept]));
    await until('both to be relayed twice', async () => (await rowsOf([lost, kept])).every(({ relays }) => relays === 2));
    const jobs = await queueOf('forced-refresh').getJobs(['waiting']);
    expect(jobs.filter(({ id }) => id === kept)).toHaveLength(1);
  });

  it('forgets what was done long ago, and keeps what was set aside', async () => {
    await web.database.transactions.run('platform', (tx) => tx.rows(`UPDATE outbox SET finished_at = finished_at - interval '8 days' WHERE finished_at IS NOT NULL`));
    expect(await worker.get(OutboxRows, { strict: false }).purge()).toBeGreaterThan(40);
    const ended = (await rows()).filter(({ finished_at }) => finished_at !== null);
    expect(ended.map(({ failure }) => failure)).toEqual([expect.any(String)]);
  });
});
