import type { INestApplicationContext } from '@nestjs/common';
import { RefreshBatch } from '../../src/cached-fields/cadence/refresh-batch.js';
import { WarmUp } from '../../src/cached-fields/cadence/warm-up.js';
import { FigureCore } from '../../src/cached-fields/figure-core.js';
import { figuresKey } from '../../src/cached-fields/redis/figure-keys.js';
import { CampaignFigures } from '../../src/donations/campaign.figures.js';
import { CampaignHighlights } from '../../src/donations/campaign-highlights.figures.js';
import { TriggerFigureRefreshHandler } from '../../src/donations/jobs/trigger-figure-refresh.job.js';
import { JobQueues } from '../../src/queues/job-queues.js';
import { Metrics } from '../../src/telemetry/metrics.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { makePatient } from '../support/patient.js';
import { RedisServer } from '../support/redis-server.js';
import { emptyQueues, ignoreEmergencies, startWorker, until } from '../support/worker.js';

let database: TestDatabase;
let server: RedisServer;
let worker: INestApplicationContext;
let core: FigureCore;
let warmUp: WarmUp;
let campaigns: MadeCampaign[];

beforeAll(async () => {
  database = await testDatabase();
  server = await RedisServer.start();
  worker = await startWorker('cache-refresh', database.url, { REDIS_CACHE_URL: server.url });
  ignoreEmergencies(worker);
  await emptyQueues(worker);
  core = worker.get(FigureCore, { strict: false });
  makePatient(core);
  warmUp = worker.get(WarmUp, { strict: false });
  await worker.get(JobQueues, { strict: false }).get('cache-refresh').pause();
  campaigns = await Promise.all(Array.from({ length: 12 }, () => aCampaign(database)));
  for (const campaign of campaigns) await bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount: 100 });
  await worker.get(CampaignHighlights, { strict: false }).medianGift.of(campaigns[0]!.id);
  await worker.get(TriggerFigureRefreshHandler, { strict: false }).handle();
  const batch = worker.get(RefreshBatch, { strict: false });
  await until('all is refreshed', async () => (await batch.run()).refreshed === 0);
  await worker.get(JobQueues, { strict: false }).get('cache-refresh').resume();
  // The later in the list, the hotter.
  await database.transactions.run('platform', (tx) =>
    tx.rows(`UPDATE refresh_plans SET reads_per_second = hot.rate, next_at = now() + interval '1 hour' FROM unnest($1::uuid[]) WITH ORDINALITY AS hot (id, rate) WHERE thing_id = hot.id`, [campaigns.map(({ id }) => id)]),
  );
});

afterAll(async () => {
  await worker.close();
  await server.kill();
  await database.close();
});

const hottest = () => campaigns.map(({ id }) => id).reverse();
const metric = async (name: string) => Number(new RegExp(`^${name} (.+)$`, 'm').exec(await worker.get(Metrics, { strict: false }).registry.metrics())?.[1]);
const takeAll = async () => {
  while ((await warmUp.take({ perSecond: 10_000, atOnce: 10_000 })).length > 0) continue;
};

describe('a Redis that was emptied', () => {
  it('is noticed once, and is given back what is hot first', async () => {
    await takeAll();
    expect(await warmUp.take()).toEqual([]);
    await server.flush();
    expect(await warmUp.take({ perSecond: 0, atOnce: 5 })).toEqual(hottest().slice(0, 5));
    expect(await warmUp.remaining()).toBe(7);
  });

  it('is given back no more at once than the budget allows, and the rest as time goes by', async () => {
    await takeAll();
    await server.flush();
    expect(await warmUp.take({ perSecond: 0.001, atOnce: 4 })).toHaveLength(4);
    expect(await warmUp.take({ perSecond: 0.001, atOnce: 4 })).toEqual([]);
    await until('tokens have come', async () => (await warmUp.take({ perSecond: 20, atOnce: 4 })).length > 0);
    expect(await warmUp.remaining()).toBeGreaterThan(0);
  });

  it('emptied again while it is being warmed, it begins again with the hottest', async () => {
    await server.flush();
    await warmUp.take({ perSecond: 0, atOnce: 6 });
    await server.flush();
    expect(await warmUp.take({ perSecond: 0, atOnce: 3 })).toEqual(hottest().slice(0, 3));
  });

  it('holds all figures again without one being computed, while readers are served from the columns', async () => {
    await takeAll();
    const before = await metric('freshet_warm_up_things_total');
    await server.flush();
    expect((await worker.get(CampaignFigures, { strict: false }).totalRaised.of(campaigns[3]!.id)).value).toEqual({ GBP: 100 });
    expect(await worker.get(TriggerFigureRefreshHandler, { strict: false }).handle()).toMatchObject({ restoring: 12 });
    const held = async () => (await Promise.all(campaigns.map(({ id }) => core.redis.hget(figuresKey(id), 'values')))).filter((values) => values !== null);
    await until('it holds them', async () => (await held()).length === 12);
    await until('it holds what was computed, too', async () => (await core.redis.exists(`freshet:{${campaigns[0]!.id}}:value:campaigns.medianGift`)) === 1);
    await until('the count has followed', async () => (await metric('freshet_warm_up_things_total')) === before + 12);
    expect(await metric('freshet_warm_up_remaining')).toBe(0);
  });

  it('and out of reach is left alone', async () => {
    core.redis.options.commandTimeout = 50;
    server.freeze();
    try {
      expect(await warmUp.take()).toEqual([]);
      expect(await warmUp.remaining()).toBe(0);
    } finally {
      server.thaw();
    }
    makePatient(core);
    await until('it is back', () => !core.breaker.isOpen);
    expect(await warmUp.take()).toEqual([]);
  });
});
