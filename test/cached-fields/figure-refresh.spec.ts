import type { INestApplicationContext } from '@nestjs/common';
import { CachedFieldsExplorer } from '../../src/cached-fields/cached-fields.explorer.js';
import { refreshAdditive } from '../../src/cached-fields/refresh-additive.js';
import { RefreshFiguresHandler } from '../../src/donations/jobs/refresh-figures.job.js';
import { TriggerFigureRefreshHandler } from '../../src/donations/jobs/trigger-figure-refresh.job.js';
import { aCampaign } from '../factories/a-campaign.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

let database: TestDatabase;
let worker: INestApplicationContext;

beforeAll(async () => {
  database = await testDatabase();
  worker = await startWorker('cache-refresh', database.url);
  await emptyQueues(worker);
});

afterAll(async () => {
  await worker.close();
  await database.close();
});

const storedOf = async (id: string) =>
  (await database.transactions.run('platform', (tx) => tx.row<{ raised: object; gifts: string }>(`SELECT cached_total_raised AS raised, cached_donation_count AS gifts FROM campaigns WHERE id = $1`, [id])))!;

describe('the refresh', () => {
  it('stores the figures of what has changed, and does nothing about what has not', async () => {
    const campaign = await aCampaign(database);
    await bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount: 450 });
    const trigger = worker.get(TriggerFigureRefreshHandler, { strict: false });
    expect(await trigger.handle()).toEqual({ due: 2 });
    await until('it is stored', async () => (await storedOf(campaign.id)).gifts === '1');
    expect(await storedOf(campaign.id)).toEqual({ raised: { GBP: 450 }, gifts: '1' });
    expect(await trigger.handle()).toEqual({ due: 0 });
  });

  it('run twice changes nothing', async () => {
    const campaign = await aCampaign(database);
    await bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount: 450 });
    const handler = worker.get(RefreshFiguresHandler, { strict: false });
    for (let time = 0; time < 2; time += 1) expect(await handler.handle({ ids: [campaign.id], due: 0 })).toEqual({ refreshed: 1, failed: [] });
    expect(await storedOf(campaign.id)).toEqual({ raised: { GBP: 450 }, gifts: '1' });
  });

  it('sets the one aside that cannot be computed, and refreshes the other ninety-nine', async () => {
    const campaigns = await Promise.all(Array.from({ length: 100 }, () => aCampaign(database)));
    const poisoned = campaigns[37]!;
    await database.transactions.run('platform', (tx) => tx.rows(`UPDATE campaigns SET cached_donation_count = 9007199254740993 WHERE id = $1`, [poisoned.id]));
    const { tables } = worker.get(CachedFieldsExplorer, { strict: false });
    const result = await refreshAdditive([tables.get('campaigns')!.additive!], campaigns.map(({ id }) => id));
    expect(result).toEqual({ refreshed: 99, failed: [poisoned.id] });
  });
});
