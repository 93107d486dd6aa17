import { LRUCache } from 'lru-cache';
import type { PageCopy } from './page-copy.js';
import { PagesByThing } from './pages-by-thing.js';
import type { Rendering } from './rendering.js';

/** The last rendering of each page, those read least recently given up where memory is short. */
export class PageCopies {
  readonly #copies: LRUCache<string, PageCopy>;
  readonly #byThing = new PagesByThing();

  constructor(mostBytes: number) {
    this.#copies = new LRUCache({
      maxSize: mostBytes,
      sizeCalculation: ({ rendering }) => rendering.bytes,
      dispose: ({ content }, page) => this.#byThing.remove(page, content.things),
    });
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
    if (this.#copies.has(page)) this.#byThing.add(page, copy.content.things);
    return copy.rendering;
  }

  /** The pages that are, or show, what is named so. */
  concernedBy(name: string): string[] {
    return [...(this.#copies.has(name) ? [name] : []), ...this.#byThing.of(name)];
  }

  remove(page: string): void {
    this.#copies.delete(page);
  }
}
