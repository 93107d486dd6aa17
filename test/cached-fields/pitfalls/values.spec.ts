import { cachedFieldsOf } from '../../../src/cached-fields/cached-field.accessor.js';
import { CachedField } from '../../../src/cached-fields/cached-field.decorator.js';
import { ValueColumns } from '../../../src/cached-fields/computed/value-columns.js';
import { ValueComputer } from '../../../src/cached-fields/computed/value-computer.js';
import { FieldRegistry } from '../../../src/cached-fields/field-registry.js';
import { countOf } from '../../../src/cached-fields/journal.js';
import type { CachedFigure } from '../../../src/cached-fields/reading.js';
import { figuresKey } from '../../../src/cached-fields/redis/figure-keys.js';
import { Campaign } from '../../../src/campaigns/campaign.entity.js';
import { ReplicaReads } from '../../../src/database/replica-reads.js';
import { LEDGER_JOURNAL } from '../../../src/donations/ledger-journal.js';
import { newId, type CampaignId } from '../../../src/shared/ids.js';
import { aCampaign, type MadeCampaign } from '../../factories/a-campaign.js';
import { aDonor, bookAlone } from '../../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { aFigureProcess, type FigureProcess } from '../figure-process.js';

let database: TestDatabase;
let here: FigureProcess;
let there: FigureProcess;
let campaign: MadeCampaign;

beforeAll(async () => {
  database = await testDatabase();
});

beforeEach(async () => {
  [here, there] = await Promise.all([aFigureProcess(database), aFigureProcess(database)]);
  campaign = await aCampaign(database);
});

afterEach(() => Promise.all([here.close(), there.close()]));
afterAll(() => database.close());

const give = async (amount: number) => bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount });
const raised = async (process: FigureProcess) => (await process.campaigns.totalRaised.of(campaign.id)).value.GBP ?? 0;
const median = async (process: FigureProcess) => (await process.highlights.medianGift.of(campaign.id)).value[0]?.amount;
const valueKey = () => `freshet:{${campaign.id}}:value:campaigns.medianGift`;

describe('a value', () => {
  it.each(['', 'nonsense', '1:2:|x|3', '10:20:|1000|{not json', '10:20:|1000'])('that makes no sense in Redis (%j) is as good as none, and is replaced', async (nonsense) => {
    await give(300);
    await median(there);
    await here.redis.set(valueKey(), nonsense, 'EX', 100);
    expect(await median(here)).toBe(300);
    expect((await here.highlights.medianGift.of(campaign.id, { forceRefresh: true })).value[0]?.amount).toBe(300);
    expect(await here.redis.get(valueKey())).toMatch(/\|\[.*300/);
  });

  it.each([
    ['values', 'raised:GBP many gifts 1'],
    ['values', `raised:GBP ${2 ** 60}`],
    ['snapshot', 'nonsense'],
  ])('of a sum that makes no sense in Redis (%s %j) costs a look at the columns, and the breaker stays closed', async (field, nonsense) => {
    await give(300);
    await raised(there);
    await here.redis.hset(figuresKey(campaign.id), field, nonsense);
    expect(await raised(here)).toBe(300);
    expect(here.core.breaker.isOpen).toBe(false);
    expect(await here.core.hashes.addDeltas([{ id: campaign.id, xid: '99999999999999999999', measures: { gifts: 1 } }])).not.toBeNull();
  });

  it('of nothing is empty, that of no thing is null, and neither is computed again for the next reader', async () => {
    expect((await here.highlights.medianGift.of(campaign.id)).value).toEqual([]);
    expect((await there.highlights.medianGift.of(campaign.id)).value).toEqual([]);
    expect((await here.highlights.medianGift.of(newId<'Campaign'>() as CampaignId)).value).toBeNull();
    expect((await here.campaigns.totalRaised.of(newId<'Campaign'>() as CampaignId)).value).toEqual({});
    expect([here, there].reduce((sum, { counts }) => sum + (counts['computed campaigns.medianGift'] ?? 0), 0)).toBe(1);
  });

  it('that its compute leaves out is null, and kept as such', async () => {
    const computer = new ValueComputer({ transactions: database.transactions, replica: new ReplicaReads(null, null as never) }, { compute: async () => new Map(), journal: null });
    const states = await computer.compute([campaign.id], new Map());
    expect(states.get(campaign.id)?.json).toBe('null');
    const columns = new ValueColumns(database.transactions, 'campaigns', 'median_gift');
    await columns.write(states);
    expect((await columns.read([campaign.id])).get(campaign.id)).toEqual(states.get(campaign.id));
  });

  it('never comes or goes with the row of its entity, so that what was not selected looks like nothing', async () => {
    await give(300);
    await median(here);
    const repository = database.dataSource.getRepository(Campaign);
    const columns = repository.metadata.columns.filter(({ databaseName }) => databaseName.startsWith('cached_'));
    expect(columns.length).toBeGreaterThan(10);
    expect(columns.filter(({ isSelect, isInsert, isUpdate }) => isSelect || isInsert || isUpdate)).toEqual([]);
  });

  it('of a field that a class inherits is read by the class that inherits it', () => {
    class Base {
      @CachedField({ of: Campaign, fold: countOf(LEDGER_JOURNAL, 'gifts') })
      readonly donationCount!: CachedFigure<CampaignId, number>;
    }
    class Heir extends Base {
      @CachedField({ of: Campaign, fold: countOf(LEDGER_JOURNAL, 'donors') })
      readonly donorCount!: CachedFigure<CampaignId, number>;
    }
    const registry = new FieldRegistry();
    registry.add(new Heir());
    expect(registry.fields.map(({ name }) => name).sort()).toEqual(['donationCount', 'donorCount']);
    expect(cachedFieldsOf(new Base()).map(({ name }) => name)).toEqual(['donationCount']);
    expect(() => registry.add(new Base())).toThrow('campaigns.donationCount is a cached field twice');
  });
});
