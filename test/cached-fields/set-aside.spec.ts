import type { INestApplicationContext } from '@nestjs/common';
import { jest } from '@jest/globals';
import { CachedFieldsExplorer } from '../../src/cached-fields/cached-fields.explorer.js';
import { bisect } from '../../src/cached-fields/cadence/bisect.js';
import { RefreshBatch } from '../../src/cached-fields/cadence/refresh-batch.js';
import { FigureCore } from '../../src/cached-fields/figure-core.js';
import { CampaignHighlights } from '../../src/donations/campaign-highlights.figures.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { makePatient } from '../support/patient.js';
import { emptyQueues, startWorker } from '../support/worker.js';

let database: TestDatabase;
let worker: INestApplicationContext;
let batch: RefreshBatch;
let campaigns: MadeCampaign[];

beforeAll(async () => {
  database = await testDatabase();
  worker = await startWorker('cache-refresh', database.url);
  await emptyQueues(worker);
  makePatient(worker.get(FigureCore, { strict: false }));
  batch = worker.get(RefreshBatch, { strict: false });
});

beforeEach(async () => {
  campaigns = await Promise.all(Array.from({ length: 8 }, () => aCampaign(database)));
  await batch.run();
});

afterEach(() => jest.restoreAllMocks());

afterAll(async () => {
  await worker.close();
  await database.close();
});

const sql = <Row>(text: string, parameters: unknown[] = []) => database.transactions.run('platform', (tx) => tx.rows<Row>(text, parameters));
const give = async (campaign: MadeCampaign) => bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount: 100 });
const makeAllDue = () => sql(`UPDATE refresh_plans SET next_at = now() WHERE thing_id = ANY ($1::uuid[])`, [campaigns.map(({ id }) => id)]);
const makeRetryDue = () => sql(`UPDATE refresh_failures SET retry_at = now()`);

interface FailureRow {
  readonly field: string;
  readonly failures: number;
  readonly reason: string;
  readonly rest: number | null;
}

const failuresOf = ({ id }: MadeCampaign) =>
  sql<FailureRow>(`SELECT field, failures, reason, round(extract(epoch FROM retry_at - failed_at))::integer AS rest FROM refresh_failures WHERE thing_id = $1`, [id]);

describe('what folds and cannot be computed', () => {
  const poison = ({ id }: MadeCampaign) => sql(`UPDATE campaigns SET cached_donation_count = 9007199254740993 WHERE id = $1`, [id]);
  const mend = ({ id }: MadeCampaign) => sql(`UPDATE campaigns SET cached_donation_count = 0 WHERE id = $1`, [id]);

  it('is set aside alone, rests longer each time, and is forgotten when it works again', async () => {
    const [bad] = campaigns as [MadeCampaign];
    await poison(bad);
    await makeAllDue();
    expect(await batch.run()).toEqual({ refreshed: 7, failed: [bad.id] });
    expect(await failuresOf(bad)).toMatchObject([{ field: 'campaigns', failures: 1, rest: 30, reason: expect.stringContaining('9007199254740993') }]);

    await makeAllDue();
    const reads = jest.spyOn(worker.get(CachedFieldsExplorer, { strict: false }).tables.get('campaigns')!.additive!.columns, 'read');
    expect(await batch.run()).toEqual({ refreshed: 8, failed: [] });
    expect(reads.mock.calls.flatMap(([ids]) => ids)).not.toContain(bad.id);
    expect(reads).toHaveBeenCalledTimes(1);

    for (const rest of [60, 120]) {
      await makeRetryDue();
      await makeAllDue();
      expect(await batch.run()).toMatchObject({ failed: [bad.id] });
      expect(await failuresOf(bad)).toMatchObject([{ rest }]);
    }
    await mend(bad);
    await makeRetryDue();
    await makeAllDue();
    expect(await batch.run()).toMatchObject({ failed: [] });
    expect(await failuresOf(bad)).toMatchObject([{ failures: 0, rest: null }]);
  });

  it('is tried again by the clock, also where its cadence would take longer', async () => {
    const [bad] = campaigns as [MadeCampaign];
    await sql(`UPDATE campaigns SET archived_at = now() WHERE id = $1`, [bad.id]);
    await poison(bad);
    await makeAllDue();
    await batch.run();
    const [plan] = await sql<{ seconds: number }>(`SELECT extract(epoch FROM next_at - now())::float8 AS seconds FROM refresh_plans WHERE thing_id = $1`, [bad.id]);
    expect(plan!.seconds).toBeGreaterThan(20);
    expect(plan!.seconds).toBeLessThanOrEqual(30);
    await mend(bad);
  });
});

describe('what is computed and cannot be', () => {
  it('is set aside alone and by field: its other fields and the other things are refreshed', async () => {
    const { medianGift, hourlyRaised } = worker.get(CampaignHighlights, { strict: false });
    const ids = campaigns.map(({ id }) => id);
    await medianGift.ofMany(ids);
    await hourlyRaised.ofMany(ids);
    for (const campaign of campaigns) await give(campaign);
    const [bad, good] = campaigns as [MadeCampaign, MadeCampaign];
    await sql(`UPDATE donations SET amount = 9007199254740993 WHERE campaign_id = $1`, [bad.id]);
    await makeAllDue();
    expect(await batch.run()).toEqual({ refreshed: 7, failed: [bad.id] });
    const reason = expect.stringContaining('is not a whole number of minor units') as unknown as string;
    expect(await failuresOf(bad)).toMatchObject([{ field: 'campaigns.medianGift', failures: 1, reason }]);
    const errors = await worker.get(FigureCore, { strict: false }).lastErrors.find(bad.id, ['campaigns.medianGift']);
    expect(errors.get('campaigns.medianGift')).toMatchObject({ reason });
    const lengths = async ({ id }: MadeCampaign) =>
      (await sql<{ lengths: number[] }>(`SELECT ARRAY[jsonb_array_length(cached_median_gift), jsonb_array_length(cached_hourly_raised)] AS lengths FROM campaigns WHERE id = $1`, [id]))[0]!.lengths;
    expect(await lengths(bad)).toEqual([0, 1]);
    expect(await lengths(good)).toEqual([1, 1]);
  });
});

describe('bisecting', () => {
  const ids = Array.from({ length: 100 }, (_, at) => `thing ${at}`);
  const failing = (bad: readonly string[]) => {
    let tries = 0;
    const compute = async (part: readonly string[]) => {
      tries += 1;
      if (part.some((id) => bad.includes(id))) throw new RangeError('beyond all bounds');
      return new Map(part.map((id) => [id, 1]));
    };
    return { compute, tries: () => tries };
  };

  it('finds one among a hundred in fifteen tries, and three among them in less than fifty', async () => {
    const one = failing(['thing 37']);
    const { done, failed } = await bisect(ids, one.compute);
    expect([done.size, [...failed.keys()]]).toEqual([99, ['thing 37']]);
    expect(one.tries()).toBeLessThanOrEqual(15);
    const three = failing(['thing 3', 'thing 50', 'thing 99']);
    expect((await bisect(ids, three.compute)).done.size).toBe(97);
    expect(three.tries()).toBeLessThan(50);
  });

  it('finds one that takes longer than a statement may', async () => {
    const slow = async (part: readonly string[]) => {
      if (part.includes('thing 12')) throw Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
      return new Map(part.map((id) => [id, 1]));
    };
    expect([...(await bisect(ids, slow)).failed.keys()]).toEqual(['thing 12']);
  });

  it('gives up soon where all of them fail, and at once where the database is out of reach', async () => {
    const all = failing(ids);
    await expect(bisect(ids, all.compute)).rejects.toThrow('beyond all bounds');
    expect(all.tries()).toBeLessThan(30);
    let tries = 0;
    const gone = bisect(ids, async () => {
      tries += 1;
      throw Object.assign(new Error('terminating connection'), { code: '57P01' });
    });
    await expect(gone).rejects.toThrow('terminating');
    expect(tries).toBe(1);
  });
});
