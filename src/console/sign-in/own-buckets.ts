import { LRUCache } from 'lru-cache';
import type { Bucket } from './bucket.js';

interface Level {
  readonly level: number;
  readonly at: number;
}

/** The buckets of one process, for as long as there are no common ones. */
export class OwnBuckets {
  readonly #levels = new LRUCache<string, Level>({ max: 20_000 });

  /** As {@link TAKE_TOKENS} does it. */
  take(buckets: readonly Bucket[], now: number): number {
    const levels = buckets.map((bucket) => this.#levelOf(bucket, now));
    const waits = buckets.map(({ everyMs }, index) => Math.ceil((1 - (levels[index] ?? 0)) * everyMs));
    const wait = Math.max(0, ...waits);
    if (wait > 0) return wait;
    buckets.forEach(({ name }, index) => this.#levels.set(name, { level: (levels[index] ?? 1) - 1, at: now }));
    return 0;
  }

  giveBack(buckets: readonly Bucket[]): void {
    for (const { name, capacity } of buckets) {
      const known = this.#levels.get(name);
      if (known !== undefined) this.#levels.set(name, { ...known, level: Math.min(capacity, known.level + 1) });
    }
  }

  #levelOf({ name, capacity, everyMs }: Bucket, now: number): number {
    const known = this.#levels.get(name);
    return known === undefined ? capacity : Math.min(capacity, known.level + Math.max(0, now - known.at) / everyMs);
  }
}
