import type { FigureState } from '../../../src/cached-fields/additive/figure-state.js';
import { ValueColumns } from '../../../src/cached-fields/computed/value-columns.js';
import { ValueStore } from '../../../src/cached-fields/computed/value-store.js';
import { aCampaign, type MadeCampaign } from '../../factories/a-campaign.js';
import { aDonor, book, bookAlone } from '../../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { aFigureProcess, type FigureProcess } from '../figure-process.js';

let database: TestDatabase;
let here: FigureProcess;
let there: FigureProcess;
let campaign: MadeCampaign;

beforeAll(async () => {
  database = await testDatabase();
  [here, there] = await Promise.all([aFigureProcess(database), aFigureProcess(database)]);
});

beforeEach(async () => void (campaign = await aCampaign(database)));

afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await database.close();
});

const give = async (amount: number) => bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount });
const storeOf = ({ redis, core }: FigureProcess) => new ValueStore(redis, core.breaker, core.hashes.channel, 'campaigns.medianGift');
const columnsOfMedian = () => new ValueColumns(database.transactions, 'campaigns', 'median_gift');
const stateOf = async ({ additive }: FigureProcess) => (await additive('campaigns').columns.read([campaign.id])).get(campaign.id)!.state;

/** Two snapshots with the same end, taken while another transaction was in progress and after it had ended. */
async function twoSnapshotsOfOneEnd(): Promise<{ before: FigureState; after: FigureState }> {
  const donorId = await aDonor(database, campaign.organisationId);
  let before: FigureState | undefined;
  await database.transactions.run('platform', async (tx) => {
    await book(tx, { campaign, donorId, amount: 100 });
    await give(10);
    before = await stateOf(here);
  });
  return { before: before as FigureState, after: await stateOf(here) };
}

describe('order', () => {
  it('an older compute that commits last is refused, in Redis and in the columns', async () => {
    const { before, after } = await twoSnapshotsOfOneEnd();
    expect(before.snapshot.split(':')[1]).toBe(after.snapshot.split(':')[1]);
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
    expect(await install(after)).toMatchObject({ outcome: 'installed', state: { measures: { 'raised:GBP': 110 } } });
    expect(await install(before)).toMatchObject({ outcome: 'older', state: { measures: { 'raised:GBP': 110 } } });
    const { columns } = here.additive('campaigns');
    expect(await columns.write(new Map([[campaign.id, after]]))).toEqual([campaign.id]);
    expect(await columns.write(new Map([[campaign.id, before]]))).toEqual([]);
    expect((await columns.read([campaign.id])).get(campaign.id)).toMatchObject({ steps: 0, state: { measures: { 'raised:GBP': 110 } } });
  });
});
