import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Log } from '../shared/log.js';
import { replicaOptions } from './data-source.js';
import { ReplicaConnection } from './replica-connection.js';
import { ReplicaReads } from './replica-reads.js';

const REPLICA = Symbol('REPLICA');

@Global()
@Module({
  providers: [
    {
      provide: REPLICA,
      inject: [Config],
      useFactory: ({ database, process }: Config) => database.replicaUrl && new ReplicaConnection(replicaOptions(database, database.replicaUrl, process)),
    },
    {
      provide: ReplicaReads,
      inject: [REPLICA, Log],
      useFactory: (connection: ReplicaConnection | null, log: Log) => new ReplicaReads(connection, log.in('database')),
    },
  ],
  exports: [ReplicaReads],
})
export class ReplicaModule implements OnApplicationShutdown {
  constructor(@Inject(REPLICA) private readonly connection: ReplicaConnection | null) {}

  async onApplicationShutdown(): Promise<void> {
    await this.connection?.close();
  }
}
