import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/config.js';
import { snapshotOptions } from './data-source.js';
import { SnapshotPool } from './snapshot-pool.js';
import { SnapshotReads } from './snapshot-reads.js';

/** For processes that read for long: connections are made when somebody does. */
@Global()
@Module({ providers: [{ provide: SnapshotReads, inject: [Config], useFactory: fromConfig }], exports: [SnapshotReads] })
export class SnapshotsModule implements OnApplicationShutdown {
  constructor(private readonly reads: SnapshotReads) {}

  async onApplicationShutdown(): Promise<void> {
    await this.reads.close();
  }
}

function fromConfig({ database, process }: Config): SnapshotReads {
  const poolOf = (url: typeof database.url) => new SnapshotPool(snapshotOptions(database, url, process));
  return new SnapshotReads(poolOf(database.url), database.replicaUrl && poolOf(database.replicaUrl));
}
