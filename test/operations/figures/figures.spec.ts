import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { CachedFieldsModule } from '../../../src/cached-fields/cached-fields.module.js';
import { ConfigModule } from '../../../src/config/config.module.js';
import { DatabaseModule } from '../../../src/database/database.module.js';
import { CampaignFigures } from '../../../src/donations/campaign.figures.js';
import { AuditFigures } from '../../../src/operations/figures/audit-figures.js';
import { FiguresModule } from '../../../src/operations/figures/figures.module.js';
import { RebuildFigures } from '../../../src/operations/figures/rebuild-figures.js';
import { MailingsModule } from '../../../src/mailings/mailings.module.js';
import { PaymentsModule } from '../../../src/payments/payments.module.js';
import { QueuesModule } from '../../../src/queues/queues.module.js';
import { RedisModule } from '../../../src/redis/redis.module.js';
import { JsonLog } from '../../../src/telemetry/json-log.js';
import { TelemetryModule } from '../../../src/telemetry/telemetry.module.js';
import { aCampaign, type MadeCampaign } from '../../factories/a-campaign.js';
import { aDonor, bookAlone } from '../../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { testConfig } from '../../support/environment.js';

let database: TestDatabase;
let app: INestApplicationContext;
let campaign: MadeCampaign;

beforeAll(async () => {
  database = await testDatabase();
  const config = testConfig(database.url);
  const imports = [ConfigModule.of(config), TelemetryModule.of(JsonLog.open(config)), DatabaseModule, RedisModule, CachedFieldsModule, QueuesModule, PaymentsModule, MailingsModule, FiguresModule];
  app = await (await Test.createTestingModule({ imports }).compile()).init();
  campaign = await aCampaign(database);
  for (const amount of [100, 250, -50]) await bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount });
});

afterAll(async () => {
  await app.close();
  await database.close();
});

const spoil = (sql: string) => database.transactions.run('platform', (tx) => tx.rows(sql, [campaign.id]));

describe('the audit', () => {
  it('finds nothing where nothing is wrong', async () => {
    expect(await app.get(AuditFigures).run()).toEqual({ checked: 2, drifts: [] });
  });

  it('names what is shown and what was booked where they differ', async () => {
    await spoil(`UPDATE campaigns SET cached_total_raised = '{"GBP": 7}' WHERE id = $1`);
    const { drifts } = await app.get(AuditFigures).run();
    expect(drifts).toEqual([{ table: 'campaigns', id: campaign.id, shown: { 'raised:GBP': 307, gifts: 2, donors: 2 }, booked: { 'raised:GBP': 300, gifts: 2, donors: 2 } }]);
  });
});

describe('the rebuild', () => {
  it('makes figures exact again after a restore that started transaction ids over, and can be run twice', async () => {
    await spoil(`UPDATE campaigns SET cached_snapshot_total_raised = '999999999:999999999:', cached_total_raised = '{}' WHERE id = $1`);
    for (let time = 0; time < 2; time += 1) expect(await app.get(RebuildFigures).run()).toEqual({ rebuilt: 2 });
    expect(await app.get(AuditFigures).run()).toEqual({ checked: 2, drifts: [] });
    expect((await app.get(CampaignFigures).totalRaised.of(campaign.id, { forceRefresh: true })).value).toEqual({ GBP: 300 });
    await bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount: 1 });
    expect((await app.get(CampaignFigures).totalRaised.of(campaign.id, { forceRefresh: true })).value).toEqual({ GBP: 301 });
  });
});
