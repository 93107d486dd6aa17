import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Breaker } from '../../cached-fields/redis/breaker.js';
import { runScripts } from '../../cached-fields/redis/script-batch.js';
import { CACHE_REDIS } from '../../redis/redis.tokens.js';
import { TAKE_TURN } from './take-turn.lua.js';

/** How much of a limit is left; times in seconds, rounded up. */
export interface Allowance {
  readonly isAllowed: boolean;
  readonly limit: number;
  readonly windowSeconds: number;
  readonly left: number;
  /** Until all of it is there again. */
  readonly fullInSeconds: number;
  /** Until one more request is allowed; 0 where one is. */
  readonly retryInSeconds: number;
}

const WINDOW_SECONDS = 60;

/** How often somebody may ask, whichever process they ask. Without Redis everybody may: a limit that fails must not shut the door. */
@Injectable()
export class Turns implements OnApplicationShutdown {
  readonly #breaker: Breaker;

  constructor(@Inject(CACHE_REDIS) private readonly redis: Redis) {
    this.#breaker = new Breaker(() => redis.ping());
  }

  /** `limit`: how often in a minute; 0 for any number. Null where nothing is limited, or nobody can tell. */
  async take(name: string, limit: number): Promise<Allowance | null> {
    if (limit === 0) return null;
    const call = { script: TAKE_TURN, keys: [`freshet:rate:${name}`], parameters: [limit, WINDOW_SECONDS * 1_000] };
    const answer = await this.#breaker.call(() => runScripts(this.redis, [call]));
    if (answer === null) return null;
    const [allowed = 1, left = 0, fullInMs = 0, retryInMs = 0] = answer[0] as number[];
    return {
      ...{ isAllowed: allowed === 1, limit, windowSeconds: WINDOW_SECONDS, left },
      fullInSeconds: Math.ceil(fullInMs / 1_000),
      retryInSeconds: Math.ceil(retryInMs / 1_000),
    };
  }

  onApplicationShutdown(): void {
    this.#breaker.close();
  }
}
