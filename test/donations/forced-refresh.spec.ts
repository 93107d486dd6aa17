import { jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { CampaignFigures } from '../../src/donations/campaign.figures.js';
import { ForcedRefreshes, type RefreshedThing } from '../../src/donations/forced-refreshes.js';
import { ContinueForcedRefreshesHandler } from '../../src/donations/jobs/continue-forced-refreshes.job.js';
import { RequestForcedRefresh } from '../../src/donations/request-forced-refresh.js';
import { RunForcedRefresh } from '../../src/donations/run-forced-refresh.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aFund, aGivingDay, campaignsOf, type MadeGivingDay } from '../factories/a-giving-day.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { startWorker } from '../support/worker.js';

let database: TestDatabase;
// It relays nothing and its jobs are run by hand, so that each moment between them can be looked at.
let worker: INestApplicationContext;

beforeAll(async () => {
  database = await testDatabase();
  worker = await startWorker('email', database.url);
});

afterAll(async () => {
  await worker.close();
  await database.close();
});

const refreshes = () => worker.get(ForcedRefreshes, { strict: false });
const ask = (of: MadeCampaign | MadeGivingDay, fields: readonly ('totalRaised' | 'donorCount' | 'medianGift')[], actor = 'test') =>
  worker.get(RequestForcedRefresh, { strict: false }).run({ kind: 'currency' in of ? 'campaign' : 'giving_day', ...of }, fields, actor);
const run = (refreshId: string, { organisationId }: MadeCampaign | MadeGivingDay) => worker.get(RunForcedRefresh, { strict: false }).run({ refreshId, organisationId });
const sql = <Row>(text: string, parameters: readonly unknown[] = []) => database.transactions.run('platform', (tx) => tx.rows<Row>(text, parameters));
const valuesOf = (things: readonly RefreshedThing[]) => things.map(({ kind, results }) => [kind, ...results.map(({ field, after }) => [field, after])]);

async function give(campaign: MadeCampaign, amount: number, designationId: Awaited<ReturnType<typeof aFund>> | null = null): Promise<void> {
  await bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount, designationId });
}

describe('the refresh of a giving day', () => {
  it('computes the day, its campaigns, their funds and the organisation, and says what each was and is', async () => {
    const day = await aGivingDay(database);
    const [first, second] = (await campaignsOf(database, day, 2)) as [MadeCampaign, MadeCampaign];
    const fund = await aFund(database, first);
    await aCampaign(database, { organisationId: day.organisationId });
    await give(first, 300, fund);
    await give(second, 500);
    const id = await ask(day, ['totalRaised', 'medianGift']);
    expect(await refreshes().find('platform', id)).toMatchObject({ done: 0, total: 7, failed: 0, finishedAt: null });
    await run(id, day);
    expect(await refreshes().find('platform', id)).toMatchObject({ done: 7, total: 7, failed: 0, finishedAt: expect.any(Date), givingDayId: day.id });
    const things = await refreshes().listThings('platform', id, 100, 0);
    expect(valuesOf(things)).toEqual([
      ['giving_day', ['totalRaised', { GBP: 800 }]],
      ...[300, 500].map((amount) => ['campaign', ['totalRaised', { GBP: amount }], ['medianGift', [{ amount, currency: 'GBP' }]]]),
      ['designation', ['totalRaised', { GBP: 300 }]],
      ['organisation', ['totalRaised', { GBP: 800 }]],
    ]);
    expect(things.map(({ done, total }) => [done, total])).toEqual([[1, 1], [2, 2], [2, 2], [1, 1], [1, 1]]);
  });

  it('takes a hundred campaigns at once, with one computation for all of them', async () => {
    const day = await aGivingDay(database);
    await campaignsOf(database, day, 130);
    const figure = worker.get(CampaignFigures, { strict: false }).totalRaised;
    const ofMany = jest.spyOn(figure, 'ofMany');
    const id = await ask(day, ['totalRaised']);
    await run(id, day);
    const forced = ofMany.mock.calls.filter(([, options]) => options?.forceRefresh).map(([ids]) => ids.length);
    ofMany.mockRestore();
    expect(forced).toEqual([100, 30]);
    expect(await refreshes().find('platform', id)).toMatchObject({ done: 132, total: 132, failed: 0 });
    expect(await refreshes().listThings('platform', id, 100, 100)).toHaveLength(32);
  });

  it('shows what readers were shown before, and what was booked since', async () => {
    const campaign = await aCampaign(database);
    await give(campaign, 100);
    const first = await ask(campaign, ['totalRaised']);
    await run(first, campaign);
    // Straight into the ledger: nobody has been told of it.
    await give(campaign, 50);
    const second = await ask(campaign, ['donorCount', 'totalRaised']);
    await run(second, campaign);
    const [thing] = await refreshes().listThings('platform', second, 1, 0);
    // Both as they were, though computing one of them computes the other.
    expect(thing?.results).toMatchObject([
      { field: 'donorCount', before: 1, after: 2, failure: null },
      { field: 'totalRaised', before: { GBP: 100 }, after: { GBP: 150 }, failure: null },
    ]);
  });
});

describe('what cannot be computed', () => {
  it('is failed with its reason and keeps none of the others from being done', async () => {
    const day = await aGivingDay(database);
    const campaigns = await campaignsOf(database, day, 9);
    const poisoned = campaigns[4]!;
    await sql(`INSERT INTO ledger_steps (organisation_id, scope_id, currency, raised, gifts, donors) VALUES ($1, $2, 'GBP', 9007199254740993, 1, 1)`, [day.organisationId, poisoned.id]);
    const id = await ask(day, ['totalRaised']);
    await run(id, day);
    expect(await refreshes().find('platform', id)).toMatchObject({ done: 11, total: 11, failed: 1, finishedAt: expect.any(Date) });
    const failed = (await refreshes().listThings('platform', id, 100, 0)).filter((thing) => thing.failed > 0);
    expect(failed.map(({ slug, results }) => [slug, results])).toEqual([
      [poisoned.slug, [{ field: 'totalRaised', before: null, after: null, asOf: null, failure: 'A sum in it is too large to be held exactly.' }]],
    ]);
  });

  it('is given up after ten minutes, so that nobody waits for ever', async () => {
    const campaign = await aCampaign(database);
    const id = await ask(campaign, ['totalRaised', 'donorCount']);
    await sql(`UPDATE forced_refreshes SET begun_at = now() - interval '11 minutes', worked_at = now() - interval '2 minutes' WHERE id = $1`, [id]);
    await worker.get(ContinueForcedRefreshesHandler, { strict: false }).handle();
    expect(await refreshes().find('platform', id)).toMatchObject({ done: 2, failed: 2, finishedAt: expect.any(Date) });
    const [thing] = await refreshes().listThings('platform', id, 1, 0);
    expect(thing?.results[0]?.failure).toBe('It was not computed within ten minutes.');
  });
});

describe('refreshes of the same', () => {
  it('asked for at once are one, and every asker stands in the audit log', async () => {
    const campaign = await aCampaign(database);
    const ids = await Promise.all(['ada', 'ben', 'cay', 'dan'].map((actor) => ask(campaign, ['totalRaised'], actor)));
    expect(new Set(ids).size).toBe(1);
    const audited = await sql<{ actor: string }>(`SELECT actor FROM audit_entries WHERE action = 'figures.refresh' AND subject = $1 ORDER BY actor`, [`campaign:${campaign.id}`]);
    expect(audited.map(({ actor }) => actor)).toEqual(['ada', 'ben', 'cay', 'dan']);
    expect(await sql(`SELECT FROM outbox WHERE payload ->> 'refreshId' = $1`, [ids[0]])).toHaveLength(1);
  });

  it('of other fields, or after somebody has begun, are refreshes of their own', async () => {
    const campaign = await aCampaign(database);
    const first = await ask(campaign, ['totalRaised']);
    expect(await ask(campaign, ['donorCount'])).not.toBe(first);
    await run(first, campaign);
    const later = await ask(campaign, ['totalRaised']);
    expect(later).not.toBe(first);
    await give(campaign, 70);
    await run(later, campaign);
    const [thing] = await refreshes().listThings('platform', later, 1, 0);
    expect(thing?.results[0]?.after).toEqual({ GBP: 70 });
  });

  it('do not compute again what another has computed since they were asked for', async () => {
    const day = await aGivingDay(database);
    const [campaign] = (await campaignsOf(database, day, 1)) as [MadeCampaign];
    const [ofDay, ofCampaign] = [await ask(day, ['totalRaised']), await ask(campaign, ['totalRaised'])];
    await run(ofDay, day);
    const ofMany = jest.spyOn(worker.get(CampaignFigures, { strict: false }).totalRaised, 'ofMany');
    await run(ofCampaign, campaign);
    expect(ofMany).not.toHaveBeenCalled();
    ofMany.mockRestore();
    expect(await refreshes().find('platform', ofCampaign)).toMatchObject({ done: 1, failed: 0, finishedAt: expect.any(Date) });
  });

  it('run twice, also at once, change nothing the second time', async () => {
    const campaign = await aCampaign(database);
    const id = await ask(campaign, ['totalRaised', 'medianGift']);
    await Promise.all([run(id, campaign), run(id, campaign)]);
    const before = await sql(`SELECT * FROM forced_refresh_steps WHERE refresh_id = $1 ORDER BY thing_id, field`, [id]);
    await run(id, campaign);
    expect(await sql(`SELECT * FROM forced_refresh_steps WHERE refresh_id = $1 ORDER BY thing_id, field`, [id])).toEqual(before);
  });
});

describe('a refresh whose job is lost', () => {
  it('is gone on with once nobody has worked at it for a minute, and not before', async () => {
    const campaign = await aCampaign(database);
    const id = await ask(campaign, ['totalRaised']);
    const goOn = worker.get(ContinueForcedRefreshesHandler, { strict: false });
    await goOn.handle();
    expect(await refreshes().find('platform', id)).toMatchObject({ done: 0, finishedAt: null });
    await sql(`UPDATE forced_refreshes SET requested_at = now() - interval '2 minutes' WHERE id = $1`, [id]);
    await goOn.handle();
    expect(await refreshes().find('platform', id)).toMatchObject({ done: 1, finishedAt: expect.any(Date) });
  });
});
