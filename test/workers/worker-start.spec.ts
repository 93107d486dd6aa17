import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { checkHandlers } from '../../src/queues/check-handlers.js';
import { defineJob } from '../../src/queues/job-definition.js';
import { JobQueues } from '../../src/queues/job-queues.js';
import { RunningWorkers } from '../../src/workers/running-workers.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { RedisServer } from '../support/redis-server.js';
import { startWorker, until } from '../support/worker.js';

const aJob = (name: string) => defineJob({ name, queue: 'report', payload: z.object({}), id: () => name });
const [Wash, Rinse] = [aJob('wash'), aJob('rinse')];

describe('a worker and the list of jobs', () => {
  it('agree where each job has one handler', () => {
    checkHandlers({ queue: 'report', jobs: [Wash, Rinse] }, [Rinse, Wash]);
    checkHandlers({ queue: 'email', jobs: [] }, [Rinse, Wash]);
  });

  it.each([
    ['a job has no handler', [Wash], [Wash, Rinse], 'rinse has no handler'],
    ['a handler has no job', [Wash, Rinse], [Wash], 'rinse is handled but not listed'],
    ['a job is listed twice', [Wash], [Wash, Wash], 'wash is listed twice'],
  ])('do not where %s', (_, jobs, definitions, sentence) => {
    expect(() => checkHandlers({ queue: 'report', jobs }, definitions)).toThrow(sentence);
  });

  it('cannot disagree on what a name means', () => {
    expect(() => aJob('wash')).toThrow('the job wash is defined twice');
  });
});

describe('a worker process', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  const run = async (redisUrl: string) => {
    const environment = {
      PATH: process.env['PATH'], DATABASE_URL: database.url, REDIS_CACHE_URL: redisUrl, REDIS_QUEUE_URL: redisUrl,
      SMTP_URL: 'smtp://127.0.0.1:9', SECRET_KEY: 'a secret that is only ever used in tests', STORAGE_URL: 'file:///tmp/nothing-is-kept-here',
    };
    const child = spawn(process.execPath, ['dist/worker.js', 'report'], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
    const [[code], complaint] = await Promise.all([once(child, 'exit') as Promise<[number | null]>, text(child.stderr)]);
    return { code, complaint };
  };

  it.each([
    [['--maxmemory-policy', 'allkeys-lru'], /maxmemory-policy is allkeys-lru\); set maxmemory-policy noeviction; .*set appendonly yes/],
    [['--maxmemory-policy', 'noeviction'], /^freshet cannot start: the queue's Redis would lose jobs: .*appendonly is no\); set appendonly yes$/m],
  ])('refuses a queue Redis that would lose jobs, and says what to set: %j', async (flags, sentence) => {
    const server = await RedisServer.start(...flags);
    const { code, complaint } = await run(server.url);
    await server.kill();
    expect(complaint).toMatch(sentence);
    expect(code).toBe(1);
  });

  it('that finds no queue Redis waits for it, and then works', async () => {
    const server = await RedisServer.start();
    await server.kill();
    const worker = await startWorker('report', database.url, { REDIS_QUEUE_URL: server.url });
    await server.revive();
    const queue = worker.get(JobQueues, { strict: false }).get('report');
    await until('the queue to take a job', () => queue.add('canary', {}, { jobId: 'canary' }).then(() => true, () => false));
    await until('the worker to take it', async () => (await queue.getJobState('canary')) === 'failed');
    const job = await queue.getJob('canary');
    expect([job?.failedReason, job?.attemptsMade]).toEqual(['report knows no job named canary', 1]);
    await worker.close();
    await server.kill();
  });

  it('does less at once while receipts are late, and as much as before when they are not', async () => {
    const server = await RedisServer.start();
    const worker = await startWorker('report', database.url, { REDIS_QUEUE_URL: server.url });
    const [report] = worker.get(RunningWorkers, { strict: false }).all;
    const atOnce = () => [report?.worker.concurrency, report?.pulse.concurrency];
    expect(atOnce()).toEqual([2, 2]);
    const receipt = await worker.get(JobQueues, { strict: false }).get('transactional').add('send-receipt', {});
    await until('it to do less', () => atOnce().every((jobs) => jobs === 1));
    await receipt.remove();
    await until('it to do as much as before', () => atOnce().every((jobs) => jobs === 2));
    await worker.close();
    await server.kill();
  });
});
