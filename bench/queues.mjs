import { withPlatform } from './donations/platform.mjs';
import { benchIsolation } from './queues/isolation.mjs';
import { benchOutbox } from './queues/outage.mjs';
import { QueueRedis } from './queues/redis.mjs';
import { benchScaling } from './queues/scaling.mjs';
import { benchSurvival } from './queues/survival.mjs';

/** What the queues promise, under what goes wrong: on a Redis of their own, which is flushed and killed. */
const withQueues = (measure) => () =>
  withPlatform(async (platform) => {
    const redis = await QueueRedis.start();
    try {
      await measure({ ...platform, env: { ...platform.env, REDIS_QUEUE_URL: redis.url } }, redis);
    } finally {
      await redis.end();
    }
  });

export const outbox = { bench: withQueues(benchOutbox) };
export const isolation = { bench: withQueues(benchIsolation) };
export const workers = { bench: withQueues(benchSurvival) };
export const scaling = { bench: withQueues(benchScaling) };
