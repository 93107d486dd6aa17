import { Module, type DynamicModule } from '@nestjs/common';
import { CachedFieldsModule } from './cached-fields/cached-fields.module.js';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DonationsModule } from './donations/donations.module.js';
import { MailingsModule } from './mailings/mailings.module.js';
import { FiguresModule } from './operations/figures/figures.module.js';
import { PaymentsModule } from './payments/payments.module.js';
import { QueuesModule } from './queues/queues.module.js';
import { RedisModule } from './redis/redis.module.js';
import type { Log } from './shared/log.js';
import { TelemetryModule } from './telemetry/telemetry.module.js';

/** What commands about figures work with: the database, and the Redis that figures are kept in. No servers, no workers. */
@Module({})
export class FiguresCliModule {
  static for(config: Config, log: Log): DynamicModule {
    return {
      module: FiguresCliModule,
      imports: [
        ConfigModule.of(config),
        TelemetryModule.of(log),
        DatabaseModule,
        RedisModule,
        CachedFieldsModule,
        QueuesModule,
        PaymentsModule,
        MailingsModule,
        DonationsModule,
        FiguresModule,
      ],
    };
  }
}
