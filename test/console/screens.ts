import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { TestApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { DESK } from '../support/looks.js';
import type { MadeStaff } from './a-staff-member.js';

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

interface Look {
  readonly viewport?: typeof DESK;
  readonly colorScheme?: 'light' | 'dark';
  readonly locale?: string;
}

/** A browser in which people are signed in, and which notes whatever a page complains about. */
export class Visitors {
  readonly complaints: string[] = [];
  readonly #states = new Map<string, StorageState>();
  #browser: Browser | undefined;

  constructor(private readonly app: TestApp) {}

  async open(): Promise<void> {
    this.#browser = await openBrowser();
  }

  async close(): Promise<void> {
    await this.#browser?.close();
  }

  async signIn(name: string, { email, password }: MadeStaff): Promise<void> {
    const page = await this.#browser!.newPage();
    await page.goto(`${this.app.url}/console/sign-in`);
    await page.fill('[name=email]', email);
    await page.fill('[name=password]', password);
    await page.click('main button[type=submit]');
    await page.waitForURL((url) => !url.pathname.includes('sign-in'));
    this.#states.set(name, await page.context().storageState());
    await page.close();
  }

  /** How somebody's browser is from now on: a new proof comes with a new session. */
  keep(name: string, state: StorageState): void {
    this.#states.set(name, state);
  }

  /** As whoever has signed in under `name`, at `path`. */
  async visit(name: string, path: string, { viewport = DESK, colorScheme = 'light', locale = 'en-GB' }: Look = {}): Promise<Page> {
    const page = await this.#browser!.newPage({ viewport, colorScheme, locale, reducedMotion: 'reduce', storageState: this.#states.get(name)! });
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(`${path}: ${message.text()}`));
    page.on('pageerror', (error) => this.complaints.push(`${path}: ${error.message}`));
    await page.goto(this.app.url + path);
    return page;
  }
}
