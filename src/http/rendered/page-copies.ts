import { LRUCache } from 'lru-cache';
import type { PageCopy } from './page-copy.js';
import type { Rendering } from './rendering.js';

/** The last rendering of each page, those read least recently given up where memory is short. */
export class PageCopies {
  readonly #copies: LRUCache<string, PageCopy>;

  constructor(mostBytes: number) {
    this.#copies = new LRUCache({ maxSize: mostBytes, sizeCalculation: ({ rendering }) => rendering.bytes });
  }

  /** Bytes the copies take at most. */
  get bytes(): number {
    return this.#copies.calculatedSize;
  }

  /** For a reader: counts as a use. */
  read(page: string, now: number): PageCopy | undefined {
    const copy = this.#copies.get(page);
    if (copy !== undefined) copy.readAt = now;
    return copy;
  }

  find(page: string): PageCopy | undefined {
    return this.#copies.peek(page);
  }

  keep(page: string, copy: PageCopy): Rendering {
    this.#copies.set(page, copy);
    return copy.rendering;
  }

  remove(page: string): void {
    this.#copies.delete(page);
  }
}
