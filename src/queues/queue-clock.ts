import type { Redis } from 'ioredis';
import { performance } from 'node:perf_hooks';

/**
 * The time of the queue's Redis as this process knows it. Jobs are dated by it, so that their age is right however wrong
 * the clock of the process that added them is, and however often that is set right meanwhile.
 */
export class QueueClock {
  #learnt: { readonly redisMs: number; readonly at: number } | null = null;

  constructor(private readonly redis: Pick<Redis, 'time'>) {}

  get isKnown(): boolean {
    return this.#learnt !== null;
  }

  /** Asks Redis; what half of the journey took is taken for the way back. */
  async learn(): Promise<void> {
    const before = performance.now();
    const [seconds, microseconds] = await this.redis.time();
    this.#learnt = { redisMs: Number(seconds) * 1_000 + Number(microseconds) / 1_000, at: (before + performance.now()) / 2 };
  }

  /** Milliseconds since the epoch; this machine's own until Redis has been asked. */
  now(): number {
    if (this.#learnt === null) return Date.now();
    return Math.round(this.#learnt.redisMs + performance.now() - this.#learnt.at);
  }
}
