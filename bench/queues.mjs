import { withPlatform } from './donations/platform.mjs';
import { benchOutbox } from './queues/outage.mjs';
import { QueueRedis } from './queues/redis.mjs';
import { benchSurvival } from './queues/survival.mjs';

/** What the queues promise, under what goes wrong: on a Redis of their own, which is flushed and killed. */
export const bench = () =>
  withPlatform(async (platform) => {
    const redis = await QueueRedis.start();
    const own = { ...platform, env: { ...platform.env, REDIS_QUEUE_URL: redis.url } };
    try {
      await benchOutbox(own, redis);
      await benchSurvival(own, redis);
    } finally {
      await redis.end();
    }
  });
