import 'reflect-metadata';
import { Redis } from 'ioredis';
import { setTimeout as pause } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { bindFigures } from '../../dist/cached-fields/bind-figures.js';
import { FieldRegistry } from '../../dist/cached-fields/field-registry.js';
import { FigureCore } from '../../dist/cached-fields/figure-core.js';
import { PrometheusFigureMetrics } from '../../dist/cached-fields/prometheus-metrics.js';
import { ReplicaReads } from '../../dist/database/replica-reads.js';
import { cacheOptions, listenerOptions } from '../../dist/redis/redis-options.js';
import { SystemClock } from '../../dist/shared/clock.js';
import { openTransactions } from './database.mjs';

/** A log that keeps nothing. */
export const silent = { in: () => silent, info() {}, warn() {}, error() {} };

/** The cached fields of `providers` as a process of Freshet has them, without the framework around them. */
export async function openFigures({ redisUrl, databaseUrl, providers }) {
  const { transactions, dataSource } = await openTransactions(databaseUrl);
  const [redis, ears] = [cacheOptions('bench'), listenerOptions('bench')].map((options) =>
    new Redis(redisUrl, options).on('error', () => {}),
  );
  const metrics = new PrometheusFigureMetrics({ registry: new Registry() });
  const core = new FigureCore({ redis, ears, clock: new SystemClock(), metrics, log: silent });
  const registry = new FieldRegistry();
  for (const provider of providers) registry.add(provider);
  const tables = bindFigures(registry, core, { transactions, replica: new ReplicaReads(null, silent) });
  while (redis.status !== 'ready') await pause(5);
  core.bus.open();
  core.marks.open();
  const close = async () => {
    await core.close();
    redis.disconnect();
    await dataSource.destroy();
  };
  return { core, registry, tables, transactions, close };
}
