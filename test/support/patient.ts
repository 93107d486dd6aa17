import type { INestApplicationContext } from '@nestjs/common';
import type { Redis } from 'ioredis';
import type { FigureCore } from '../../src/cached-fields/figure-core.js';
import { CACHE_REDIS } from '../../src/redis/redis.tokens.js';

const PATIENCE_MS = 10_000;

/** For specs that are not about a slow Redis: a busy machine must not look like one. */
export function makePatient({ redis }: Pick<FigureCore, 'redis'>): void {
  redis.options.commandTimeout = PATIENCE_MS;
}

/** Nor like a slow database. */
export function makePatientWithDatabase({ patience }: Pick<FigureCore, 'patience'>): void {
  Object.assign(patience, { othersMs: 20_000, ownMs: 20_000 });
}

/**
 * The same for a whole process, once it is known whether its cache is there: what is counted before would be counted by
 * the process alone, and shown as if the cache were gone.
 */
export async function makePatientOf(app: INestApplicationContext): Promise<void> {
  const redis = app.get<Redis>(CACHE_REDIS, { strict: false });
  makePatient({ redis });
  const end = Date.now() + PATIENCE_MS;
  while (['wait', 'connecting', 'connect'].includes(redis.status) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
}
