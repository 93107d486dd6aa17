import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Xid } from '../../cached-fields/pg-snapshot.js';
import type { PageContent } from '../../http/rendered/page-source.js';
import { PageVersions } from '../../http/rendered/page-versions.js';

const MOST_CHARACTERS = 8 * 1024 * 1024;
/** A reader's own page is made at most this often, and no less often than {@link TRUSTED_FOR_MS} while they read. */
const FRESH_FOR_MS = 1_000;
const TRUSTED_FOR_MS = 10_000;

interface OwnPage {
  readonly html: string;
  readonly content: PageContent;
  readonly moment: number | null;
  /** When its making began, on the monotonic clock. */
  readonly madeAt: number;
}

/**
 * Pages for donors who must be shown their own gift, each made for what one read token covers. Whoever shows the same
 * token over and over gets the same page until it changes, so that one gift does not buy any number of renderings.
 */
@Injectable()
export class OwnPages {
  readonly #made = new LRUCache<string, OwnPage>({ maxSize: MOST_CHARACTERS, sizeCalculation: ({ html }) => html.length });
  readonly #inTheMaking = new Map<string, Promise<string>>();

  constructor(private readonly versions: PageVersions) {}

  /** `build` must count `covering`. What it throws is thrown at all who wait, and nobody after them. */
  find(page: string, covering: Xid | null, build: () => Promise<PageContent>): Promise<string> {
    const key = `${page} ${covering ?? ''}`;
    const made = this.#made.get(key);
    if (made !== undefined && this.#stands(page, made)) return Promise.resolve(made.html);
    const joined = this.#inTheMaking.get(key);
    if (joined !== undefined) return joined;
    const making = this.#make(key, build).finally(() => this.#inTheMaking.delete(key));
    this.#inTheMaking.set(key, making);
    return making;
  }

  async #make(key: string, build: () => Promise<PageContent>): Promise<string> {
    const [moment, madeAt] = [this.versions.moment(), performance.now()];
    const content = await build();
    const html = content.draw('current');
    this.#made.set(key, { html, content, moment: content.isStale ? null : moment, madeAt });
    return html;
  }

  #stands(page: string, { content, moment, madeAt }: OwnPage): boolean {
    const age = performance.now() - madeAt;
    const hasTurned = content.turnsAt !== null && content.turnsAt.getTime() <= Date.now();
    if (hasTurned || age > TRUSTED_FOR_MS) return false;
    if (age <= FRESH_FOR_MS) return true;
    this.versions.follow(page);
    return moment !== null && this.versions.moment() !== null && !this.versions.hasChanged(page, content.things, moment);
  }
}
