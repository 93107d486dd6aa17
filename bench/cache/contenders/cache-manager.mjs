import KeyvRedis from '@keyv/redis';
import { createCache } from 'cache-manager';
import { Keyv } from 'keyv';

/** Memory before Redis; `wrap` computes anew in the background in the second half of a value's life. */
export async function open({ redisUrl, ttlMs, source }) {
  const redis = new Keyv({ store: new KeyvRedis(redisUrl), namespace: 'manager' });
  redis.on('error', () => {});
  const stores = [new Keyv({ namespace: 'manager' }), redis];
  const cache = createCache({ stores, ttl: ttlMs, refreshThreshold: ttlMs / 2, refreshAllStores: true });
  cache.on('error', () => {});
  return { read: (id) => cache.wrap(id, () => source(id)), close: () => cache.disconnect() };
}
