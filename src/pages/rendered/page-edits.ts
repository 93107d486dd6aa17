import { Injectable } from '@nestjs/common';
import { EditionReader } from '../../campaigns/edition.reader.js';
import { within } from '../../http/rendered/patience.js';
import type { Slug } from '../../shared/slug.js';
import { MOST_CAMPAIGNS, MOST_DAYS } from '../home/home-pages.js';
import { editedPath, pageNameOf } from './page-address.js';

const LOOK_EVERY_MS = 1_000;
const PATIENCE_MS = 2_000;
/** A page is followed for so long after somebody asked. */
const FOLLOWED_FOR_MS = 15_000;
/** So long after the last look an edit may have gone unseen. */
const CURRENT_FOR_MS = 3_000;

/**
 * Notices when what is written on a page is edited, by whomever: a title, a closing time, a fund. Pages that are being
 * read are looked at once a second, all by one question; what was never looked at is not known to be as it was.
 */
@Injectable()
export class PageEdits {
  readonly #followed = new Map<string, number>();
  readonly #editions = new Map<string, string | undefined>();
  #lookedAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(private readonly editions: EditionReader) {}

  /** `onEdit` is told of each page that was edited, or is looked at for the first time. */
  open(onEdit: (page: string) => void): void {
    const look = () => (this.#looking ??= this.#look(onEdit).catch(() => undefined).finally(() => (this.#looking = undefined)));
    this.#timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  follow(page: string): void {
    this.#followed.set(page, performance.now());
  }

  /** Whether an edit of `page` would have been told by now. */
  isSeen(page: string): boolean {
    return this.#editions.has(page);
  }

  /** Whether looks succeed. */
  get isCurrent(): boolean {
    return performance.now() - this.#lookedAt < CURRENT_FOR_MS;
  }

  async #look(onEdit: (page: string) => void): Promise<void> {
    const now = performance.now();
    this.#leave(now - FOLLOWED_FOR_MS);
    const pages = [...this.#followed.keys()];
    const found = pages.length === 0 ? new Map<string, string>() : await within(PATIENCE_MS, this.#find(pages));
    for (const page of pages) {
      const edition = found.get(editedPath(page));
      if (this.#editions.has(page) && this.#editions.get(page) === edition) continue;
      this.#editions.set(page, edition);
      onEdit(page);
    }
    this.#lookedAt = now;
  }

  #leave(before: number): void {
    for (const [page, askedAt] of this.#followed) {
      if (askedAt >= before) continue;
      this.#followed.delete(page);
      this.#editions.delete(page);
    }
  }

  async #find(pages: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const names = [...new Set(pages.map(editedPath))].flatMap((page) => pageNameOf(page) ?? []);
    const slugsOf = (kind: 'campaign' | 'givingDay'): Slug[] => names.flatMap((name) => (name.kind === kind ? [name.slug] : []));
    const home = names.some(({ kind }) => kind === 'home') ? { givingDays: MOST_DAYS, campaigns: MOST_CAMPAIGNS } : null;
    const editions = await this.editions.find({ campaigns: slugsOf('campaign'), givingDays: slugsOf('givingDay'), home });
    const pathOf = { campaign: '/c/', givingDay: '/g/', home: '/' } as const;
    return new Map(editions.map(({ kind, slug, edition }) => [`${pathOf[kind]}${slug}`, edition]));
  }
}
