import type { CampaignId } from '../../src/shared/ids.js';
import { CachedField } from '../../src/cached-fields/cached-field.decorator.js';
import type { CachedFigure } from '../../src/cached-fields/reading.js';
import { Campaign } from '../../src/campaigns/campaign.entity.js';
import { aCampaign } from '../factories/a-campaign.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { until } from '../support/worker.js';
import { aFigureProcess, type FigureProcess } from './figure-process.js';

/** What the source does at the moment. */
let source: { computes: number; answer: () => Promise<void> };

async function compute(ids: readonly CampaignId[]): Promise<ReadonlyMap<CampaignId, readonly number[]>> {
  source.computes += 1;
  const computed = source.computes;
  await source.answer();
  return new Map(ids.map((id) => [id, [computed]]));
}

class ShortLivedFigures {
  @CachedField({ of: Campaign, compute, softAgeMs: 300 })
  readonly medianGift!: CachedFigure<CampaignId, readonly number[]>;
}

describe('a computed figure with a soft age of its own', () => {
  let database: TestDatabase;
  let process: FigureProcess;
  let figures: ShortLivedFigures;

  beforeAll(async () => {
    database = await testDatabase();
  });

  beforeEach(async () => {
    source = { computes: 0, answer: async () => undefined };
    figures = new ShortLivedFigures();
    process = await aFigureProcess(database, { others: [figures] });
  });

  afterEach(() => process.close());

  afterAll(() => database.close());

  it('is computed anew once it is that old, and no reader who finds an older value waits', async () => {
    const { id } = await aCampaign(database);
    await figures.medianGift.of(id);
    let finish = () => undefined as void;
    source.answer = () => new Promise((resolve) => (finish = resolve));
    // Its compute never ends by itself: a reader who waited for it would wait for ever.
    await until('somebody computes it again', async () => (await figures.medianGift.of(id)).value[0] === 1 && source.computes === 2);
    expect((await figures.medianGift.of(id)).value).toEqual([1]);
    finish();
    await until('everyone sees the new value', async () => (await figures.medianGift.of(id)).value[0] === 2);
  });

  it('is there for those who ask together with the first reader of another', async () => {
    const [warm, cold] = [await aCampaign(database), await aCampaign(database)];
    await figures.medianGift.of(warm.id);
    const other = await aFigureProcess(database, { others: [(figures = new ShortLivedFigures())] });
    let finish = () => undefined as void;
    source.answer = () => new Promise((resolve) => (finish = resolve));
    const waiting = figures.medianGift.of(cold.id);
    expect((await figures.medianGift.of(warm.id)).value).toEqual([1]);
    await until('the cold one is being computed', async () => source.computes >= 2);
    finish();
    expect((await waiting).value[0]).toBeGreaterThan(1);
    await other.close();
  });

  it('is shared by its readers, who cannot change it', async () => {
    const { id } = await aCampaign(database);
    const { value } = await figures.medianGift.of(id);
    expect(() => (value as number[]).push(1)).toThrow(TypeError);
  });

  it('is shown with its age when neither Redis nor the database can be reached', async () => {
    const { id } = await aCampaign(database);
    const first = await figures.medianGift.of(id);
    source.answer = () => Promise.reject(new Error('the source is down'));
    process.core.breaker.call = () => Promise.resolve(null);
    database.transactions.run = () => Promise.reject(new Error('the database is down'));
    try {
      await until('it is older than readers are patient', async () => process.core.time.ageOf(first.asOf.getTime()) > 700);
      expect(await figures.medianGift.of(id)).toMatchObject({ value: [1], tier: 'memory', asOf: first.asOf });
    } finally {
      delete (database.transactions as { run?: unknown }).run;
    }
  });
});
