import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { RedisServer } from '../support/redis-server.js';
import { until } from '../support/worker.js';
import { FigureChild } from './figure-child.js';
import { aFigureProcess, type FigureProcess } from './figure-process.js';

const QUARTER_HOUR_MS = 900_000;

/** Of figures that say nothing else. */
const SOFT_AGE_MS = 5_000;

let database: TestDatabase;
let redis: RedisServer;
let here: FigureProcess;
let children: FigureChild[];
let campaign: MadeCampaign;

beforeAll(async () => {
  database = await testDatabase();
});

beforeEach(async () => {
  redis = await RedisServer.start();
  here = await aFigureProcess(database, { redisUrl: redis.url });
  children = [];
  campaign = await aCampaign(database);
  await give(100);
});

afterEach(async () => {
  await Promise.all(children.map((child) => child.close()));
  await here.close();
  await redis.kill();
});

afterAll(() => database.close());

const give = async (amount: number) => bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount });
const medianHere = async (options = {}) => (await here.highlights.medianGift.of(campaign.id, options)).value[0]?.amount;

async function aChild(wishes: { skewMs?: number; computeMs?: number } = {}): Promise<FigureChild> {
  const child = await FigureChild.start({ databaseUrl: database.url, redisUrl: redis.url, ...wishes });
  children.push(child);
  return child;
}

const lease = () => here.redis.get(`freshet:{${campaign.id}}:lease:campaigns.medianGift`);

describe('a process that is stopped while it computes', () => {
  it('is taken over from within the life of its lease, and what it brings when it goes on replaces nothing', async () => {
    const holder = await aChild({ computeMs: 2_000 });
    const reading = holder.read('highlights', 'medianGift', campaign.id);
    await holder.told('computing');
    holder.stop();
    expect(await lease()).not.toBeNull();
    await give(500);
    await give(500);
    // Cold, so this reader waits until the lease of the stopped one has run out, and computes then.
    expect(await medianHere()).toBe(500);
    holder.resume();
    expect((await reading).value[0]!['amount']).toBe(500);
    expect((await holder.counts())['install older']).toBe(1);
    here.core.memory.distrustAll();
    expect((await (await aChild()).read('highlights', 'medianGift', campaign.id)).value[0]!['amount']).toBe(500);
  });
});

describe('a process whose clock is wrong', () => {
  it.each([QUARTER_HOUR_MS, -QUARTER_HOUR_MS])('by %d ms shows what the others show, as old as it is, and computes no more than they', async (skewMs) => {
    const began = performance.now();
    const speak = setInterval(() => void here.relay.run().catch(() => undefined), 200);
    try {
      const [right, wrong] = await Promise.all([aChild(), aChild({ skewMs })]);
      await wrong.read('campaigns', 'totalRaised', campaign.id, { forceRefresh: true });
      for (let time = 0; time < 10; time += 1) {
        const xid = await give(100);
        const readings = await Promise.all([right, wrong].map(async (child) => [await child.read('campaigns', 'totalRaised', campaign.id, { covering: xid }), await child.read('highlights', 'medianGift', campaign.id)] as const));
        for (const [sum, median] of readings) {
          expect(sum).toMatchObject({ value: { GBP: 200 + time * 100 }, stale: false });
          expect(Math.abs(Date.now() - Date.parse(sum.asOf))).toBeLessThan(60_000);
          expect(median).toMatchObject({ value: [{ amount: 100 }], stale: false });
        }
      }
      const computes = await Promise.all([right, wrong].map(async (child) => (await child.counts())['computed campaigns.medianGift'] ?? 0));
      // One for each soft age that it took, and not one for each read of whoever takes all of them for old.
      expect(computes[0]! + computes[1]!).toBeLessThanOrEqual(3 + (performance.now() - began) / SOFT_AGE_MS);
    } finally {
      clearInterval(speak);
    }
  });
});

describe('a process whose Redis is frozen', () => {
  it('serves thousands of reads from elsewhere, waits for Redis no more than once, and hoards nothing', async () => {
    const child = await aChild();
    const read = () => child.read('campaigns', 'totalRaised', campaign.id);
    for (let time = 0; time < 200; time += 1) await read();
    redis.freeze();
    const breakers = async () => {
      const counts = await child.counts();
      return [counts['breaker open'], counts['breaker closed']];
    };
    await until('it has found out', async () => (await read()).tier === 'columns' && (await child.isOpen()));
    const [before, found] = [await child.heap(), await breakers()];
    for (let round = 0; round < 150; round += 1) for (const { value } of await Promise.all(Array.from({ length: 20 }, read))) expect(value['GBP']).toBe(100);
    // While it stays open nobody asks Redis, so nobody waits for it. How long reads take without Redis, `npm run bench:cache` tells.
    expect(await breakers()).toEqual(found);
    expect((await child.heap()) - before).toBeLessThan(40_000_000);
    redis.thaw();
    const xid = await give(50);
    expect((await child.read('campaigns', 'totalRaised', campaign.id, { covering: xid })).value['GBP']).toBe(150);
    await until('Redis is used again', async () => (await read()).tier !== 'columns');
  });
});

describe('a Redis that is full', () => {
  it.each([
    ['and refuses writes', 'noeviction'],
    ['and throws out what it likes', 'volatile-lru'],
    ['and throws out anything', 'allkeys-random'],
  ])('%s costs looks at the columns, and every value is exact', async (_, policy) => {
    const child = await aChild();
    await here.redis.config('SET', 'maxmemory', '3mb');
    await here.redis.config('SET', 'maxmemory-policy', policy);
    const pressure = async () => {
      for (let at = 0; at < 300; at += 1) await here.redis.set(`noise:${Math.random()}`, 'x'.repeat(10_000), 'EX', 60).catch(() => undefined);
    };
    for (let time = 1; time <= 12; time += 1) {
      const [xid] = await Promise.all([give(100), time % 3 === 0 ? pressure() : null]);
      const [sum, median] = await Promise.all([child.read('campaigns', 'totalRaised', campaign.id, { covering: xid }), child.read('highlights', 'medianGift', campaign.id, { covering: xid })]);
      expect(sum.value['GBP']).toBe(100 + time * 100);
      expect(median.value[0]!['amount']).toBe(100);
      expect((await here.campaigns.totalRaised.of(campaign.id, { covering: xid })).value.GBP).toBe(100 + time * 100);
    }
    expect((await child.counts())['computed campaigns.medianGift']).toBeLessThanOrEqual(14);
  });
});
