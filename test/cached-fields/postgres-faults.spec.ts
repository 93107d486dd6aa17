import { jest } from '@jest/globals';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { reachDatabase, testDatabase, type TestDatabase } from '../support/database.js';
import { RedisServer } from '../support/redis-server.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { aFigureProcess, type FigureProcess } from './figure-process.js';

let database: TestDatabase;
let proxy: TcpProxy;
let reached: TestDatabase;
let redis: RedisServer;
let process: FigureProcess;
let campaign: MadeCampaign;

beforeAll(async () => {
  database = await testDatabase();
});

beforeEach(async () => {
  redis = await RedisServer.start();
  proxy = await TcpProxy.to(database.url);
  reached = await reachDatabase(proxy.url);
  process = await aFigureProcess(reached, { redisUrl: redis.url, database: 'as it is' });
  campaign = await aCampaign(database);
  await give(100);
});

afterEach(async () => {
  jest.restoreAllMocks();
  proxy.heal();
  await process.close();
  await reached.close();
  await proxy.close();
  await redis.kill();
});

afterAll(() => database.close());

const give = async (amount: number) => bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount });
const raised = (covering: string | null = null) => process.campaigns.totalRaised.of(campaign.id, { covering });
const median = (covering: string | null = null) => process.highlights.medianGift.of(campaign.id, { covering });

describe.each([
  ['slow', () => proxy.delay(5_000)],
  ['silent', () => proxy.freeze()],
  ['gone', () => proxy.cut()],
])('with the database %s', (_, disturb) => {
  it('and Redis there, figures come from Redis and every new gift is in them', async () => {
    await Promise.all([raised(), median()]);
    disturb();
    await process.core.hashes.addDeltas([{ id: campaign.id, xid: await give(50), measures: { 'raised:GBP': 50, gifts: 1, donors: 1 } }]);
    process.core.memory.distrustAll();
    expect(await raised()).toMatchObject({ value: { GBP: 150 }, tier: 'redis' });
    expect((await median()).value[0]?.amount).toBe(100);
  });

  it('and Redis gone, too, what was shown last is shown, said to be stale, and nobody waits for the database again and again', async () => {
    await Promise.all([raised(), median()]);
    await redis.kill();
    disturb();
    process.core.memory.distrustAll();
    const asked = jest.spyOn(reached.transactions, 'run');
    // Whoever waits to the end has what is not stale, or waits for ever.
    expect(await raised()).toMatchObject({ value: { GBP: 100 }, stale: true });
    expect(asked).toHaveBeenCalledTimes(1);
    const readings = await Promise.all(Array.from({ length: 200 }, () => raised()));
    expect(readings.filter(({ value, stale }) => value.GBP !== 100 || !stale)).toEqual([]);
    // One at most, where the first was asked a second ago.
    expect(asked.mock.calls.length).toBeLessThanOrEqual(2);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await median()).value[0]?.amount).toBe(100);
  });

  it('somebody who misses their own gift is told that what they see is stale, and has it when the database is back', async () => {
    await Promise.all([raised(), median()]);
    disturb();
    const xid = await give(50);
    const [sum, middle] = await Promise.all([raised(xid), median(xid)]);
    expect([sum.stale, middle.stale]).toEqual([true, true]);
    proxy.heal();
    expect(await raised(xid)).toMatchObject({ value: { GBP: 150 } });
    expect((await median(xid)).value[0]?.amount).toBe(50);
  });
});
