import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { LivePart } from './live-part.js';

const MOST = 1_000;

/** How soon something of which the rest follows is read again, in milliseconds. */
export const SOON_MS = 1_500;

/** A little less than the whole, so that a look at the end of it finds something new. */
const OVERLAP = 0.9;

/** What many streams of a process ask for at once is read once. */
@Injectable()
export class SharedReads {
  readonly #kept = new LRUCache<string, Promise<unknown>>({ max: MOST });

  /**
   * What `read` answered less than `forMs` milliseconds ago under this key, or answers now. Faults are not kept, and what
   * is only a part of itself is kept for a moment.
   */
  get<T>(key: string, forMs: number, read: () => Promise<T>, isPartial: (value: T) => boolean = () => false): Promise<T> {
    const kept = this.#kept.get(key) as Promise<T> | undefined;
    if (kept !== undefined) return kept;
    const reading = read();
    this.#kept.set(key, reading, { ttl: forMs });
    reading.then(
      (value) => isPartial(value) && this.#kept.peek(key) === reading && this.#kept.set(key, reading, { ttl: Math.min(forMs, SOON_MS * OVERLAP) }),
      () => this.#kept.delete(key),
    );
    return reading;
  }

  /** What a part of a page shows; in time for whoever follows it to be told something new. */
  part({ name, key, everyMs, read, isPartial = () => false }: LivePart): Promise<unknown> {
    return this.get(`${name} ${key}`, everyMs * OVERLAP, read, isPartial);
  }
}
