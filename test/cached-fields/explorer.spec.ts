import { Injectable, Scope, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { CachedField } from '../../src/cached-fields/cached-field.decorator.js';
import { CachedFieldsModule } from '../../src/cached-fields/cached-fields.module.js';
import { countOf } from '../../src/cached-fields/journal.js';
import type { CachedFigure } from '../../src/cached-fields/reading.js';
import { Campaign } from '../../src/campaigns/campaign.entity.js';
import { ConfigModule } from '../../src/config/config.module.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { CampaignFigures } from '../../src/donations/campaign.figures.js';
import { LEDGER_JOURNAL } from '../../src/donations/ledger-journal.js';
import { RedisModule } from '../../src/redis/redis.module.js';
import type { CampaignId } from '../../src/shared/ids.js';
import { JsonLog } from '../../src/telemetry/json-log.js';
import { TelemetryModule } from '../../src/telemetry/telemetry.module.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { testConfig } from '../support/environment.js';

const gifts = countOf(LEDGER_JOURNAL, 'gifts');
const nothing = async () => new Map<CampaignId, number>();

@Injectable()
class SecondFigures {
  @CachedField({ of: Campaign, fold: gifts })
  readonly donationCount!: CachedFigure<CampaignId, number>;
}

@Injectable()
class FiguresWithoutColumns {
  @CachedField({ of: Campaign, fold: gifts })
  readonly neverMigrated!: CachedFigure<CampaignId, number>;
}

@Injectable()
class FiguresWithoutAge {
  @CachedField({ of: Campaign, compute: nothing, softAgeMs: 0 })
  readonly medianGift!: CachedFigure<CampaignId, number>;
}

@Injectable({ scope: Scope.REQUEST })
class FiguresOfARequest {
  @CachedField({ of: Campaign, fold: gifts })
  readonly donationCount!: CachedFigure<CampaignId, number>;
}

@Injectable()
class CircularFigures {
  @CachedField({ of: Campaign, compute: nothing, dependsOn: ['hen'] })
  readonly egg!: CachedFigure<CampaignId, number>;

  @CachedField({ of: Campaign, compute: nothing, dependsOn: ['egg'] })
  readonly hen!: CachedFigure<CampaignId, number>;
}

describe('a process with cached fields', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase();
  });

  afterAll(() => database.close());

  const boot = async (...providers: Type[]) => {
    const config = testConfig(database.url);
    const log = JsonLog.open(config);
    const module = { imports: [ConfigModule.of(config), TelemetryModule.of(log), DatabaseModule, RedisModule, CachedFieldsModule], providers };
    const app = await Test.createTestingModule(module).compile();
    try {
      await app.init();
      return app.get<unknown>(providers[0]!);
    } finally {
      await app.close();
    }
  };

  it('starts, and reads them', async () => {
    expect(await boot(CampaignFigures)).toMatchObject({ totalRaised: { of: expect.any(Function) } });
  });

  it.each([
    ['a field that two providers declare', /campaigns\.donationCount is a cached field twice/, [CampaignFigures, SecondFigures]],
    ['a field without columns', /the database has no campaigns\.cached_never_migrated/, [FiguresWithoutColumns]],
    ['a field that is old as soon as it is computed', /campaigns\.medianGift has a soft age that is no number/, [FiguresWithoutAge]],
    ['a provider made for each request', /FiguresOfARequest .* not be made for each request/, [FiguresOfARequest]],
    ['fields that depend on each other in a circle', /egg depends on hen depends on egg/, [CircularFigures]],
  ])('refuses to start with %s', async (_, message, providers) => {
    await expect(boot(...providers)).rejects.toThrow(message);
  });
});
