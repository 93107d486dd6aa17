import { figuresKey } from '../../../src/cached-fields/redis/figure-keys.js';
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
});
