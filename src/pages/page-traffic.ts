import { Injectable } from '@nestjs/common';
import { FigureCore } from '../cached-fields/figure-core.js';

const MOST_PAGES = 50_000;

/** Counts a rendering that is served from memory as a read of what it shows: nobody asks for its figures then. */
@Injectable()
export class PageTraffic {
  readonly #shown = new Map<string, string>();

  constructor(private readonly figures: FigureCore) {}

  /** What the figures of `page` are of; told by whoever builds it. */
  learn(page: string, id: string): void {
    if (this.#shown.size < MOST_PAGES) this.#shown.set(page, id);
  }

  /** On every request for a page; answers the page. */
  count(page: string | null): string | null {
    const id = page === null ? undefined : this.#shown.get(page);
    if (id !== undefined) this.figures.marks.count(id);
    return page;
  }
}
