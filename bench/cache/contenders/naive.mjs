import { Redis } from 'ioredis';

/** What most would write: get, else compute and set. */
export async function open({ redisUrl, ttlMs, source }) {
  const redis = new Redis(redisUrl).on('error', () => {});
  await redis.ping();
  const read = async (id) => {
    const text = await redis.get(`naive:${id}`);
    if (text !== null) return JSON.parse(text);
    const value = await source(id);
    await redis.set(`naive:${id}`, JSON.stringify(value), 'PX', ttlMs);
    return value;
  };
  return { read, close: () => redis.disconnect() };
}
