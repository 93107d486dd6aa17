import { Get } from '@nestjs/common';
import { SetAside } from '../../../cached-fields/cadence/set-aside.js';
import { FigureCore } from '../../../cached-fields/figure-core.js';
import { ReplicaReads } from '../../../database/replica-reads.js';
import { DatabaseWatch } from '../../../operations/watching/database-watch.js';
import { ReadCounts } from '../../../operations/watching/read-counts.js';
import { RefreshWatch } from '../../../operations/watching/refresh-watch.js';
import type { CachesShown, DatabaseShown } from '../../contract/engine.js';
import { ConsoleApi } from '../access.js';

const MOST = 15;

/** What keeps figures fresh, for people of the platform. */
@ConsoleApi('caches', 'engineer', 'customer_success')
export class CachesController {
  constructor(
    private readonly figures: FigureCore,
    private readonly counts: ReadCounts,
    private readonly refreshes: RefreshWatch,
    private readonly setAside: SetAside,
  ) {}

  @Get()
  async show(): Promise<CachesShown> {
    const [reads, ages, hottest, setAside] = await Promise.all([this.counts.list(), this.refreshes.listAges(), this.refreshes.listHottest(MOST), this.setAside.count()]);
    const shown = hottest.map(({ refreshedAt, ...thing }) => ({ ...thing, refreshedAt: refreshedAt?.toISOString() ?? null }));
    return { isBreakerOpen: this.figures.breaker.isOpen, reads, ages, hottest: shown, setAside };
  }
}

/** What the database is doing, for those who look after it. */
@ConsoleApi('database', 'engineer')
export class DatabaseController {
  constructor(
    private readonly watch: DatabaseWatch,
    private readonly replica: ReplicaReads,
  ) {}

  @Get()
  async show(): Promise<DatabaseShown> {
    // One after the other: whoever looks after a database that is short of connections takes one.
    const state = await this.watch.state();
    const connections = await this.watch.listConnections();
    const slowest = await this.watch.listSlowest(MOST);
    const longestRunning = await this.watch.listRunning(MOST);
    const { isConfigured, counts } = this.replica;
    return { ...state, connections, slowest, longestRunning, replica: { isConfigured, lagSeconds: await this.replica.lagSeconds(), reads: { ...counts } } };
  }
}
