import { jest } from '@jest/globals';
import type { ComputedFigure } from '../../src/cached-fields/computed/computed-figure.js';
import { ValueStore } from '../../src/cached-fields/computed/value-store.js';
import { newId } from '../../src/shared/ids.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { until } from '../support/worker.js';
import { aFigureProcess, type FigureProcess } from './figure-process.js';

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
  await give(200);
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

describe('a computed figure', () => {
  it('says who gives, what stands out and when it was given', async () => {
    const [process] = fleet as [FigureProcess];
    const donorId = await aDonor(database, campaign.organisationId);
    await bookAlone(database, { campaign, donorId, amount: 1_000 });
    const tagId = newId<'Tag'>();
    await database.transactions.run('platform', async (tx) => {
      await tx.rows(`INSERT INTO tags (id, organisation_id, name) VALUES ($1, $2, 'Alumni')`, [tagId, campaign.organisationId]);
      await tx.rows(`INSERT INTO donor_tags (organisation_id, donor_id, tag_id) VALUES ($1, $2, $3)`, [campaign.organisationId, donorId, tagId]);
    });
    const { highlights } = process;
    expect((await highlights.donorTags.of(campaign.id)).value).toEqual([{ name: 'Alumni', donors: 1 }]);
    expect((await highlights.topDonors.of(campaign.id)).value[0]).toEqual({ name: 'Donor', given: { amount: 1_000, currency: 'GBP' } });
    expect((await highlights.largestDonations.of(campaign.id)).value.map(({ gift }) => gift.amount)).toEqual([1_000, 300, 200, 100]);
    expect((await highlights.latestDonations.of(campaign.id)).value[0]).toMatchObject({ gift: { amount: 1_000 }, message: null });
    expect((await highlights.hourlyRaised.of(campaign.id)).value.reduce((sum, { raised }) => sum + raised.amount, 0)).toBe(1_600);
    expect(await median(process)).toBe(200);
  });

  it('is computed once for a hundred cold readers of each of four processes', async () => {
    const reads = fleet.flatMap((process) => Array.from({ length: 100 }, () => median(process)));
    expect(new Set(await Promise.all(reads))).toEqual(new Set([200]));
    expect(computes()).toBe(1);
  });

  it('is read by a process that never computed it from Redis, and after a flush from the columns', async () => {
    await median(fleet[0]!);
    expect(await fleet[1]!.highlights.medianGift.of(campaign.id)).toMatchObject({ tier: 'redis' });
    await fleet[0]!.redis.flushdb();
    expect(await fleet[2]!.highlights.medianGift.of(campaign.id)).toMatchObject({ tier: 'columns' });
    expect(computes()).toBe(1);
    await until('Redis has it again', async () => (await storeOf(fleet[2]!).read([campaign.id]))?.[0] !== null);
    expect(await fleet[3]!.highlights.medianGift.of(campaign.id)).toMatchObject({ tier: 'redis' });
  });

  it('is never computed again while nothing was given', async () => {
    const read = jest.spyOn(database.transactions, 'readOnce');
    await median(fleet[0]!);
    const figure = fleet[0]!.highlights.medianGift as unknown as ComputedFigure<string, unknown>;
    await figure.refreshDue([campaign.id]);
    await give(1_000);
    await give(1_000);
    await figure.refreshDue([campaign.id]);
    expect(read).toHaveBeenCalledTimes(3);
    expect(await median(fleet[0]!)).toBe(300);
  });

  it('has the gift of a reader who says so', async () => {
    await median(fleet[0]!);
    await give(900);
    const xid = await give(900);
    expect(await median(fleet[0]!, { covering: xid })).toBe(300);
  });

  it('answers a forced refresh from after the call, also while an older compute is under way', async () => {
    await median(fleet[0]!);
    await give(900);
    await give(900);
    const [forced, other] = await Promise.all([median(fleet[1]!, { forceRefresh: true }), median(fleet[0]!)]);
    expect(forced).toBe(300);
    expect([200, 300]).toContain(other);
  });

  it('that is shed in an emergency keeps its last value, unless it is asked for by force; others go on', async () => {
    const [process] = fleet as [FigureProcess];
    const top = async (options = {}) => (await process.highlights.topDonors.of(campaign.id, options)).value[0]?.given.amount;
    expect([await top(), await median(process)]).toEqual([300, 200]);
    process.shedding.shed(['leaderboards', 'wall']);
    await give(900);
    const xid = await give(900);
    const figures = [process.highlights.topDonors, process.highlights.medianGift] as unknown as ComputedFigure<string, unknown>[];
    for (const figure of figures) await figure.refreshDue([campaign.id]);
    expect([await top({ covering: xid }), await median(process)]).toEqual([300, 300]);
    expect(await top({ forceRefresh: true })).toBe(900);
    await give(2_000);
    process.shedding.shed([]);
    await figures[0]!.refreshDue([campaign.id]);
    expect(await top()).toBe(2_000);
  });

  it('refuses an older compute that ends later, whoever holds the lease', async () => {
    const store = storeOf(fleet[0]!);
    const newer = { json: '2', snapshot: '20:20:', at: 2_000 };
    const older = { json: '1', snapshot: '10:20:10,11', at: 3_000 };
    expect(await store.claim([campaign.id], 'paused', 3_000, () => 0)).toEqual(['won']);
    expect(await store.install(new Map([[campaign.id, newer]]), 'other')).toEqual(['installed']);
    expect(await store.install(new Map([[campaign.id, older]]), 'paused')).toEqual(['older']);
    expect(await store.read([campaign.id])).toEqual([newer]);
  });

  it('is not computed by who comes late to a claim: it finds what another has computed meanwhile', async () => {
    const store = storeOf(fleet[0]!);
    await store.install(new Map([[campaign.id, { json: '1', snapshot: '10:10:', at: 2_000 }]]), 'first');
    expect(await store.claim([campaign.id], 'late', 3_000, () => 1_000)).toEqual(['newer']);
    expect(await store.claim([campaign.id], 'due', 3_000, () => 2_000)).toEqual(['won']);
    expect(await store.claim([campaign.id], 'third', 3_000, () => 2_000)).toEqual(['busy']);
  });

  it('is taken over from a holder that died before it had computed', async () => {
    await storeOf(fleet[0]!).claim([campaign.id], 'dead', 300, () => 0);
    expect(await median(fleet[1]!)).toBe(200);
    expect(computes()).toBe(1);
  });

  it('that fails is tried a few times by the whole fleet, and then again when it works', async () => {
    const broken = jest.spyOn(database.transactions, 'readOnce').mockRejectedValue(new Error('source is down'));
    const readers = fleet.map(async (process) => median(process).catch(() => 'failed'));
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(broken.mock.calls.length).toBeLessThanOrEqual(4);
    broken.mockRestore();
    await Promise.all(readers);
    await until('it is computed', async () => (await median(fleet[3]!).catch(() => null)) === 200);
  });

  it('is computed once without Redis, by a claim in the database', async () => {
    for (const { core } of fleet) jest.spyOn(core.breaker, 'call').mockResolvedValue(null);
    const values = await Promise.all(fleet.flatMap((process) => [median(process), median(process)]));
    expect(new Set(values)).toEqual(new Set([200]));
    expect(computes()).toBeLessThanOrEqual(2);
  });
});
