import type { Browser, BrowserContext, Page } from 'playwright-core';

export type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Whose tab it is; these are for as long as it is there. */
interface Owner {
  readonly storageState: StorageState;
  readonly locale: string;
}

interface Look {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

/**
 * Tabs that are used again. A new one has to come up, and to read every script as if nobody ever had: together that is
 * more work than most of what is done in it.
 */
export class Tabs {
  readonly #resting: { readonly owner: Owner; readonly page: Page }[] = [];

  /** `prepare`: what is done with a tab that is new. */
  constructor(
    private readonly browser: Browser,
    private readonly prepare: (page: Page) => void = () => undefined,
  ) {}

  /** A tab in which nothing has been done yet; closing it leaves it to the next of the same owner. */
  async open(owner: Owner, { viewport, colorScheme }: Look): Promise<Page> {
    const page = await (this.#takeRested(owner) ?? this.#openNew(owner));
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    return page;
  }

  #takeRested(owner: Owner): Promise<Page> | undefined {
    const place = this.#resting.findIndex((each) => each.owner.storageState === owner.storageState && each.owner.locale === owner.locale);
    const [rested] = place < 0 ? [] : this.#resting.splice(place, 1);
    return rested && this.#asNew(rested.page, owner);
  }

  async #openNew(owner: Owner): Promise<Page> {
    const page = await this.browser.newPage({ ...owner, reducedMotion: 'reduce' });
    this.prepare(page);
    page.close = () => this.#rest(page, owner);
    return page;
  }

  async #rest(page: Page, owner: Owner): Promise<void> {
    await page.unrouteAll();
    await page.evaluate('localStorage.clear(), sessionStorage.clear()');
    await page.goto('about:blank');
    this.#resting.push({ owner, page });
  }

  /** What was chosen or ended in it is not so for whoever comes next. */
  async #asNew(page: Page, { storageState }: Owner): Promise<Page> {
    await page.context().clearCookies();
    await page.context().addCookies(storageState.cookies);
    return page;
  }
}
