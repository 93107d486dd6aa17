import { NestFactory } from '@nestjs/core';
import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from './config/config.js';
import { loadConfig } from './config/load-config.js';
import { CACHE_REDIS } from './redis/redis.tokens.js';
import type { Log } from './shared/log.js';
import { JsonLog } from './telemetry/json-log.js';
import { nestLog } from './telemetry/nest-log.js';

/** How long a command waits for the connection to Redis, in milliseconds, before it goes on without. */
const PATIENCE_MS = 3_000;

/** The platform's verbs and its database. @throws ConfigError */
export async function openPlatform(): Promise<INestApplicationContext> {
  const { CliModule } = await import('./cli.module.js');
  return open((config, log) => CliModule.for(config, log));
}

/** The same with everything that figures need, Redis among it. @throws ConfigError */
export async function openFigures(): Promise<INestApplicationContext> {
  const { FiguresCliModule } = await import('./figures-cli.module.js');
  const app = await open((config, log) => FiguresCliModule.for(config, log));
  const redis = app.get<Redis>(CACHE_REDIS);
  // Its commands fail at once while it connects, which servers have long done when they are asked for something.
  for (let waited = 0; redis.status !== 'ready' && waited < PATIENCE_MS; waited += 20) await pause(20);
  return app;
}

function open(moduleOf: (config: Config, log: Log) => DynamicModule): Promise<INestApplicationContext> {
  const config = loadConfig('cli', process.env);
  const log = JsonLog.open(config, process.stderr);
  return NestFactory.createApplicationContext(moduleOf(config, log), { logger: nestLog(log), abortOnError: false });
}
