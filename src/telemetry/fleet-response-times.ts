import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { CACHE_REDIS } from '../redis/redis.tokens.js';
import { LIST_RESPONSE_TIMES, RESPONSE_TIMES_KEY } from './response-times.lua.js';
import { RESPONSE_TIME_BOUNDS } from './response-times.js';

const GONE_AFTER_SECONDS = 10;

/** Fewer requests than this within five seconds say nothing about how things are. */
const FEWEST = 20;

/** How fast the web processes answer, as they tell it themselves. */
@Injectable()
export class FleetResponseTimes {
  constructor(@Inject(CACHE_REDIS) private readonly redis: Redis) {}

  /** Milliseconds within which 95 of 100 requests of the last five seconds were answered, rounded up; null where nothing is known. */
  async p95(): Promise<number | null> {
    const told = (await this.redis.eval(LIST_RESPONSE_TIMES, 1, RESPONSE_TIMES_KEY, GONE_AFTER_SECONDS).catch(() => [])) as string[];
    const counts: number[] = [];
    for (const list of told) list.split(',').forEach((count, at) => (counts[at] = (counts[at] ?? 0) + Number(count)));
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total < FEWEST) return null;
    let seen = 0;
    const at = counts.findIndex((count) => (seen += count) >= total * 0.95);
    return RESPONSE_TIME_BOUNDS[at] ?? 2 * (RESPONSE_TIME_BOUNDS.at(-1) ?? 0);
  }
}
