import { performance } from 'node:perf_hooks';

/** How long nobody who has something older asks again, in milliseconds. */
const REST_MS = 1_000;

/** The database did not answer in time; it may still do so, for those who come later. */
export class OutOfPatience extends Error {
  constructor() {
    super('the database did not answer in time');
  }
}

/** How readers who have something older bear with a database that is slow or gone: one of them finds out, the others are spared. */
export class Patience {
  /** How long a slow database is waited for by those who have something older, and by those who miss their own gift in it, in milliseconds. */
  readonly othersMs: number = 500;
  readonly ownMs: number = 3_000;
  #restUntil = -Infinity;

  get isResting(): boolean {
    return performance.now() < this.#restUntil;
  }

  /** What `answer` resolves to. @throws OutOfPatience where that takes too long, or what `answer` rejects with. */
  async wait<T>(answer: Promise<T>, { isOwn }: { readonly isOwn: boolean }): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new OutOfPatience()), isOwn ? this.ownMs : this.othersMs);
    });
    try {
      return await Promise.race([answer, late]);
    } catch (error) {
      this.#restUntil = performance.now() + REST_MS;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}
