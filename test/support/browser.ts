import { mkdirSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** How long whatever a page is to show is waited for. */
const PATIENCE_MS = 60_000;

/** The real Chromium, headless, with further flags. */
export async function openBrowser(...flags: string[]): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (executablePath === undefined) throw new Error('CHROMIUM_PATH is missing: run the tests with npm test');
  const browser = await chromium.launch({ executablePath, args: [...QUIET, ...flags] });
  return browser.on('context', (context) => context.setDefaultTimeout(PATIENCE_MS));
}

/** Where a screenshot of this name is kept to be looked at. */
export function screenshotPath(name: string): string {
  mkdirSync('coverage/screenshots', { recursive: true });
  return `coverage/screenshots/${name}.png`;
}
