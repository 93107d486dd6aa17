import { performance } from 'node:perf_hooks';
import type { Clock } from '../../shared/clock.js';

/** After so long an answer that seems late is believed: clocks drift. And one that is so far off means that a clock was moved. */
const BELIEVED_MS = 60_000;
const MOVED_MS = 30_000;

/**
 * The database's clock as this process knows it. Ages are told by it, so that a process whose own clock is wrong by
 * minutes neither serves old figures as fresh nor refreshes fresh ones for ever.
 */
export class ServerTime {
  #offsetMs = 0;
  #learntAt = -Infinity;

  constructor(private readonly clock: Clock) {}

  /** `serverMs`: milliseconds since the epoch that the server has just answered. */
  learn(serverMs: number): void {
    const offsetMs = serverMs - this.clock.now().getTime();
    const now = performance.now();
    // An answer can only be late: of two, the one that was on its way for less time is the truer.
    const isTruer = offsetMs >= this.#offsetMs || this.#offsetMs - offsetMs > MOVED_MS || now - this.#learntAt > BELIEVED_MS;
    if (!isTruer) return;
    this.#offsetMs = offsetMs;
    this.#learntAt = now;
  }

  now(): number {
    return this.clock.now().getTime() + this.#offsetMs;
  }

  /** Age of something dated by the server, in milliseconds; never negative. */
  ageOf(serverMs: number): number {
    return Math.max(0, this.now() - serverMs);
  }
}
