import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { MessageTokens } from './mailings/message-tokens.js';
import { RecordMailReports } from './mailings/record-mail-reports.js';
import { QueueLevers } from './operations/queues/queue-levers.module.js';
import { QueuesModule } from './queues/queues.module.js';
import { ResealSecrets } from './operations/secrets/reseal-secrets.js';
import type { Log } from './shared/log.js';
import { LogModule } from './telemetry/log.module.js';
import { SeedDemo } from './operations/demo/seed-demo.js';

/** What commands work with: the platform's verbs and its database: no Redis, no servers, no workers. */
@Module({})
export class CliModule {
  static for(config: Config, log: Log): DynamicModule {
    return {
      module: CliModule,
      imports: [ConfigModule.of(config), LogModule.of(log), DatabaseModule, QueuesModule, QueueLevers],
      providers: [ResealSecrets, SeedDemo, RecordMailReports, MessageTokens],
    };
  }
}
