import { Global, Module, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { Redis } from 'ioredis';
import { Config } from '../config/config.js';
import { ReplicaModule } from '../database/replica.module.js';
import { connect } from '../redis/redis-connection.js';
import { listenerOptions } from '../redis/redis-options.js';
import { CACHE_REDIS } from '../redis/redis.tokens.js';
import { Clock } from '../shared/clock.js';
import { Log } from '../shared/log.js';
import { Shedding } from '../shared/shedding.js';
import { CachedFieldsExplorer } from './cached-fields.explorer.js';
import { ExplainCadence } from './cadence/explain-cadence.js';
import { RefreshPlans } from './cadence/refresh-plans.js';
import { SetAside } from './cadence/set-aside.js';
import { WarmUp } from './cadence/warm-up.js';
import { ExplainThing } from './explain-thing.js';
import { FigureCore } from './figure-core.js';
import { PrometheusFigureMetrics } from './prometheus-metrics.js';
import { PrometheusRefreshMetrics } from './prometheus-refresh-metrics.js';

const core = {
  provide: FigureCore,
  inject: [CACHE_REDIS, Config, Clock, PrometheusFigureMetrics, Log, Shedding],
  useFactory: (redis: Redis, config: Config, clock: Clock, metrics: PrometheusFigureMetrics, log: Log, shedding: Shedding) => {
    const ears = connect(config.redis.cacheUrl, listenerOptions(config.process), log.in('figures'));
    return new FigureCore({ redis, ears, clock, metrics, log: log.in('figures'), shedding });
  },
};

const own = [CachedFieldsExplorer, PrometheusFigureMetrics, PrometheusRefreshMetrics, RefreshPlans, SetAside, WarmUp, ExplainThing, ExplainCadence];

@Global()
@Module({
  imports: [DiscoveryModule, ReplicaModule],
  providers: [core, ...own],
  exports: [FigureCore, ...own],
})
export class CachedFieldsModule implements BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(private readonly figures: FigureCore) {}

  /** While the database and Redis are still there. */
  beforeApplicationShutdown(): Promise<void> {
    return this.figures.drain();
  }

  onApplicationShutdown(): Promise<void> {
    return this.figures.close();
  }
}
