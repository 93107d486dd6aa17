import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import type { ComputedFigure } from '../../../src/cached-fields/computed/computed-figure.js';
import { ValueStore } from '../../../src/cached-fields/computed/value-store.js';
import type { Scope } from '../../../src/database/scope.js';
import type { Transaction } from '../../../src/database/transaction.js';
import { aCampaign, type MadeCampaign } from '../../factories/a-campaign.js';
import { aDonor, bookAlone } from '../../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { until } from '../../support/worker.js';
import { aFigureProcess, type FigureProcess } from '../figure-process.js';

let database: TestDatabase;
let fleet: FigureProcess[];
let campaign: MadeCampaign;

beforeAll(async () => {
  database = await testDatabase();
});

beforeEach(async () => {
  fleet = await Promise.all([1, 2, 3, 4].map(() => aFigureProcess(database)));
  campaign = await aCampaign(database);
  await give(100);
  await give(300);
});

afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(fleet.map((process) => process.close()));
});

afterAll(() => database.close());

const give = async (amount: number) => bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount });
const computes = () => fleet.reduce((sum, { counts }) => sum + (counts['computed campaigns.medianGift'] ?? 0), 0);
const median = async (process: FigureProcess, options = {}) => (await process.highlights.medianGift.of(campaign.id, options)).value[0]?.amount;
const storeOf = ({ redis, core }: FigureProcess) => new ValueStore(redis, core.breaker, core.hashes.channel, 'campaigns.medianGift');

/** Makes computes wait after their snapshot has been taken, until they are let go. */
function holdComputes() {
  const { transactions } = database;
  const readOnce = transactions.readOnce.bind(transactions);
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  let held = 0;
  jest.spyOn(transactions, 'readOnce').mockImplementation(<T>(scope: Scope, work: (tx: Transaction) => Promise<T>) =>
    readOnce(scope, async (tx) => {
      const answer = await work(tx);
      held += 1;
      await gate;
      return answer;
    }),
  );
  return { letGo: () => letGo(), held: () => held };
}

describe('a compute', () => {
  it('that is forced joins none that began before it, and all who force one meanwhile share the next', async () => {
    const [process] = fleet as [FigureProcess];
    const gate = holdComputes();
    const early = median(process, { forceRefresh: true });
    await until('its snapshot is taken', () => gate.held() === 1);
    await give(500);
    const late = Array.from({ length: 50 }, () => median(process, { forceRefresh: true }));
    gate.letGo();
    expect(await early).toBe(100);
    expect(new Set(await Promise.all(late))).toEqual(new Set([300]));
    expect(computes()).toBe(2);
  });

  it('wakes each of those who wait for it, also when another of them has just looked in vain', async () => {
    const [process] = fleet as [FigureProcess];
    await storeOf(process).claim([campaign.id], 'somebody', 60_000, () => 0);
    // The first looks again after 75 ms and the second after 125, so there is a while in which only the first has.
    jest.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValue(1);
    // Values are read by the one, and claims made by the other.
    const asked = [jest.spyOn(process.redis, 'mget'), jest.spyOn(process.redis, 'pipeline')];
    const timesAsked = () => asked.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    const first = median(process);
    await until('the first waits', () => timesAsked() >= 2);
    const second = median(process);
    await until('the first has looked and waits again', () => timesAsked() >= 6);
    // Asked is not answered yet.
    await pause(20);
    const figure = process.highlights.medianGift as unknown as ComputedFigure<string, unknown>;
    // Only the bus can tell them: Redis has nothing, and the lease outlives the test.
    figure.hear(campaign.id, { json: '[{"amount":7,"currency":"GBP"}]', snapshot: '10:10:', at: Date.now() });
    expect(await Promise.all([first, second])).toEqual([7, 7]);
  });

  it('that succeeds ends the rest after failures, and one that came too late does not', async () => {
    const store = storeOf(fleet[0]!);
    const stateOf = (snapshot: string) => new Map([[campaign.id, { json: '1', snapshot, at: 1_000 }]]);
    await store.claim([campaign.id], 'failing', 3_000, () => 0);
    await store.install(stateOf('20:20:'), 'other');
    await store.fail([campaign.id], 'failing');
    expect(await store.install(stateOf('10:10:'), 'late')).toEqual(['older']);
    expect(await store.inspect(campaign.id)).toMatchObject({ isResting: true, failures: 1 });
    expect(await store.install(stateOf('30:30:'), 'forced')).toEqual(['installed']);
    expect(await store.inspect(campaign.id)).toMatchObject({ isResting: false, failures: 0 });
  });

  it('looks again after it has won the claim in the database, and holds no more connections than computes', async () => {
    for (const { core } of fleet) jest.spyOn(core.breaker, 'call').mockResolvedValue(null);
    const others = await Promise.all(Array.from({ length: 15 }, () => aCampaign(database, { organisationId: campaign.organisationId })));
    // More at once than the pool has connections: were each to hold one and wait for another, none would ever end.
    const values = await Promise.all(
      [campaign, ...others].map(async ({ id }, at) => {
        for (let turn = 0; turn < at; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        return (await fleet[0]!.highlights.medianGift.of(id)).value;
      }),
    );
    expect(values).toEqual([[{ amount: 100, currency: 'GBP' }], ...others.map(() => [])]);
    await Promise.all(fleet.map((process) => median(process)));
    expect(computes()).toBe(16);
  });

  it('that was under way when Redis was flushed leaves nothing older there than the columns hold', async () => {
    const [slow, quick, reader] = fleet as [FigureProcess, FigureProcess, FigureProcess];
    const gate = holdComputes();
    const early = median(slow, { forceRefresh: true });
    await until('its snapshot is taken', () => gate.held() === 1);
    await give(500);
    jest.restoreAllMocks();
    expect(await median(quick, { forceRefresh: true })).toBe(300);
    await quick.redis.flushdb();
    gate.letGo();
    expect(await early).toBe(300);
    expect(await median(reader)).toBe(300);
    expect((await storeOf(reader).read([campaign.id]))?.[0]?.json).toContain('300');
  });

  it('of a hundred, one of which cannot be computed, serves the ninety-nine and lets the one rest', async () => {
    const campaigns = await Promise.all(Array.from({ length: 99 }, () => aCampaign(database, { organisationId: campaign.organisationId })));
    const [process] = fleet as [FigureProcess];
    const figure = process.highlights.medianGift as unknown as ComputedFigure<string, unknown>;
    const ids = [...campaigns.map(({ id }) => id), campaign.id];
    await figure.ofMany(ids);
    // 10^16 minor units are more than anything of ours can hold exactly.
    const donorId = await aDonor(database, campaign.organisationId);
    for (let time = 0; time < 3; time += 1) await bookAlone(database, { campaign, donorId, amount: 10 ** 16 });
    await database.transactions.run('platform', (tx) => tx.rows(`UPDATE campaigns SET cached_snapshot_median_gift = '1:2:' WHERE id = ANY ($1)`, [ids]));
    await figure.refreshDue(ids);
    const store = storeOf(process);
    expect(await store.inspect(campaign.id)).toMatchObject({ isResting: true, failures: 1 });
    expect(await store.inspect(campaigns[50]!.id)).toMatchObject({ isResting: false, failures: 0 });
  });

  it('that outlasts its lease still gets its value in, and whoever took over does not lose theirs', async () => {
    const [slow, quick] = fleet as [FigureProcess, FigureProcess];
    const gate = holdComputes();
    const early = median(slow);
    await until('its snapshot is taken', () => gate.held() === 1);
    await quick.redis.del(`freshet:{${campaign.id}}:lease:campaigns.medianGift`);
    expect(await storeOf(quick).claim([campaign.id], 'another', 3_000, () => 0)).toEqual(['won']);
    gate.letGo();
    expect(await early).toBe(100);
    expect(await storeOf(quick).read([campaign.id])).toMatchObject([{ json: expect.stringContaining('100') }]);
    expect((await storeOf(quick).inspect(campaign.id))?.leaseHolder).toBe('another');
  });

  it('whose lease is evicted is done once more at most', async () => {
    const gate = holdComputes();
    const first = median(fleet[0]!);
    await until('its snapshot is taken', () => gate.held() === 1);
    await fleet[1]!.redis.del(`freshet:{${campaign.id}}:lease:campaigns.medianGift`);
    const others = fleet.slice(1).flatMap((process) => Array.from({ length: 20 }, () => median(process)));
    await until('another is at it', () => gate.held() === 2);
    gate.letGo();
    expect(new Set(await Promise.all([first, ...others]))).toEqual(new Set([100]));
    expect(computes()).toBe(2);
  });

  it('that fails takes nothing away: what there was is shown, as old as it is', async () => {
    const [process] = fleet as [FigureProcess];
    const before = await process.highlights.medianGift.of(campaign.id);
    const readOnce = jest.spyOn(database.transactions, 'readOnce').mockRejectedValue(new Error('the source is down'));
    const figure = process.highlights.medianGift as unknown as ComputedFigure<string, unknown>;
    for (const { highlights } of fleet) await (highlights.medianGift as unknown as ComputedFigure<string, unknown>).refreshDue([campaign.id]).catch(() => undefined);
    await figure.refreshDue([campaign.id]).catch(() => undefined);
    // The first who tried has made the whole fleet rest.
    expect(readOnce).toHaveBeenCalledTimes(1);
    for (const { highlights } of fleet) expect(await highlights.medianGift.of(campaign.id)).toMatchObject({ value: before.value, asOf: before.asOf });
    expect((await storeOf(process).read([campaign.id]))?.[0]).not.toBeNull();
  });

  it('that nobody waits for has ended, and freed its lease, before the process does', async () => {
    const [process] = fleet as [FigureProcess];
    await median(process);
    await give(500);
    const gate = holdComputes();
    await database.transactions.run('platform', (tx) => tx.rows(`UPDATE campaigns SET cached_timestamp_median_gift = now() - interval '1 minute' WHERE id = $1`, [campaign.id]));
    await process.redis.del(`freshet:{${campaign.id}}:value:campaigns.medianGift`);
    expect(await median(fleet[1]!)).toBe(100);
    await until('it is being refreshed', () => gate.held() === 1);
    const drained = fleet[1]!.core.drain();
    gate.letGo();
    await drained;
    expect((await storeOf(process).inspect(campaign.id))?.leaseHolder).toBeNull();
    expect((await storeOf(process).read([campaign.id]))?.[0]?.json).toContain('300');
  });
});
