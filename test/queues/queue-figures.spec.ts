import { jest } from '@jest/globals';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { TendMailings } from '../../src/mailings/jobs/tend-mailings.job.js';
import { CALM } from '../../src/queues/emergency/emergency-state.js';
import { QueueReader } from '../../src/queues/figures/queue-reader.js';
import { queueKey } from '../../src/queues/figures/queue-keys.js';
import { GiveWay } from '../../src/queues/give-way.js';
import { JobQueues } from '../../src/queues/job-queues.js';
import { Lateness } from '../../src/queues/lateness.js';
import { QUEUE_NAMES, QUEUE_PREFIX, type QueueName } from '../../src/queues/queue-kinds.js';
import { JsonLog } from '../../src/telemetry/json-log.js';
import { testConfig } from '../support/environment.js';
import { RedisServer } from '../support/redis-server.js';
import { until } from '../support/worker.js';

let server: RedisServer;
let redis: Redis;
let reader: QueueReader;
const queues = new Map<QueueName, Queue>();

beforeAll(async () => {
  server = await RedisServer.start();
  redis = new Redis(server.url);
  reader = aReader();
  for (const name of QUEUE_NAMES) queues.set(name, new Queue(name, { connection: { url: server.url }, prefix: QUEUE_PREFIX }));
});
beforeEach(() => redis.flushall());
afterAll(async () => {
  for (const queue of queues.values()) await queue.close();
  redis.disconnect();
  await server.kill();
});

/** Whoever reads on a busy machine: a queue that is slow to answer is not what these tests are about. */
const aReader = () => Object.assign(new QueueReader(redis, { state: CALM } as never), { patienceMs: 20_000 });

const email = () => queues.get('email')!;
const MINUTE = 60_000;
const ago = (ms: number) => Date.now() - ms;
const age = async (queue: QueueName = 'email') => (await reader.read(queue)).oldestReadySeconds;

/** As a process whose clock is right does it. */
const add = (id: string, timestamp: number, options: object = {}) => email().add('greet', {}, { jobId: id, timestamp, ...options });

/** Copies of a job of BullMQ's own: adding so many one by one would take a minute. */
const fillLua = `
  local fields = redis.call('HGETALL', KEYS[1])
  for at = tonumber(ARGV[2]), tonumber(ARGV[3]) do
    redis.call('HSET', ARGV[1] .. 'copy-' .. at, unpack(fields))
    if at % 10 < 7 then redis.call('LPUSH', KEYS[2], 'copy-' .. at)
    else redis.call('ZADD', KEYS[3], string.format('%.0f', 7 * 4294967296 + at), 'copy-' .. at) end
  end`;

/** So many seconds, and what the test itself has taken since; never those of another job. */
function expectSince(age: number, seconds: number): void {
  expect(age).toBeGreaterThanOrEqual(seconds - 0.5);
  expect(age).toBeLessThan(seconds + 30);
}

describe('the age of the oldest ready job', () => {
  it('is 0 where nothing is ready', async () => {
    await add('later', ago(0), { delay: MINUTE });
    expect(await reader.read('email')).toMatchObject({ waiting: 0, delayed: 1, due: 0, oldestReadySeconds: 0 });
  });

  it('is that of the job which waits longest', async () => {
    await add('first', ago(90_000));
    for (let at = 0; at < 20; at += 1) await add(`next-${at}`, ago(1_000));
    expectSince(await age(), 90);
  });

  it('is found behind every priority, though they are sorted by priority and not by time', async () => {
    await add('urgent', ago(2_000), { priority: 1 });
    await add('old', ago(70_000), { priority: 900 });
    await add('usual', ago(5_000), { priority: 50 });
    await add('newer', ago(1_000), { priority: 900 });
    expect(await reader.read('email')).toMatchObject({ prioritised: 4, waiting: 0 });
    expectSince(await age(), 70);
  });

  it('counts a delayed job from the moment that it was due, not from when it was added', async () => {
    await add('due', ago(100_000), { delay: 60_000 });
    expect(await reader.read('email')).toMatchObject({ due: 1, delayed: 0 });
    expectSince(await age(), 40);
  });

  it('counts a delayed job that was promoted from then on too', async () => {
    await add('promoted', ago(100_000), { delay: 75_000 });
    await (await email().getJob('promoted'))?.promote();
    expect(await reader.read('email')).toMatchObject({ waiting: 1, due: 0 });
    expectSince(await age(), 25);
  });

  it('leaves out a paused queue, whose jobs BullMQ calls waiting', async () => {
    await add('held', ago(90_000));
    await add('held-too', ago(90_000), { priority: 3 });
    await email().pause();
    expect(await reader.read('email')).toMatchObject({ isPaused: true, held: 2, waiting: 0, prioritised: 0, oldestReadySeconds: 0 });
    await email().resume();
    expectSince(await age(), 90);
  });

  it('is never negative for a job from the future, and grows by Redis’ own clock', async () => {
    await add('future', Date.now() + 5 * MINUTE);
    expect(await age()).toBe(0);
    await until('it to age', async () => (await age()) > 0.2);
    expect(await age()).toBeLessThan(60);
  });

  it('does not believe a date before the last time that nothing was ready', async () => {
    expect(await age()).toBe(0);
    await add('by a clock that is five minutes late', ago(5 * MINUTE));
    expect(await age()).toBeLessThan(60);
    expect((await reader.read('email')).isDateWrong).toBe(true);
  });
});

describe('a job of a process whose clock is wrong', () => {
  it.each([5, -5])('by %i minutes is as old as it is', async (minutes) => {
    const config = testConfig('postgres://127.0.0.1/none', 'web', { REDIS_QUEUE_URL: server.url });
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => performance.timeOrigin + performance.now() + minutes * MINUTE);
    const producer = new JobQueues(config, JsonLog.open(config));
    try {
      await until('it to be added', () => producer.addAll([{ definition: TendMailings, id: 'astray', payload: {} }]).then(() => true, () => false));
    } finally {
      clock.mockRestore();
      await producer.onApplicationShutdown();
    }
    await until('it to age', async () => (await age()) > 0.1);
    expect(await reader.read('email')).toMatchObject({ waiting: 1, isDateWrong: false });
    expect(await age()).toBeLessThan(100);
  });
});

describe('the figures of the fleet', () => {
  it.each(['wait', 'prioritized', 'delayed', 'failed', 'meta', 'freshet-ended'])('hide no other queue behind one whose %s is broken', async (part) => {
    await add('waits', ago(10_000));
    await redis.set(queueKey('report', part), 'not what it should be');
    const fresh = aReader();
    const fleet = await fresh.readAll();
    expect(fleet.report).toBeNull();
    expect(fleet.email).toMatchObject({ waiting: 1 });
    expect(QUEUE_NAMES.filter((name) => fleet[name] === null)).toEqual(['report']);
  });

  it('can be read from a Redis that is full', async () => {
    await add('waits', ago(10_000));
    await redis.config('SET', 'maxmemory', '1');
    try {
      await expect(redis.set('more', 'x')).rejects.toThrow(/OOM/);
      expect(await age()).toBeGreaterThan(9);
    } finally {
      await redis.config('SET', 'maxmemory', '0');
    }
  });

  it('cost the same however much waits: heads and counts, never a walk', async () => {
    await add('first', ago(120_000));
    await add('first of those with a priority', ago(60_000), { priority: 5 });
    await fill(1, 100);
    const few = await readingOf(71, 31);
    await fill(101, 100_000);
    expect(await readingOf(70_001, 30_001)).toEqual(few);
    expect(few.map(([command]) => command).filter((command) => /^(keys|scan|[hsz]scan|lpos|sort)$/.test(command))).toEqual([]);
    expect(await age()).toBeGreaterThan(119);
  });

  const fill = (from: number, to: number) => redis.eval(fillLua, 3, queueKey('email', 'first'), queueKey('email', 'wait'), queueKey('email', 'prioritized'), queueKey('email', ''), from, to);

  /** What one reading of everything asks Redis for: commands, those in scripts too, and how often each. */
  async function readingOf(waiting: number, prioritised: number): Promise<[command: string, calls: number][]> {
    // Scripts are loaded and keys found only the first time.
    await aReader().readAll();
    await redis.config('RESETSTAT');
    const fleet = await aReader().readAll();
    const stats = await redis.info('commandstats');
    expect([fleet.email?.waiting, fleet.email?.prioritised]).toEqual([waiting, prioritised]);
    return [...stats.matchAll(/cmdstat_([^:]+):calls=(\d+)/g)].map(([, command = '', calls]) => [command, Number(calls)] as [string, number]).sort();
  }
});

describe('how jobs ended', () => {
  it('is told by outcome, by minute and by cause, of all processes together', async () => {
    const { EndingCounter } = await import('../../src/queues/figures/ending-counter.js');
    const [one, other] = [new EndingCounter(redis), new EndingCounter(redis)];
    for (let at = 0; at < 5; at += 1) one.count('email', 'completed');
    other.count('email', 'completed');
    other.count('email', 'retried', Object.assign(new Error('no'), { code: 'ECONNREFUSED' }));
    other.count('email', 'failed', new TypeError('no'));
    await Promise.all([one.flush(), other.flush()]);
    const { endings } = await reader.read('email');
    expect(endings.totals).toEqual({ completed: 6, retried: 1, failed: 1 });
    expect(endings.causes).toEqual({ ECONNREFUSED: 1, TypeError: 1 });
    expect(endings.perMinute.completed).toBeGreaterThan(0);
    expect(endings.perMinute.completed).toBeLessThanOrEqual(6);
  });

  it('makes no series for each of a thousand causes', async () => {
    const { EndingCounter } = await import('../../src/queues/figures/ending-counter.js');
    const counter = new EndingCounter(redis);
    for (let at = 0; at < 1_000; at += 1) counter.count('email', 'failed', Object.assign(new Error('no'), { code: `E${at}\n"}` }));
    await counter.flush();
    const { causes } = (await reader.read('email')).endings;
    expect(Object.keys(causes).length).toBeLessThanOrEqual(51);
    expect(causes['other']).toBe(950);
  });

  it('keeps what it could not tell, and tells it later', async () => {
    const { EndingCounter } = await import('../../src/queues/figures/ending-counter.js');
    const counter = new EndingCounter(redis);
    await redis.set(queueKey('email', 'freshet-ended'), 'broken');
    counter.count('email', 'completed');
    await counter.flush();
    await redis.del(queueKey('email', 'freshet-ended'));
    await counter.flush();
    expect((await reader.read('email')).endings.totals.completed).toBe(1);
  });
});

it('a job that was tried in vain counts as ready from its next turn on', async () => {
  await add('stubborn', ago(200_000), { attempts: 2, backoff: { type: 'fixed', delay: 2_000 } });
  const worker = new Worker('email', () => Promise.reject(new Error('no')), { connection: { url: server.url }, prefix: QUEUE_PREFIX });
  await new Promise((resolve) => worker.once('failed', resolve));
  await worker.close();
  await redis.hset(queueKey('email', 'stubborn'), 'readyAt', Date.now() + 2_000);
  await until('it to be due', async () => (await reader.read('email')).due === 1);
  expect(await age()).toBeLessThan(60);
});

describe('long work that can wait', () => {
  /** Milliseconds of the pause after a step of 100. */
  async function pauseAfterStep(): Promise<number> {
    const giveWay = new GiveWay(new Lateness(reader)).begin();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const from = performance.now();
    await giveWay();
    return performance.now() - from;
  }

  /** Whatever else the machine does, it is not doing it all the time: a pause is never shorter. */
  const untilItGoesOn = (when: string) => until(`it to go on ${when}`, async () => (await pauseAfterStep()) < 350);

  it('pauses between its steps while receipts are late, and goes on when nobody can tell', async () => {
    const receipt = await queues.get('transactional')!.add('send-receipt', {}, { timestamp: ago(5_000) });
    expect(await pauseAfterStep()).toBeGreaterThan(350);
    await receipt.remove();
    await untilItGoesOn('when none is late');
    await redis.set(queueKey('transactional', 'wait'), 'not what it should be');
    await untilItGoesOn('when nobody can tell');
  });
});
