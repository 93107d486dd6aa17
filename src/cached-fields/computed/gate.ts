import { performance } from 'node:perf_hooks';

/** Lets one through at a time, and after a failure nobody for a while. Whoever is not let through gets null and may come again. */
export class Gate {
  #isTaken = false;
  #shutUntil = -Infinity;

  constructor(private readonly restMs: number) {}

  async pass<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.#isTaken || performance.now() < this.#shutUntil) return null;
    this.#isTaken = true;
    try {
      return await work();
    } catch (error) {
      this.#shutUntil = performance.now() + this.restMs;
      throw error;
    } finally {
      this.#isTaken = false;
    }
  }
}
