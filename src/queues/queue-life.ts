import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { QUEUE_PROBE } from '../redis/redis.tokens.js';

export const LIFE_KEY = 'freshet:life';

/**
 * Which life the queues' Redis is in. A flush, or a failover to a server that is empty, ends one: the key is gone with
 * everything else, and whoever asks next begins another.
 */
@Injectable()
export class QueueLife {
  constructor(@Inject(QUEUE_PROBE) private readonly redis: Redis) {}

  /** @throws where Redis is out of reach, or too full to begin a life. */
  async current(): Promise<string> {
    const life = await this.redis.get(LIFE_KEY);
    if (life !== null) return life;
    await this.redis.setnx(LIFE_KEY, randomUUID());
    return (await this.redis.get(LIFE_KEY)) ?? this.current();
  }
}
