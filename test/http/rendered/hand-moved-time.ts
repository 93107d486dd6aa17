import { jest } from '@jest/globals';

/** Moves the clocks of this process on without waiting; timers go on in real time. */
export class HandMovedTime {
  #offsetMs = 0;

  constructor() {
    const monotonic = performance.now.bind(performance);
    const wall = Date.now.bind(Date);
    jest.spyOn(performance, 'now').mockImplementation(() => monotonic() + this.#offsetMs);
    jest.spyOn(Date, 'now').mockImplementation(() => wall() + this.#offsetMs);
  }

  pass(ms: number): void {
    this.#offsetMs += ms;
  }

  restore(): void {
    jest.restoreAllMocks();
  }
}
