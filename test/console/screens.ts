import { request, type Browser, type Page } from 'playwright-core';
import type { TestApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { DESK } from '../support/looks.js';
import { Tabs, type StorageState } from '../support/tabs.js';
import type { MadeStaff } from './a-staff-member.js';

interface Look {
  readonly viewport?: typeof DESK;
  readonly colorScheme?: 'light' | 'dark';
  readonly locale?: string;
}

/** The cookies of somebody who has signed in; how that looks is seen in sign-in/in-a-browser.spec.ts. */
export async function signedIn({ url }: TestApp, { email, password }: MadeStaff): Promise<StorageState> {
  const form = await request.newContext({ baseURL: url });
  const answer = await form.post('/console/sign-in', { form: { email, password }, maxRedirects: 0 });
  if (answer.status() !== 303) throw new Error(`signing in was answered ${answer.status()}`);
  const state = await form.storageState();
  await form.dispose();
  return state;
}

/** A browser in which people are signed in, and which notes whatever a page complains about. */
export class Visitors {
  readonly complaints: string[] = [];
  readonly #states = new Map<string, StorageState>();
  #browser: Browser | undefined;
  #tabs: Tabs | undefined;

  constructor(private readonly app: TestApp) {}

  async open(): Promise<void> {
    this.#browser = await openBrowser();
    this.#tabs = new Tabs(this.#browser, (page) => this.#listenTo(page));
  }

  async close(): Promise<void> {
    await this.#browser?.close();
  }

  async signIn(name: string, staff: MadeStaff): Promise<void> {
    this.#states.set(name, await signedIn(this.app, staff));
  }

  /** How somebody's browser is from now on: a new proof comes with a new session. */
  keep(name: string, state: StorageState): void {
    this.#states.set(name, state);
  }

  /** As whoever has signed in under `name`, at `path`. */
  async visit(name: string, path: string, { viewport = DESK, colorScheme = 'light', locale = 'en-GB' }: Look = {}): Promise<Page> {
    const page = await this.#tabs!.open({ storageState: this.#states.get(name)!, locale }, { viewport, colorScheme });
    await page.goto(this.app.url + path);
    return page;
  }

  #listenTo(page: Page): void {
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(`${page.url()}: ${message.text()}`));
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.message}`));
  }
}
