import { ExistingPages } from './existing-pages.js';
import type { PageCopies } from './page-copies.js';
import { firstCopy, laggingCopy, nextCopy, type PageCopy } from './page-copy.js';
import { within } from './patience.js';
import type { PageSource } from './page-source.js';
import type { PageVersions } from './page-versions.js';
import type { Rendering } from './rendering.js';

/** A build that takes longer leaves readers with a page that says it lags. */
const LATE_MS = 3_000;
const ABANDONED_MS = 20_000;

/** `lagging`: it failed, and the copy there was goes on being served. `failed`: it failed, and there was none. */
export type BuildOutcome = 'rendered' | 'unchanged' | 'absent' | 'lagging' | 'failed';

/** Hears how each build ended, and why where it failed. */
export type BuildListener = (page: string, outcome: BuildOutcome, error?: unknown) => void;

export interface Build {
  readonly startedAt: number;
  /** Null where there is no such page. Rejects only where there was no copy to fall back on. */
  readonly done: Promise<Rendering | null>;
}

/** Builds pages, one at a time for each of them however many ask. */
export class PageBuilds {
  readonly #underWay = new Map<string, Build>();
  readonly #existing: ExistingPages;

  constructor(
    private readonly copies: PageCopies,
    private readonly source: PageSource,
    private readonly versions: PageVersions,
    private readonly onBuild: BuildListener,
    /** Called with each page once its build is over, however it ended. */
    private readonly onEnd: (page: string) => void,
  ) {
    this.#existing = new ExistingPages((pages) => source.findExisting(pages));
  }

  /** Whether `page` was found missing a moment ago. */
  isAbsent(page: string): boolean {
    return this.#existing.isAbsent(page);
  }

  /** Joins the build of `page` that is under way, or begins one. */
  run(page: string, copy: PageCopy | undefined, now: number): Build {
    const underWay = this.#underWay.get(page);
    if (underWay !== undefined) return underWay;
    const work = copy === undefined ? this.#first(page, now) : this.#again(page, copy, now);
    const build = { startedAt: now, done: work.finally(() => this.#end(page)) };
    // It is told to those who wait; behind a copy that is being served, nobody does.
    build.done.catch(() => undefined);
    this.#underWay.set(page, build);
    return build;
  }

  #end(page: string): void {
    this.#underWay.delete(page);
    this.onEnd(page);
  }

  async #first(page: string, now: number): Promise<Rendering | null> {
    try {
      const moment = this.versions.moment();
      const content = (await this.#existing.has(page)) ? await within(ABANDONED_MS, this.source.build(page)) : null;
      if (content === null) return this.#remove(page);
      const rendering = this.copies.keep(page, firstCopy(content, moment, now));
      this.onBuild(page, 'rendered');
      return rendering;
    } catch (error) {
      this.onBuild(page, 'failed', error);
      throw error;
    }
  }

  async #again(page: string, copy: PageCopy, now: number): Promise<Rendering | null> {
    const late = setTimeout(() => this.copies.keep(page, laggingCopy(copy, now)), LATE_MS);
    try {
      const next = await this.#next(page, copy, now);
      if (next === null) return this.#remove(page);
      this.onBuild(page, next.rendering === copy.rendering ? 'unchanged' : 'rendered');
      return this.copies.keep(page, next);
    } catch (error) {
      this.onBuild(page, 'lagging', error);
      return this.copies.keep(page, laggingCopy(this.copies.find(page) ?? copy, performance.now()));
    } finally {
      clearTimeout(late);
    }
  }

  async #next(page: string, copy: PageCopy, now: number): Promise<PageCopy | null> {
    // Taken before the build: what changes during it makes the copy old.
    const moment = this.versions.moment();
    const content = await within(ABANDONED_MS, this.source.build(page));
    if (content === null) return null;
    const next = nextCopy(copy, content, moment, now);
    // The copy there is goes on being served meanwhile, so nobody is sent plain bytes for want of others.
    await next.rendering.whenCompressed();
    return next;
  }

  #remove(page: string): null {
    this.copies.remove(page);
    this.#existing.remove(page);
    this.onBuild(page, 'absent');
    return null;
  }
}
