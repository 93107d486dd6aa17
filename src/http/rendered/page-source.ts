/** What a page shows, ready to be drawn. */
export interface PageContent {
  /** The instant the page says its figures were true at: the oldest of them. */
  readonly asOf: Date;
  /** The first instant from which it reads differently though nobody changes anything; null where there is none. */
  readonly turnsAt: Date | null;
  /** Equal for two contents that differ in nothing but their age. */
  readonly fingerprint: string;
  /** Names of the things whose figures it shows. */
  readonly things: readonly string[];
  /** Some of its figures lag, and nobody will tell when newer ones can be had. */
  readonly isStale: boolean;
  /** Whether other sites may show it in a frame. */
  readonly isEmbeddable: boolean;
  /** As a whole HTML document; `lagging` where newer figures could not be had and the page is to say so. */
  readonly draw: (as: 'current' | 'lagging') => string;
}

/** Where the pages of a site come from. A page is named by its canonical path. */
export abstract class PageSource {
  /** Those of `pages` that exist, by one question for all of them. */
  abstract findExisting(pages: readonly string[]): Promise<ReadonlySet<string>>;
  /** Null where there is no such page. */
  abstract build(page: string): Promise<PageContent | null>;
  /** What is thrown at those who ask for a page that is not there. */
  abstract missing(page: string): Error;
}
