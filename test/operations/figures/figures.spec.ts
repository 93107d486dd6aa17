import type { INestApplicationContext } from '@nestjs/common';
import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import type { Redis } from 'ioredis';
import { CachedFieldsModule } from '../../../src/cached-fields/cached-fields.module.js';
import { FigureCore } from '../../../src/cached-fields/figure-core.js';
import { ConfigModule } from '../../../src/config/config.module.js';
import { DatabaseModule } from '../../../src/database/database.module.js';
import { figuresKey } from '../../../src/cached-fields/redis/figure-keys.js';
import { CampaignHighlights } from '../../../src/donations/campaign-highlights.figures.js';
import { CampaignFigures } from '../../../src/donations/campaign.figures.js';
import { AuditFigures } from '../../../src/operations/figures/audit-figures.js';
import { FigureAudits } from '../../../src/operations/figures/figure-audits.js';
import { FiguresModule } from '../../../src/operations/figures/figures.module.js';
import { RebuildFigures } from '../../../src/operations/figures/rebuild-figures.js';
import { MailingsModule } from '../../../src/mailings/mailings.module.js';
import { PaymentsModule } from '../../../src/payments/payments.module.js';
import { QueuesModule } from '../../../src/queues/queues.module.js';
import { RedisModule } from '../../../src/redis/redis.module.js';
import { CACHE_REDIS } from '../../../src/redis/redis.tokens.js';
import { JsonLog } from '../../../src/telemetry/json-log.js';
import { Metrics } from '../../../src/telemetry/metrics.js';
import { TelemetryModule } from '../../../src/telemetry/telemetry.module.js';
import { aCampaign, type MadeCampaign } from '../../factories/a-campaign.js';
import { aDonor, bookAlone } from '../../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { testConfig } from '../../support/environment.js';
import { makePatient } from '../../support/patient.js';
import { until } from '../../support/worker.js';

let database: TestDatabase;
let app: INestApplicationContext;
let campaign: MadeCampaign;

beforeAll(async () => {
  database = await testDatabase();
  const config = testConfig(database.url);
  const imports = [ConfigModule.of(config), TelemetryModule.of(JsonLog.open(config)), DatabaseModule, RedisModule, CachedFieldsModule, QueuesModule, PaymentsModule, MailingsModule, FiguresModule];
  app = await (await Test.createTestingModule({ imports }).compile()).init();
  makePatient(app.get(FigureCore));
  campaign = await aCampaign(database);
  for (const amount of [100, 250, -50]) await bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount });
});

afterAll(async () => {
  await app.close();
  await database.close();
});

const spoil = (sql: string) => database.transactions.run('platform', (tx) => tx.rows(sql, [campaign.id]));

const audit = () => app.get(AuditFigures).run();

describe('the audit', () => {
  it('finds nothing where nothing is wrong', async () => {
    expect(await audit()).toEqual({ checked: 2, sampled: 0, driftCount: 0, drifts: [] });
  });

  it('names what is shown and what was booked where they differ', async () => {
    await spoil(`UPDATE campaigns SET cached_total_raised = '{"GBP": 7}' WHERE id = $1`);
    const { driftCount, drifts } = await audit();
    const difference = { shown: { 'raised:GBP': 307, gifts: 2, donors: 2 }, booked: { 'raised:GBP': 300, gifts: 2, donors: 2 } };
    expect([driftCount, drifts]).toEqual([1, [{ organisationId: campaign.organisationId, table: 'campaigns', id: campaign.id, field: null, tier: 'columns', ...difference }]]);
    await spoil(`UPDATE campaigns SET cached_total_raised = '{}' WHERE id = $1`);
  });

  it('finds what Redis alone has wrong, because readers are shown that', async () => {
    const { totalRaised } = app.get(CampaignFigures);
    await totalRaised.of(campaign.id, { forceRefresh: true });
    const redis = app.get<Redis>(CACHE_REDIS);
    await redis.hset(figuresKey(campaign.id), 'values', 'raised:GBP 301 gifts 2 donors 2');
    const { drifts } = await audit();
    expect(drifts).toMatchObject([{ id: campaign.id, tier: 'redis', shown: { 'raised:GBP': 301 }, booked: { 'raised:GBP': 300 } }]);
    await redis.del(figuresKey(campaign.id));
    expect((await audit()).driftCount).toBe(0);
  });

  it('computes a sample of the other figures again, and leaves out what was booked for since', async () => {
    const { medianGift, topDonors } = app.get(CampaignHighlights);
    await Promise.all([medianGift.of(campaign.id, { forceRefresh: true }), topDonors.of(campaign.id, { forceRefresh: true })]);
    expect(await audit()).toMatchObject({ sampled: 2, driftCount: 0 });
    await spoil(`UPDATE campaigns SET cached_median_gift = '[{"amount": 5, "currency": "GBP"}]' WHERE id = $1`);
    const { drifts } = await audit();
    expect(drifts).toMatchObject([{ table: 'campaigns', id: campaign.id, field: 'medianGift', shown: [{ amount: 5 }], booked: [{ amount: 100 }] }]);
    await bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount: 40 });
    expect(await audit()).toMatchObject({ sampled: 0, driftCount: 0 });
  });

  it('is not misled by gifts that come while it reads', async () => {
    const donorId = await aDonor(database, campaign.organisationId);
    const audits = { areOver: false };
    const giving = (async () => {
      while (!audits.areOver) await bookAlone(database, { campaign, donorId, amount: 1 });
    })();
    const found = [await audit(), await audit(), await audit()].map(({ driftCount }) => driftCount);
    audits.areOver = true;
    await giving;
    expect(found).toEqual([0, 0, 0]);
  });

  it('keeps its report, and says aloud what drifts', async () => {
    const said = jest.spyOn(JsonLog.prototype, 'error');
    await spoil(`UPDATE campaigns SET cached_donor_count = 99 WHERE id = $1`);
    await app.get(FigureAudits).hold();
    await spoil(`UPDATE campaigns SET cached_donor_count = 0 WHERE id = $1`);
    expect(said.mock.calls).toMatchObject([[{ driftCount: 1, drifts: [{ id: campaign.id }] }, 'figures drift from the ledger']]);
    said.mockRestore();
    expect(await app.get(FigureAudits).list(1)).toMatchObject([{ driftCount: 1, drifts: [{ id: campaign.id }], checked: 2 }]);
  });

  it('is told by every process that is asked for its metrics, from the last report', async () => {
    const shown = async () => /^freshet_cached_field_drift (\d+)$/m.exec(await app.get(Metrics).registry.metrics())?.[1];
    expect(await shown()).toBe('1');
    await app.get(FigureAudits).hold();
    await until('the figure to follow', async () => (await shown()) === '0');
  });
});

describe('the rebuild', () => {
  it('makes figures exact again, says what it did, and can be run twice', async () => {
    await spoil(`UPDATE campaigns SET cached_snapshot_total_raised = '999999999:999999999:', cached_total_raised = '{}' WHERE id = $1`);
    for (let time = 0; time < 2; time += 1) expect(await app.get(RebuildFigures).run()).toEqual({ rebuilt: 2, steps: 2, forgotten: 2 });
    expect(await audit()).toMatchObject({ checked: 2, driftCount: 0 });
  });

  it('lets gifts wait meanwhile, and counts each of them once', async () => {
    const before = (await app.get(CampaignFigures).donationCount.of(campaign.id, { forceRefresh: true })).value;
    const donorId = await aDonor(database, campaign.organisationId);
    const gifts = Array.from({ length: 20 }, () => bookAlone(database, { campaign, donorId, amount: 1 }));
    await Promise.all([...gifts, app.get(RebuildFigures).run(), app.get(RebuildFigures).run()]);
    expect((await app.get(CampaignFigures).donationCount.of(campaign.id, { forceRefresh: true })).value).toBe(before + 20);
    expect((await audit()).driftCount).toBe(0);
  });
});
