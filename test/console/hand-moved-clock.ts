import { Clock } from '../../src/shared/clock.js';

export class HandMovedClock extends Clock {
  #now = Date.parse('2026-11-21T12:00:00Z');

  now(): Date {
    return new Date(this.#now);
  }

  move({ minutes = 0, seconds = 0 }): void {
    this.#now += (minutes * 60 + seconds) * 1_000;
  }
}
