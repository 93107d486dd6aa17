import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

const MOST = 1_000;

/** What many streams of a process ask for at once is read once. */
@Injectable()
export class SharedReads {
  readonly #kept = new LRUCache<string, Promise<unknown>>({ max: MOST });

  /** What `read` answered less than `forMs` milliseconds ago under this key, or answers now. Faults are not kept. */
  get<T>(key: string, forMs: number, read: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(key) as Promise<T> | undefined;
    if (kept !== undefined) return kept;
    const reading = read();
    this.#kept.set(key, reading, { ttl: forMs });
    reading.catch(() => this.#kept.delete(key));
    return reading;
  }
}
