import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { CACHE_REDIS } from '../../redis/redis.tokens.js';
import { Clock } from '../../shared/clock.js';
import type { Bucket } from './bucket.js';
import { OwnBuckets } from './own-buckets.js';
import { GIVE_TOKENS, TAKE_TOKENS } from './take-tokens.lua.js';

const keysOf = (buckets: readonly Bucket[]) => buckets.map(({ name }) => `freshet:{sign-in}:${name}`);

/**
 * How often somebody may still try, of all processes together. Where Redis does not answer each process counts by
 * itself: people can sign in then, and guessing is as slow as before for each process there is.
 */
@Injectable()
export class TokenBuckets {
  readonly #own = new OwnBuckets();

  constructor(
    @Inject(CACHE_REDIS) private readonly redis: Redis,
    private readonly clock: Clock,
  ) {}

  /** Takes one of each and answers 0; or takes nothing and answers in how many milliseconds there would be one in each. */
  async take(buckets: readonly Bucket[]): Promise<number> {
    const now = this.clock.now().getTime();
    const limits = buckets.flatMap(({ capacity, everyMs }) => [capacity, everyMs]);
    try {
      return Number(await this.redis.eval(TAKE_TOKENS, buckets.length, ...keysOf(buckets), now, ...limits));
    } catch {
      return this.#own.take(buckets, now);
    }
  }

  async giveBack(buckets: readonly Bucket[]): Promise<void> {
    this.#own.giveBack(buckets);
    try {
      await this.redis.eval(GIVE_TOKENS, buckets.length, ...keysOf(buckets), ...buckets.map(({ capacity }) => capacity));
    } catch {
      // They come back by themselves, only later.
    }
  }
}
