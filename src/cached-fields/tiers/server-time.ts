import type { Clock } from '../../shared/clock.js';

/**
 * The database's clock as this process knows it. Ages are told by it, so that a process whose own clock is wrong by
 * minutes neither serves old figures as fresh nor refreshes fresh ones for ever.
 */
export class ServerTime {
  #offsetMs = 0;

  constructor(private readonly clock: Clock) {}

  /** `serverMs`: milliseconds since the epoch that the server has just answered. */
  learn(serverMs: number): void {
    this.#offsetMs = serverMs - this.clock.now().getTime();
  }

  now(): number {
    return this.clock.now().getTime() + this.#offsetMs;
  }

  /** Age of something dated by the server, in milliseconds; never negative. */
  ageOf(serverMs: number): number {
    return Math.max(0, this.now() - serverMs);
  }
}
