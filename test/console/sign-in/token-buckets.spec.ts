import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import type { Bucket } from '../../../src/console/sign-in/bucket.js';
import { TokenBuckets } from '../../../src/console/sign-in/token-buckets.js';
import { cacheOptions } from '../../../src/redis/redis-options.js';
import { testConfig } from '../../support/environment.js';
import { HandMovedClock } from '../hand-moved-clock.js';

const url = testConfig('postgres://nowhere/none').redis.cacheUrl.reveal();
const redis = new Redis(url, { ...cacheOptions('test'), commandTimeout: 5_000, enableOfflineQueue: true });
const gone = new Redis({ ...cacheOptions('test'), port: 9, lazyConnect: true, retryStrategy: () => null });
gone.on('error', () => {});
let clock: HandMovedClock;

beforeEach(async () => {
  clock = new HandMovedClock();
  await redis.flushdb();
});
afterAll(() => {
  redis.disconnect();
  gone.disconnect();
});

const three: Bucket = { name: 'three', capacity: 3, everyMs: 60_000 };
const one: Bucket = { name: 'one', capacity: 1, everyMs: 600_000 };

describe.each([
  ['with Redis', () => new TokenBuckets(redis, clock)],
  ['in one process, while Redis is gone', () => new TokenBuckets(gone, clock)],
])('a bucket of tries, %s', (_, make) => {
  const emptied = async (buckets: TokenBuckets) => {
    for (let tries = 0; tries < 3; tries++) expect(await buckets.take([three])).toBe(0);
    return buckets;
  };

  it('holds so many and then says how long to wait', async () => {
    const buckets = await emptied(make());
    expect(await buckets.take([three])).toBe(60_000);
    clock.move({ seconds: 45 });
    expect(await buckets.take([three])).toBe(15_000);
  });

  it('fills again with time, and never beyond its brim', async () => {
    const buckets = await emptied(make());
    clock.move({ minutes: 1 });
    expect(await buckets.take([three])).toBe(0);
    expect(await buckets.take([three])).toBe(60_000);
    clock.move({ minutes: 600 });
    await emptied(buckets);
    expect(await buckets.take([three])).toBeGreaterThan(0);
  });

  it('gives nothing where another that is asked with it is empty', async () => {
    const buckets = make();
    expect(await buckets.take([three, one])).toBe(0);
    for (let tries = 0; tries < 5; tries++) expect(await buckets.take([three, one])).toBe(600_000);
    expect([await buckets.take([three]), await buckets.take([three]), await buckets.take([three])]).toEqual([0, 0, 60_000]);
  });

  it('takes back what was given', async () => {
    const buckets = await emptied(make());
    await buckets.giveBack([three]);
    expect([await buckets.take([three]), await buckets.take([three])]).toEqual([0, 60_000]);
  });

  it('counts those who come at once one after the other', async () => {
    const buckets = make();
    const waits = await Promise.all(Array.from({ length: 20 }, () => buckets.take([three])));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
  });
});

it('a bucket is common to all processes', async () => {
  const [here, there] = [new TokenBuckets(redis, clock), new TokenBuckets(redis, clock)];
  for (const buckets of [here, there, here]) expect(await buckets.take([three])).toBe(0);
  expect(await there.take([three])).toBe(60_000);
});

it('a bucket nobody takes from is forgotten', async () => {
  await new TokenBuckets(redis, clock).take([three]);
  const [key = ''] = await redis.keys('*three*');
  expect(await redis.pttl(key)).toBeGreaterThan(0);
});
