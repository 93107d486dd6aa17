import { jest } from '@jest/globals';
import { JournalRelay } from '../../src/cached-fields/additive/journal-relay.js';
import { toDeltas } from '../../src/cached-fields/additive/to-deltas.js';
import type { JournalRow } from '../../src/cached-fields/journal.js';
import { LEDGER_JOURNAL } from '../../src/donations/ledger-journal.js';
import { newId, type CampaignId, type DesignationId, type GivingDayId } from '../../src/shared/ids.js';
import { aCampaign, aDesignation, type MadeCampaign } from '../factories/a-campaign.js';
import { aDonor, book, bookAlone } from '../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { until } from '../support/worker.js';
import { aFigureProcess, type FigureProcess } from './figure-process.js';

let database: TestDatabase;
let here: FigureProcess;
let there: FigureProcess;
let campaign: MadeCampaign;

beforeAll(async () => {
  database = await testDatabase();
});

beforeEach(async () => {
  here = await aFigureProcess(database);
  there = await aFigureProcess(database);
  campaign = await aCampaign(database);
});

afterEach(() => Promise.all([here.close(), there.close()]));
afterAll(() => database.close());

const give = async (amount: number, differs: object = {}) =>
  bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount, ...differs });

/** Sends the deltas of a transaction as the ledger does after commit. */
async function send(process: FigureProcess, xid: string): Promise<void> {
  const rows = await database.transactions.run('platform', (tx) =>
    tx.rows<JournalRow>(`SELECT scope_id AS id, xid::text, currency, raised, gifts, donors FROM ledger_steps WHERE xid = $1::xid8`, [xid]),
  );
  await process.core.sender.send(toDeltas(LEDGER_JOURNAL, rows));
}

const raised = async (process: FigureProcess, options = {}) => (await process.campaigns.totalRaised.of(campaign.id, options)).value.GBP ?? 0;

describe('an additive figure', () => {
  it('is nothing before the first gift, and for a thing that does not exist', async () => {
    expect(await here.campaigns.totalRaised.of(campaign.id)).toMatchObject({ value: {}, stale: false });
    expect((await here.campaigns.donorCount.of(newId<'Campaign'>() as CampaignId)).value).toBe(0);
  });

  it('comes from the columns, then from Redis to another process, then from memory', async () => {
    await give(2_500);
    expect(await here.campaigns.totalRaised.of(campaign.id)).toMatchObject({ value: { GBP: 2_500 }, tier: 'columns' });
    expect(await there.campaigns.totalRaised.of(campaign.id)).toMatchObject({ value: { GBP: 2_500 }, tier: 'redis' });
    // What is in memory is believed for a second, which a busy machine may take from one read to the next.
    await until('it comes from memory', async () => (await there.campaigns.donationCount.of(campaign.id)).tier === 'memory');
    expect(await there.campaigns.donationCount.of(campaign.id)).toMatchObject({ value: 1, stale: false });
  });

  it('has a gift as soon as its delta has arrived, in every process that is listening', async () => {
    await Promise.all([raised(here), raised(there)]);
    await send(here, await give(1_000));
    await until('both show it', async () => (await raised(here)) === 1_000 && (await raised(there)) === 1_000);
  });

  it('counts a delta once, however often and however late it is sent', async () => {
    await raised(here);
    const xid = await give(1_000);
    for (let time = 0; time < 3; time += 1) await send(here, xid);
    await here.campaigns.totalRaised.of(campaign.id, { forceRefresh: true });
    await send(there, xid);
    expect(await raised(here, { covering: xid })).toBe(1_000);
    expect(await raised(there, { covering: xid })).toBe(1_000);
    expect(here.counts['delta duplicate']).toBe(2);
    expect(there.counts['delta covered']).toBe(1);
  });

  it('adds deltas that are sent together, each as if it had come alone', async () => {
    const other = await aCampaign(database);
    const before = await give(100);
    await raised(here);
    const [first, second] = [await give(1_000), await give(2_000)];
    const deltaOf = (xid: string, amount: number, id = campaign.id) => ({ id, xid, measures: { 'raised:GBP': amount, gifts: 1, donors: 1 } });
    const together = [deltaOf(first, 1_000), deltaOf(first, 5, other.id), deltaOf(before, 100), deltaOf(second, 2_000), deltaOf(first, 1_000)];
    expect(await here.core.hashes.addDeltas(together)).toEqual(['applied', 'gone', 'covered', 'applied', 'duplicate']);
    expect(await raised(there)).toBe(3_100);
    expect(await here.core.hashes.addDeltas([deltaOf(second, 2_000)])).toEqual(['duplicate']);
  });

  it('shows its donor their own gift though the delta is lost and Redis holds an older value', async () => {
    await Promise.all([raised(here), raised(there)]);
    const xid = await give(700);
    expect(await raised(there, { covering: xid })).toBe(700);
    expect(await raised(here, { covering: xid })).toBe(700);
  });

  it('never takes back in one process what it has shown', async () => {
    await Promise.all([raised(here), raised(there)]);
    const xid = await give(700);
    // Its own connection alone: other specs use the same server.
    await here.redis.client('KILL', 'ID', await here.redis.client('ID'), 'SKIPME', 'no').catch(() => undefined);
    expect(await raised(here, { covering: xid })).toBe(700);
    for (let read = 0; read < 50; read += 1) expect(await raised(here)).toBe(700);
  });

  it('answers a forced refresh from a snapshot taken after the call, for many in one query', async () => {
    const other = await aCampaign(database);
    await here.campaigns.totalRaised.ofMany([campaign.id, other.id]);
    await give(300);
    const forced = await here.campaigns.totalRaised.ofMany([campaign.id, other.id], { forceRefresh: true });
    expect(forced.get(campaign.id)).toMatchObject({ value: { GBP: 300 }, tier: 'computed' });
    expect(forced.get(other.id)).toMatchObject({ value: {}, tier: 'computed' });
  });

  it('is read for a hundred things in one round trip', async () => {
    const ids = await Promise.all(Array.from({ length: 100 }, async () => (await aCampaign(database, { organisationId: campaign.organisationId })).id));
    await here.campaigns.totalRaised.ofMany(ids);
    const pipelines = jest.spyOn(there.redis, 'pipeline');
    const [sums, counts] = await Promise.all([there.campaigns.totalRaised.ofMany(ids), there.campaigns.donorCount.ofMany(ids)]);
    expect([sums.size, counts.size]).toEqual([100, 100]);
    expect(pipelines).toHaveBeenCalledTimes(1);
  });

  it('is exact for campaign, designation, giving day and organisation, each currency for itself', async () => {
    const dayId = newId<'GivingDay'>() as GivingDayId;
    const { organisationId } = campaign;
    await database.transactions.run('platform', (tx) =>
      tx.rows(`INSERT INTO giving_days (id, organisation_id, slug, title, locale, currency, starts_at, ends_at) VALUES ($1, $2, $3, 'Day', 'en', 'GBP', now(), now() + interval '1 day')`, [dayId, organisationId, `day-${dayId}`]),
    );
    const abroad = await aCampaign(database, { organisationId, currency: 'EUR' });
    await database.transactions.run('platform', (tx) => tx.rows(`UPDATE campaigns SET giving_day_id = $1 WHERE id = ANY ($2)`, [dayId, [campaign.id, abroad.id]]));
    const slug = await aDesignation(database, campaign);
    const [{ id: designationId }] = (await database.transactions.run('platform', (tx) => tx.rows<{ id: DesignationId }>(`SELECT id FROM designations WHERE slug = $1`, [slug]))) as [{ id: DesignationId }];
    const donorId = await aDonor(database, organisationId);
    await bookAlone(database, { campaign, donorId, amount: 1_000, designationId });
    await bookAlone(database, { campaign: abroad, donorId, amount: 500 });
    await give(250);
    const of = async ({ totalRaised, donationCount, donorCount }: FigureProcess['campaigns'] | FigureProcess['givingDays'] | FigureProcess['organisations'] | FigureProcess['designations'], id: string) =>
      [(await totalRaised.of(id as never)).value, (await donationCount.of(id as never)).value, (await donorCount.of(id as never)).value];
    expect(await of(here.campaigns, campaign.id)).toEqual([{ GBP: 1_250 }, 2, 2]);
    expect(await of(here.designations, designationId)).toEqual([{ GBP: 1_000 }, 1, 1]);
    expect(await of(here.givingDays, dayId)).toEqual([{ GBP: 1_250, EUR: 500 }, 3, 2]);
    expect(await of(here.organisations, organisationId)).toEqual([{ GBP: 1_250, EUR: 500 }, 3, 2]);
  });

  it('counts a donor once who gives twice at the same moment, and not any more once all was given back', async () => {
    const donorId = await aDonor(database, campaign.organisationId);
    await Promise.all([1, 2, 3, 4].map(() => bookAlone(database, { campaign, donorId, amount: 100 })));
    expect((await here.campaigns.donorCount.of(campaign.id, { forceRefresh: true })).value).toBe(1);
    await database.transactions.run('platform', async (tx) => {
      await book(tx, { campaign, donorId, amount: -300 });
      await book(tx, { campaign, donorId, amount: -100 });
    });
    expect((await here.campaigns.donorCount.of(campaign.id, { forceRefresh: true })).value).toBe(0);
    expect((await here.campaigns.donationCount.of(campaign.id)).value).toBe(4);
    expect(await raised(here)).toBe(0);
  });

  it('adds amounts beyond 2^31 exactly, and goes below zero when more is given back than is left', async () => {
    await raised(here);
    for (const amount of [4_000_000_000_001, 4_000_000_000_002, -1]) await send(here, await give(amount));
    await until('all are in', async () => (await raised(there)) === 8_000_000_000_002);
    await send(here, await give(-8_000_000_000_003));
    await until('it is owed', async () => (await raised(there)) === -1);
  });

  it('shows nothing of a transaction that rolled back', async () => {
    const donorId = await aDonor(database, campaign.organisationId);
    const failed = database.transactions.run('platform', async (tx) => {
      await book(tx, { campaign, donorId, amount: 100 });
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await raised(here)).toBe(0);
  });

  it('is stored for the next to start from, and never replaced by something older', async () => {
    await give(100);
    const { columns } = here.additive('campaigns');
    const older = await columns.read([campaign.id]);
    await give(50);
    const newer = await columns.read([campaign.id]);
    const states = (read: typeof older) => new Map([...read].map(([id, { state }]) => [id, state]));
    expect(await columns.write(states(newer))).toEqual([campaign.id]);
    expect(await columns.write(states(older))).toEqual([]);
    const after = (await columns.read([campaign.id])).get(campaign.id)!;
    expect(after).toMatchObject({ steps: 0, state: { measures: { 'raised:GBP': 150, gifts: 2, donors: 2 } } });
  });

  it('is repaired by the relay where a crash kept its delta back, which also tells how far all is sent', async () => {
    await here.relay.run();
    await Promise.all([raised(here), raised(there)]);
    await give(900);
    const before = Date.now();
    expect(await here.relay.run()).toEqual(expect.arrayContaining([campaign.id, campaign.organisationId]));
    await until('both show it', async () => (await raised(here)) === 900 && (await raised(there)) === 900);
    await until('it has heard how far', () => here.core.horizon.at >= before - 1);
    expect(await here.relay.run()).toEqual([]);
  });

  it('is not said to be complete where the relay could not send', async () => {
    await here.relay.run();
    await give(100);
    const mute = new JournalRelay(database.transactions, here.core.hashes, { deliver: async () => false } as never, here.redis, LEDGER_JOURNAL);
    await mute.run();
    expect(await here.relay.run()).toContain(campaign.id);
  });

  it('keeps every key of Redis for a limited time', async () => {
    await raised(here);
    await send(here, await give(100));
    const keys = await here.redis.keys('freshet:*');
    const ttls = await Promise.all(keys.map((key) => here.redis.ttl(key)));
    expect(keys.length).toBeGreaterThan(0);
    expect(Math.min(...ttls)).toBeGreaterThan(0);
  });
});
