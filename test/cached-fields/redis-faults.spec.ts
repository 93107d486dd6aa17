import { jest } from '@jest/globals';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { RedisServer } from '../support/redis-server.js';
import { until } from '../support/worker.js';
import { aFigureProcess, type FigureProcess } from './figure-process.js';

let database: TestDatabase;
let server: RedisServer;
let process: FigureProcess;
let campaign: MadeCampaign;

beforeAll(async () => {
  database = await testDatabase();
});

beforeEach(async () => {
  server = await RedisServer.start();
  process = await aFigureProcess(database, { redisUrl: server.url });
  campaign = await aCampaign(database);
  await give(100);
  await raised();
});

afterEach(async () => {
  await process.close();
  await server.kill();
});

afterAll(() => database.close());

const give = async (amount: number) => bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount });
const raised = async (covering: string | null = null) => (await process.campaigns.totalRaised.of(campaign.id, { covering })).value.GBP;

describe('with Redis', () => {
  it('killed, figures come from the columns and nobody asks Redis any more', async () => {
    await server.kill();
    expect(await raised(await give(50))).toBe(150);
    expect(process.core.breaker.isOpen).toBe(true);
    const pipelines = jest.spyOn(process.redis, 'pipeline');
    expect(await raised(await give(50))).toBe(200);
    expect(pipelines).not.toHaveBeenCalled();
  });

  it('killed and back, empty, it is used again and every value is exact', async () => {
    await server.kill();
    expect(await raised(await give(50))).toBe(150);
    await server.revive();
    await until('the probe has found it', () => !process.core.breaker.isOpen);
    expect(await raised(await give(25))).toBe(175);
    expect(await process.redis.keys('freshet:*')).toHaveLength(1);
  });

  it('frozen, one read waits no longer than a command may take, and the next not at all', async () => {
    server.freeze();
    try {
      expect(await raised(await give(50))).toBe(150);
      expect(process.core.breaker.isOpen).toBe(true);
      expect(await raised(await give(50))).toBe(200);
    } finally {
      server.thaw();
    }
    await until('the probe has found it', () => !process.core.breaker.isOpen);
    expect(await raised(await give(50))).toBe(250);
  });

  it('flushed, the next reads begin from the columns and are exact', async () => {
    await process.redis.flushall();
    expect(await raised(await give(50))).toBe(150);
  });

  it('full, writes are refused, reads are exact and the breaker stays closed', async () => {
    await process.redis.config('SET', 'maxmemory', '1');
    await process.redis.flushall();
    expect(await raised(await give(50))).toBe(150);
    expect(await raised(await give(50))).toBe(200);
    expect(process.core.breaker.isOpen).toBe(false);
  });

  it('without the scripts it had learnt, it is taught them again', async () => {
    await process.redis.script('FLUSH');
    await process.redis.flushall();
    expect(await raised(await give(50))).toBe(150);
    expect(await process.redis.keys('freshet:*')).toHaveLength(1);
  });
});

describe('a process', () => {
  it('knows that it is deaf while Redis is frozen, and hears again when it is back', async () => {
    const speak = setInterval(() => void process.relay.run().catch(() => undefined), 200);
    try {
      await until('it hears', () => process.core.hearing.isWhole);
      server.freeze();
      await until('it is deaf', () => !process.core.hearing.isWhole);
      server.thaw();
      await until('it hears again', () => process.core.hearing.isWhole);
    } finally {
      clearInterval(speak);
    }
  });

  it('whose clock is a quarter of an hour off neither calls fresh figures stale nor old ones fresh', async () => {
    const skewed = await aFigureProcess(database, { redisUrl: server.url, clock: { now: () => new Date(Date.now() + 900_000) } });
    await skewed.redis.flushall();
    expect(await skewed.campaigns.totalRaised.of(campaign.id)).toMatchObject({ stale: false });
    expect(await skewed.campaigns.totalRaised.of(campaign.id)).toMatchObject({ stale: false });
    await skewed.close();
  });

  it('with the database gone shows what it showed last, and says that it is stale', async () => {
    await server.kill();
    const read = jest.spyOn(database.transactions, 'run').mockRejectedValue(new Error('no database'));
    process.core.memory.distrustAll();
    expect(await process.campaigns.totalRaised.of(campaign.id)).toMatchObject({ value: { GBP: 100 }, stale: true });
    read.mockRestore();
  });
});
