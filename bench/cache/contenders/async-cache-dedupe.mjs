import { createCache } from 'async-cache-dedupe';
import { Redis } from 'ioredis';

/** One tier, Redis; reads of one key are one read, and stale values are served at once while one is computed. */
export async function open({ redisUrl, ttlMs, source }) {
  const client = new Redis(redisUrl).on('error', () => {});
  await client.ping();
  const storage = { type: 'redis', options: { client } };
  const cache = createCache({ ttl: ttlMs / 1_000, stale: 3_600, storage, onError: () => {} });
  cache.define('value', (id) => source(id));
  return { read: (id) => cache.value(id), close: () => client.disconnect() };
}
