import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { setTimeout as pause } from 'node:timers/promises';
import { CachedFieldsModule } from '../../dist/cached-fields/cached-fields.module.js';
import { FigureCore } from '../../dist/cached-fields/figure-core.js';
import { ConfigModule } from '../../dist/config/config.module.js';
import { loadConfig } from '../../dist/config/load-config.js';
import { DatabaseModule } from '../../dist/database/database.module.js';
import { RedisModule } from '../../dist/redis/redis.module.js';
import { JsonLog } from '../../dist/telemetry/json-log.js';
import { TelemetryModule } from '../../dist/telemetry/telemetry.module.js';
import { environment } from './database.mjs';

/** A process of Freshet as far as cached fields go, with `providers`; resolves to what `get` finds them in. */
export async function openFigures({ redisUrl, databaseUrl, providers }) {
  const config = loadConfig('web', {
    ...environment(databaseUrl),
    REDIS_CACHE_URL: redisUrl,
    LOG_LEVEL: 'silent',
  });
  const ground = [
    ConfigModule.of(config),
    TelemetryModule.of(JsonLog.open(config)),
    DatabaseModule,
    RedisModule,
    CachedFieldsModule,
  ];
  const module = { module: class Measured {}, imports: ground, providers };
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  while (app.get(FigureCore).redis.status !== 'ready') await pause(5);
  return app;
}
