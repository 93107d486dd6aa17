import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../config/config.js';
import { primaryOptions } from './data-source.js';
import { OpenConnections } from './open-connections.js';
import { isOutage } from './outage.js';
import { Transactions } from './transactions.js';

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        ...primaryOptions(config.database, config.process),
        autoLoadEntities: true,
        retryAttempts: 20,
        retryDelay: 500,
        // What waiting cannot mend must not look like a database that is slow to start.
        toRetry: isOutage,
      }),
    }),
  ],
  providers: [Transactions, OpenConnections],
  exports: [Transactions],
})
export class DatabaseModule {}
