import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Config } from '../config/config.js';
import { Log } from '../shared/log.js';
import { connect } from './redis-connection.js';
import { cacheOptions, probeOptions } from './redis-options.js';
import { CACHE_REDIS, QUEUE_PROBE } from './redis.tokens.js';

@Global()
@Module({
  providers: [
    {
      provide: CACHE_REDIS,
      inject: [Config, Log],
      useFactory: (config: Config, log: Log) => connect(config.redis.cacheUrl, cacheOptions(config.process), log.in('redis')),
    },
    {
      provide: QUEUE_PROBE,
      inject: [Config, Log],
      useFactory: (config: Config, log: Log) => connect(config.redis.queueUrl, probeOptions(config.process), log.in('redis')),
    },
  ],
  exports: [CACHE_REDIS, QUEUE_PROBE],
})
export class RedisModule implements OnApplicationShutdown {
  constructor(
    @Inject(CACHE_REDIS) private readonly cache: Redis,
    @Inject(QUEUE_PROBE) private readonly probe: Redis,
  ) {}

  onApplicationShutdown(): void {
    this.cache.disconnect();
    this.probe.disconnect();
  }
}
