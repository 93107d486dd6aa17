import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { CACHE_REDIS } from '../redis/redis.tokens.js';
import { KEEP_RESPONSE_TIMES, RESPONSE_TIMES_KEY } from './response-times.lua.js';

/** Upper bounds in milliseconds; whatever took longer counts beyond the last. */
export const RESPONSE_TIME_BOUNDS = [5, 10, 25, 50, 75, 100, 150, 200, 300, 400, 500, 750, 1_000, 1_500, 2_000, 3_000, 5_000, 8_000] as const;

const SECONDS_KEPT = 5;
const SECOND_MS = 1_000;

/** How long answers of this process took within the last five seconds, told to the whole fleet once a second. */
@Injectable()
export class ResponseTimes implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #process = randomUUID();
  readonly #seconds: number[][] = [noCounts()];
  #timer: NodeJS.Timeout | undefined;

  constructor(@Inject(CACHE_REDIS) private readonly redis: Redis) {}

  observe(ms: number): void {
    const at = RESPONSE_TIME_BOUNDS.findIndex((bound) => ms <= bound);
    const counts = this.#seconds[0] as number[];
    counts[at < 0 ? RESPONSE_TIME_BOUNDS.length : at]! += 1;
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.#tell(), SECOND_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  async #tell(): Promise<void> {
    const counts = noCounts().map((_, at) => this.#seconds.reduce((sum, second) => sum + (second[at] ?? 0), 0));
    this.#seconds.unshift(noCounts());
    this.#seconds.length = Math.min(this.#seconds.length, SECONDS_KEPT);
    // A figure that is lost is told anew a second later.
    await this.redis.eval(KEEP_RESPONSE_TIMES, 1, RESPONSE_TIMES_KEY, this.#process, counts.join(',')).catch(() => undefined);
  }
}

function noCounts(): number[] {
  return Array.from({ length: RESPONSE_TIME_BOUNDS.length + 1 }, () => 0);
}
