import { BentoCache, bentostore } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';
import { redisBusDriver, redisDriver } from 'bentocache/drivers/redis';
import { Redis } from 'ioredis';

/** Two tiers and a bus; stale values are served at once while one is computed, and for long when none can be. */
export async function open({ redisUrl, ttlMs, source }) {
  const { hostname: host, port, password } = new URL(redisUrl);
  const connection = new Redis(redisUrl).on('error', () => {});
  await connection.ping();
  const store = bentostore()
    .useL1Layer(memoryDriver({ maxItems: 20_000 }))
    .useL2Layer(redisDriver({ connection }))
    .useBus(redisBusDriver({ connection: { host, port: Number(port), password } }));
  const silent = {
    trace() {},
    debug() {},
    info() {},
    warn() {},
    error() {},
    fatal() {},
    child: () => silent,
  };
  const cache = new BentoCache({
    default: 'cache',
    prefix: 'bento',
    logger: silent,
    stores: { cache: store },
  });
  const read = (key) =>
    cache.getOrSet({ key, ttl: ttlMs, grace: '1h', timeout: 0, factory: () => source(key) });
  return { read, close: () => connection.disconnect() };
}
