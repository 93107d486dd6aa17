import { Redis } from 'ioredis';
import { Loader, RedisCache } from 'layered-loader';

/** Memory before Redis; computes anew in the background in the second half of a value's life. */
export async function open({ redisUrl, ttlMs, source }) {
  const redis = new Redis(redisUrl).on('error', () => {});
  await redis.ping();
  const ages = { ttlInMsecs: ttlMs, ttlLeftBeforeRefreshInMsecs: ttlMs / 2 };
  const loader = new Loader({
    inMemoryCache: { cacheType: 'lru-object', maxItems: 20_000, ...ages },
    asyncCache: new RedisCache(redis, { json: true, prefix: 'loader', ...ages }),
    dataSourceGetOneFn: (id) => source(id),
    dataSourceGetManyFn: (ids) => Promise.all(ids.map((id) => source(id))),
    logger: { error() {}, warn() {}, info() {} },
    cacheKeyFromValueResolver: ({ id }) => id,
    throwIfLoadError: true,
  });
  const readMany = (ids) => loader.getMany(ids, (id) => id);
  return { read: (id) => loader.get(id), readMany, close: () => redis.disconnect() };
}
