import { PageBuilds, type BuildListener } from './page-builds.js';
import { PageCopies } from './page-copies.js';
import type { PageCopy } from './page-copy.js';
import { within } from './patience.js';
import type { PageSource } from './page-source.js';
import type { PageVersions } from './page-versions.js';
import type { Rendering } from './rendering.js';

/** A page is built at most this often. */
const FRESH_FOR_MS = 1_000;
/** A page of which nothing is heard is built anew after this, before the age it states would be called stale elsewhere. */
const TRUSTED_FOR_MS = 10_000;
/** A page that is read at least this often is served at once; one that nobody read for longer is waited for, a little. */
const SERVED_AT_ONCE_MS = 2_000;
const WAIT_MS = 250;
/** A page that was read this recently is built anew as soon as it changes, before anyone asks. */
const WATCHED_MS = 10_000;

export interface RenderedPagesOptions {
  readonly source: PageSource;
  readonly versions: PageVersions;
  readonly mostBytes: number;
  readonly onBuild: BuildListener;
}

/** Whole pages, built at most once a second each however many read them, and kept for when they cannot be built. */
export class RenderedPages {
  readonly #copies: PageCopies;
  readonly #builds: PageBuilds;
  readonly #versions: PageVersions;
  readonly #planned = new Map<string, NodeJS.Timeout>();
  readonly #stopListening: () => void;
  #isClosed = false;

  constructor({ source, versions, mostBytes, onBuild }: RenderedPagesOptions) {
    this.#copies = new PageCopies(mostBytes);
    this.#builds = new PageBuilds(this.#copies, source, versions, onBuild, (page) => this.#plan(page));
    this.#versions = versions;
    this.#stopListening = versions.onChange((name) => this.#copies.concernedBy(name).forEach((page) => this.#plan(page)));
  }

  /** Bytes all kept pages take, at most. */
  get bytes(): number {
    return this.#copies.bytes;
  }

  /**
   * The page, without a promise where nobody needs to wait; null where there is none.
   * Rejects only where there never was a rendering to fall back on.
   */
  find(page: string): Rendering | null | Promise<Rendering | null> {
    const now = performance.now();
    const copy = this.#copies.read(page, now);
    if (copy === undefined) return this.#builds.isAbsent(page) ? null : this.#builds.run(page, copy, now).done;
    if (!this.#isDue(page, copy, now)) return copy.rendering;
    const build = this.#builds.run(page, copy, now);
    const isQuiet = build.startedAt - copy.readyAt > SERVED_AT_ONCE_MS && now - build.startedAt < WAIT_MS;
    // While builds fail or are late, nobody waits for another one to do so.
    if (!isQuiet || copy.failures > 0) return copy.rendering;
    return within(WAIT_MS, build.done).catch(() => copy.rendering);
  }

  /** The page as it last was, saying that it lags, for those whose own could not be made; null where there is none. */
  drawLast(page: string): string | null {
    return this.#copies.find(page)?.content.draw('lagging') ?? null;
  }

  close(): void {
    this.#isClosed = true;
    this.#stopListening();
    for (const timer of this.#planned.values()) clearTimeout(timer);
  }

  #isDue(page: string, copy: PageCopy, now: number): boolean {
    const age = now - copy.confirmedAt;
    if (age <= FRESH_FOR_MS || now < copy.retryAt) return false;
    this.#versions.follow(page);
    if (copy.failures > 0 || age >= TRUSTED_FOR_MS) return true;
    const { turnsAt } = copy.content;
    return (turnsAt !== null && turnsAt.getTime() <= Date.now()) || this.#hasChanged(page, copy);
  }

  #hasChanged(page: string, copy: PageCopy): boolean {
    const moment = this.#versions.moment();
    if (moment === null || copy.moment === null) return true;
    if (moment === copy.unchangedUntil) return false;
    if (this.#versions.hasChanged(page, copy.content.things, copy.moment)) return true;
    copy.unchangedUntil = moment;
    return false;
  }

  /** Builds a page that has changed for those who are about to ask for it again. */
  #plan(page: string): void {
    const now = performance.now();
    const copy = this.#copies.find(page);
    if (this.#isClosed || copy === undefined || this.#planned.has(page) || now - copy.readAt > WATCHED_MS) return;
    // Of what nobody tells, nothing can be planned.
    if (this.#versions.moment() === null || !this.#hasChanged(page, copy)) return;
    const build = () => {
      this.#planned.delete(page);
      const [current, due] = [this.#copies.find(page), performance.now()];
      // A reader may have been sooner.
      if (current !== undefined && this.#isDue(page, current, due)) this.#builds.run(page, current, due);
      else this.#plan(page);
    };
    const pause = Math.max(copy.confirmedAt + FRESH_FOR_MS, copy.retryAt) - now;
    this.#planned.set(page, setTimeout(build, Math.max(0, pause)).unref());
  }
}
