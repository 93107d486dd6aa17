import type { INestApplicationContext } from '@nestjs/common';
import { jest } from '@jest/globals';
import pg from 'pg';
import { CachedFieldsExplorer } from '../../src/cached-fields/cached-fields.explorer.js';
import { countDueSql } from '../../src/cached-fields/cadence/refresh-plans.sql.js';
import { RefreshBatch } from '../../src/cached-fields/cadence/refresh-batch.js';
import { FigureCore } from '../../src/cached-fields/figure-core.js';
import { Transaction } from '../../src/database/transaction.js';
import { CampaignFigures } from '../../src/donations/campaign.figures.js';
import { CampaignHighlights } from '../../src/donations/campaign-highlights.figures.js';
import { RefreshFigures } from '../../src/donations/jobs/refresh-figures.definition.js';
import { TriggerFigureRefreshHandler } from '../../src/donations/jobs/trigger-figure-refresh.job.js';
import { JobQueues } from '../../src/queues/job-queues.js';
import type { CampaignId } from '../../src/shared/ids.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { makePatient } from '../support/patient.js';
import { emptyQueues, ignoreEmergencies, startWorker, until } from '../support/worker.js';

let database: TestDatabase;
let worker: INestApplicationContext;
let trigger: TriggerFigureRefreshHandler;
let batch: RefreshBatch;

beforeAll(async () => {
  database = await testDatabase();
  worker = await startWorker('cache-refresh', database.url);
  ignoreEmergencies(worker);
  await emptyQueues(worker);
  makePatient(worker.get(FigureCore, { strict: false }));
  trigger = worker.get(TriggerFigureRefreshHandler, { strict: false });
  batch = worker.get(RefreshBatch, { strict: false });
});

beforeEach(() => worker.get(JobQueues, { strict: false }).get('cache-refresh').pause());

afterEach(async () => {
  jest.restoreAllMocks();
  await settle();
});

afterAll(async () => {
  await worker.get(JobQueues, { strict: false }).get('cache-refresh').resume();
  await worker.close();
  await database.close();
});

const sql = <Row>(text: string, parameters: unknown[] = []) => database.transactions.run('platform', (tx) => tx.rows<Row>(text, parameters));
async function asOwner(text: string): Promise<void> {
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(text).finally(() => owner.end());
}

const give = async (campaign: MadeCampaign, amount = 450) => bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount });
const queue = () => worker.get(JobQueues, { strict: false }).get('cache-refresh');

/** As many campaigns more, of the same organisation and the same times; their ids. */
const copiesOf = async ({ id }: MadeCampaign, count: number) =>
  (await sql<{ id: string }>(
    `INSERT INTO campaigns (id, organisation_id, slug, title, locale, currency, minimum, maximum, opens_at, closes_at, published_at)
     SELECT gen_random_uuid(), organisation_id, slug || '-' || copy, title, locale, currency, minimum, maximum, opens_at, closes_at, published_at
     FROM campaigns, generate_series(1, $2) copy WHERE id = $1 RETURNING id`,
    [id, count],
  )).map((copy) => copy.id);

/** Refreshes all that is due, without the queue. */
async function settle(): Promise<void> {
  while ((await batch.run()).refreshed > 0) continue;
}

/** Makes everything wait for an hour, but these. */
const makeDue = (...ids: string[]) => sql(`UPDATE refresh_plans SET next_at = CASE WHEN thing_id = ANY ($1::uuid[]) THEN now() ELSE now() + interval '1 hour' END`, [ids]);

const storedOf = async (id: string) => (await sql<{ raised: object; gifts: string }>(`SELECT cached_total_raised AS raised, cached_donation_count AS gifts FROM campaigns WHERE id = $1`, [id]))[0]!;

interface PlanRow {
  readonly inSeconds: number | null;
  readonly step: string;
  readonly isDemoted: boolean;
}

const planOf = async (id: string) =>
  (await sql<PlanRow>(`SELECT extract(epoch FROM next_at - now())::float8 AS "inSeconds", cadence ->> 'step' AS step, is_demoted AS "isDemoted" FROM refresh_plans WHERE thing_id = $1`, [id]))[0]!;

describe('the refresh', () => {
  it('stores the figures of what has changed, and does nothing about what has not', async () => {
    const campaign = await aCampaign(database);
    await queue().resume();
    await give(campaign);
    expect(await trigger.handle()).toMatchObject({ due: 2 });
    await until('it is stored', async () => (await storedOf(campaign.id)).gifts === '1');
    expect(await storedOf(campaign.id)).toEqual({ raised: { GBP: 450 }, gifts: '1' });
    await until('it is planned', async () => (await planOf(campaign.id)).step === 'live');
    expect(await trigger.handle()).toMatchObject({ due: 0 });
  });

  it('run twice changes nothing', async () => {
    const campaign = await aCampaign(database);
    await give(campaign);
    expect(await batch.run()).toEqual({ refreshed: 1, failed: [] });
    expect(await batch.run()).toEqual({ refreshed: 0, failed: [] });
    await makeDue(campaign.id);
    expect(await batch.run()).toEqual({ refreshed: 1, failed: [] });
    expect(await storedOf(campaign.id)).toEqual({ raised: { GBP: 450 }, gifts: '1' });
  });

  it('of a hundred things takes as many statements and round trips as of one', async () => {
    const campaigns = await copiesOf(await aCampaign(database), 100);
    await worker.get(CampaignHighlights, { strict: false }).medianGift.ofMany(campaigns.slice(0, 5) as CampaignId[]);
    const statementsFor = async (ids: string[]) => {
      await makeDue(...ids);
      const rows = jest.spyOn(Transaction.prototype, 'rows');
      const pipelines = jest.spyOn(worker.get(FigureCore, { strict: false }).redis, 'pipeline');
      expect(await batch.run()).toEqual({ refreshed: ids.length, failed: [] });
      const counts = [rows.mock.calls.length, pipelines.mock.calls.length];
      jest.restoreAllMocks();
      return counts;
    };
    await worker.get(FigureCore, { strict: false }).marks.tell();
    await statementsFor(campaigns);
    const one = await statementsFor([campaigns[0]!]);
    expect(await statementsFor(campaigns)).toEqual(one);
  });

  it('of idle things costs a round nothing: not one statement more for three hundred of them', async () => {
    const statementsOfRound = async () => {
      const rows = jest.spyOn(Transaction.prototype, 'rows');
      const { due } = await trigger.handle();
      const count = rows.mock.calls.length;
      rows.mockRestore();
      return { due, count };
    };
    await trigger.handle();
    await settle();
    const before = await statementsOfRound();
    await copiesOf(await aCampaign(database), 300);
    await settle();
    expect(await statementsOfRound()).toEqual({ due: 0, count: before.count });
    expect(before.count).toBeLessThanOrEqual(3);
  });

  it('finds what is due by an index, and not by looking at what is not', async () => {
    await sql(`INSERT INTO refresh_plans (thing_id, organisation_id, next_at) SELECT gen_random_uuid(), gen_random_uuid(), now() + interval '1 hour' FROM generate_series(1, 5000)`);
    // So that the plan does not depend on whether the server has come to it by itself.
    await asOwner('ANALYZE refresh_plans');
    const plan = await sql<{ 'QUERY PLAN': string }>(`EXPLAIN ${countDueSql.replace('$1', '5000')}`);
    expect(plan.map((line) => line['QUERY PLAN']).join()).toContain('refresh_plans_next_at_idx');
    await sql(`DELETE FROM refresh_plans WHERE NOT EXISTS (SELECT FROM campaigns WHERE id = thing_id)`);
  });

  it('computes a field once for a burst of gifts', async () => {
    const campaign = await aCampaign(database);
    await worker.get(CampaignHighlights, { strict: false }).medianGift.of(campaign.id);
    for (let gift = 0; gift < 10; gift += 1) await give(campaign, 100 + gift);
    await trigger.handle();
    const reads = jest.spyOn(database.transactions.constructor.prototype as typeof database.transactions, 'readOnce');
    await settle();
    expect(reads).toHaveBeenCalledTimes(1);
    const [stored] = await sql<{ median: { amount: number }[] }>(`SELECT cached_median_gift AS median FROM campaigns WHERE id = $1`, [campaign.id]);
    expect(stored!.median).toMatchObject([{ amount: 104 }]);
  });

  it('takes up again what a batch that died had taken', async () => {
    const campaign = await aCampaign(database);
    await makeDue(campaign.id);
    await sql(`UPDATE refresh_plans SET claimed_at = now() - interval '61 seconds', next_at = now() - interval '1 second' WHERE thing_id = $1`, [campaign.id]);
    expect(await batch.run()).toMatchObject({ refreshed: 1 });
  });

  it('keeps the place of what changes while a batch has it', async () => {
    const campaign = await aCampaign(database);
    await makeDue(campaign.id);
    const { tables } = worker.get(CachedFieldsExplorer, { strict: false });
    const { loads } = tables.get('campaigns')!.additive!;
    const load = loads.loadStored.bind(loads);
    jest.spyOn(loads, 'loadStored').mockImplementation(async (ids) => {
      const loaded = await load(ids);
      await give(campaign, 999);
      await trigger.handle();
      return loaded;
    });
    await sql(`UPDATE campaigns SET refresh_every_seconds = 3600, refresh_every_by = 'test', refresh_every_at = now() WHERE id = $1`, [campaign.id]);
    await batch.run();
    expect((await planOf(campaign.id)).inSeconds).toBeLessThanOrEqual(60);
  });
});

describe('the cadence', () => {
  const DAY_MS = 86_400_000;
  const later = (ms: number) => new Date(Date.now() + ms);

  it('is that of each state', async () => {
    const live = await aCampaign(database);
    const upcoming = await aCampaign(database, { opensAt: later(DAY_MS), closesAt: later(2 * DAY_MS) });
    const ended = await aCampaign(database, { opensAt: later(-2 * DAY_MS), closesAt: later(-DAY_MS) });
    const archived = await aCampaign(database);
    await sql(`UPDATE campaigns SET archived_at = now() WHERE id = $1`, [archived.id]);
    await settle();
    const steps = await Promise.all([live, upcoming, ended, archived].map(async ({ id }) => planOf(id)));
    expect(steps.map(({ step }) => step)).toEqual(['live', 'upcoming', 'ended', 'archived']);
    expect(steps[0]!.inSeconds).toBeLessThanOrEqual(60);
    expect(steps[1]!.inSeconds! / 60).toBeGreaterThan(11);
    expect(steps[1]!.inSeconds! / 60).toBeLessThanOrEqual(15);
    expect(steps[2]!.inSeconds! / 3_600).toBeGreaterThan(18);
    expect(steps[3]!.inSeconds).toBeNull();
  });

  it('is looked at again at once when a campaign or its giving day is given other dates', async () => {
    const campaign = await aCampaign(database);
    const dayId = (await sql<{ id: string }>(
      `INSERT INTO giving_days (id, organisation_id, slug, title, locale, currency, starts_at, ends_at)
       VALUES (gen_random_uuid(), $1, $2, 'Day', 'en', 'GBP', now() - interval '1 hour', now() + interval '1 hour') RETURNING id`,
      [campaign.organisationId, `day-${campaign.slug}`],
    ))[0]!.id;
    await sql(`UPDATE campaigns SET giving_day_id = $2, closes_at = NULL WHERE id = $1`, [campaign.id, dayId]);
    await settle();
    expect((await planOf(campaign.id)).step).toBe('live');
    await sql(`UPDATE giving_days SET ends_at = now() - interval '1 minute' WHERE id = $1`, [dayId]);
    expect(await batch.run()).toMatchObject({ refreshed: 1 });
    expect((await planOf(campaign.id)).step).toBe('ended');
  });

  it('is demoted after a day without a reader, and promoted in the round after the first read', async () => {
    const campaign = await aCampaign(database);
    await sql(`UPDATE refresh_plans SET begun_at = now() - interval '25 hours', next_at = now() WHERE thing_id = $1`, [campaign.id]);
    await settle();
    expect(await planOf(campaign.id)).toMatchObject({ step: 'upcoming', isDemoted: true });
    await worker.get(CampaignFigures, { strict: false }).totalRaised.of(campaign.id);
    await until('the round sees it', async () => (await trigger.handle()).due > 0);
    await settle();
    expect(await planOf(campaign.id)).toMatchObject({ step: 'live', isDemoted: false });
  });

  it('leaves a hot campaign as long as it says, however often it changes, and forgets no change', async () => {
    const campaign = await aCampaign(database);
    await settle();
    await give(campaign);
    await trigger.handle();
    expect((await planOf(campaign.id)).inSeconds).toBeGreaterThan(0);
    await sql(`UPDATE refresh_plans SET refreshed_at = refreshed_at - interval '2 minutes' WHERE thing_id = $1`, [campaign.id]);
    await give(campaign);
    await trigger.handle();
    expect((await planOf(campaign.id)).inSeconds).toBeLessThanOrEqual(0);
  });

  it('puts what is live first', async () => {
    const ended = await aCampaign(database, { opensAt: later(-2 * DAY_MS), closesAt: later(-DAY_MS) });
    const live = await copiesOf(await aCampaign(database), 100);
    await settle();
    await makeDue(ended.id, ...live);
    await sql(`UPDATE refresh_plans SET next_at = now() - interval '1 minute' WHERE thing_id = $1`, [ended.id]);
    await batch.run();
    expect((await planOf(ended.id)).inSeconds).toBeLessThan(0);
    expect(Math.min(...(await Promise.all(live.map(async (id) => (await planOf(id)).inSeconds!))))).toBeGreaterThan(0);
  });
});

describe('batches', () => {
  it('never pile up: one of a lane at work and one behind it, however many rounds come', async () => {
    await makeDue(...(await copiesOf(await aCampaign(database), 150)));
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => (release = resolve));
    const run = batch.run.bind(batch);
    const runs = jest.spyOn(batch, 'run').mockImplementation(async () => {
      await held;
      return run();
    });
    await queue().resume();
    for (let round = 0; round < 6; round += 1) await trigger.handle();
    await until('both lanes are at work', () => runs.mock.calls.length === 2);
    for (let round = 0; round < 6; round += 1) await trigger.handle();
    const jobs = await queue().getJobs(['waiting', 'active', 'delayed']);
    expect(jobs.filter(({ name }) => name === RefreshFigures.name)).toHaveLength(2);
    release();
    await until('all is done', async () => (await queue().getActiveCount()) + (await queue().getWaitingCount()) === 0);
    expect(runs.mock.calls.length).toBeLessThanOrEqual(4);
    expect(await trigger.handle()).toMatchObject({ due: 0 });
  });
});
