import { jest } from '@jest/globals';

/** Stops the clocks of this process, however slow it is, and moves them on without waiting; timers go on in real time. */
export class HandMovedTime {
  #offsetMs = 0;

  constructor() {
    const [monotonic, wall] = [performance.now(), Date.now()];
    jest.spyOn(performance, 'now').mockImplementation(() => monotonic + this.#offsetMs);
    jest.spyOn(Date, 'now').mockImplementation(() => wall + this.#offsetMs);
  }

  pass(ms: number): void {
    this.#offsetMs += ms;
  }

  restore(): void {
    jest.restoreAllMocks();
  }
}
