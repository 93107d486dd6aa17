import type { FigureState } from '../../../src/cached-fields/additive/figure-state.js';
import { isVisible } from '../../../src/cached-fields/pg-snapshot.js';
import { ValueColumns } from '../../../src/cached-fields/computed/value-columns.js';
import { ValueStore } from '../../../src/cached-fields/computed/value-store.js';
import type { DonorId } from '../../../src/shared/ids.js';
import { aCampaign, type MadeCampaign } from '../../factories/a-campaign.js';
import { aDonor, book, bookAlone } from '../../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { aFigureProcess, type FigureProcess } from '../figure-process.js';

let database: TestDatabase;
let here: FigureProcess;
let campaign: MadeCampaign;
let donorId: DonorId;

beforeAll(async () => {
  database = await testDatabase();
  here = await aFigureProcess(database);
});

beforeEach(async () => {
  campaign = await aCampaign(database);
  donorId = await aDonor(database, campaign.organisationId);
});

afterAll(async () => {
  await here.close();
  await database.close();
});

const give = async (amount: number) => bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount });
const storeOf = ({ redis, core }: FigureProcess) => new ValueStore(redis, core.breaker, core.hashes.channel, 'campaigns.medianGift');
const columnsOfMedian = () => new ValueColumns(database.transactions, 'campaigns', 'median_gift');
const stateOf = async ({ additive }: FigureProcess) => (await additive('campaigns').columns.read([campaign.id])).get(campaign.id)!.state;

const endOf = ({ snapshot }: FigureState) => snapshot.split(':')[1];

/** Two snapshots with the same end, taken while another transaction was in progress and after it had ended. */
async function twoSnapshotsOfOneEnd(): Promise<{ before: FigureState; after: FigureState }> {
  for (;;) {
    let before: FigureState | undefined;
    await database.transactions.run('platform', async (tx) => {
      await book(tx, { campaign, donorId, amount: 100 });
      await give(10);
      before = await stateOf(here);
    });
    const after = await stateOf(here);
    // Other specs use the same server, whose transactions have one sequence of ids.
    if (before !== undefined && endOf(before) === endOf(after)) return { before, after };
  }
}

describe('order', () => {
  it('an older compute that commits last is refused, in Redis and in the columns', async () => {
    const { before, after } = await twoSnapshotsOfOneEnd();
    const [older, newer] = [before, after].map(({ snapshot, at, measures }) => ({ snapshot, at, json: JSON.stringify(measures) }));
    const [store, columns] = [storeOf(here), columnsOfMedian()];
    expect(await store.install(new Map([[campaign.id, newer!]]), 'quick')).toEqual(['installed']);
    expect(await store.install(new Map([[campaign.id, older!]]), 'slow')).toEqual(['older']);
    await columns.write(new Map([[campaign.id, newer!]]));
    await columns.write(new Map([[campaign.id, older!]]));
    expect((await columns.read([campaign.id])).get(campaign.id)?.snapshot).toBe(after.snapshot);
  });

  it('an older sum that commits last is refused, in Redis and in the columns', async () => {
    const { before, after } = await twoSnapshotsOfOneEnd();
    const [epoch] = (await here.core.hashes.open([campaign.id])) as [string];
    const install = async (state: FigureState) => (await here.core.hashes.install([{ id: campaign.id, epoch, state }]))?.[0];
    expect(await install(after)).toMatchObject({ outcome: 'installed', state: { measures: after.measures } });
    expect(await install(before)).toMatchObject({ outcome: 'older', state: { measures: after.measures } });
    const { columns } = here.additive('campaigns');
    expect(await columns.write(new Map([[campaign.id, after]]))).toEqual([campaign.id]);
    expect(await columns.write(new Map([[campaign.id, before]]))).toEqual([]);
    expect((await columns.read([campaign.id])).get(campaign.id)).toMatchObject({ state: { measures: after.measures } });
  });

  it('a sum and the snapshot that it names are of one moment, while others are booking', async () => {
    const booked: { xid: string; amount: number }[] = [];
    let isBooking = true;
    const booking = Promise.all(
      [0, 1, 2].map(async (writer) => {
        for (let at = 0; at < 12; at += 1) booked.push({ amount: 2 ** (writer * 12 + at), xid: await give(2 ** (writer * 12 + at)) });
      }),
    ).then(() => (isBooking = false));
    const states: FigureState[] = [];
    const read = async (): Promise<void> => {
      states.push(await stateOf(here));
      if (isBooking) await read();
    };
    await Promise.all([read(), booking]);
    for (const { measures, snapshot } of states) expect(measures['raised:GBP'] ?? 0).toBe(booked.filter(({ xid }) => isVisible(xid, snapshot)).reduce((sum, { amount }) => sum + amount, 0));
    expect(states.length).toBeGreaterThan(2);
  });

  it('a figure that is read within a transaction has nothing of what that has not committed, for it and for others', async () => {
    await give(10);
    await database.transactions.run('platform', async (tx) => {
      await book(tx, { campaign, donorId, amount: 100 });
      expect((await here.campaigns.totalRaised.of(campaign.id, { forceRefresh: true })).value).toEqual({ GBP: 10 });
      expect((await here.highlights.medianGift.of(campaign.id, { forceRefresh: true })).value).toMatchObject([{ amount: 10 }]);
    });
    expect((await here.campaigns.totalRaised.of(campaign.id, { forceRefresh: true })).value).toEqual({ GBP: 110 });
  });
});
