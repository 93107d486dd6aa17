import type { Redis } from 'ioredis';
import type { QueueName } from '../queues/queue-kinds.js';
import { isFull } from '../redis/is-full.js';

/** Delayed jobs are scored by their due time in milliseconds times this. */
const DELAYED_SCORE = 0x1000;

/** Due so long ago, in milliseconds, that a worker should have taken them, whatever its clock says within reason. */
const LONG_DUE_MS = 2_000;

/** Gone after a while, so that it takes nobody's place. */
const PROBE = ['freshet:probe', '1', 'EX', 60] as const;

/**
 * How many jobs of a queue a worker could begin now: none while it is paused, held back by its rate, or in a Redis that
 * is full, where beginning is a write. Null where Redis does not answer.
 */
export async function countReady(redis: Redis, queue: QueueName): Promise<number | null> {
  const key = (name: string) => `freshet:${queue}:${name}`;
  const due = (Date.now() - LONG_DUE_MS) * DELAYED_SCORE;
  try {
    const [isPaused, heldBackMs, waiting, prioritised, delayed] = await Promise.all([
      redis.hexists(key('meta'), 'paused'),
      redis.pttl(key('limiter')),
      redis.llen(key('wait')),
      redis.zcard(key('prioritized')),
      redis.zcount(key('delayed'), '-inf', due),
      redis.set(...PROBE),
    ]);
    return isPaused === 1 || heldBackMs > 0 ? 0 : waiting + prioritised + delayed;
  } catch (error) {
    if (isFull(error)) return 0;
    // Whatever the connection is waiting for, a new one need not.
    redis.disconnect(true);
    return null;
  }
}
