import { mkdirSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** The real Chromium, headless. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (executablePath === undefined) throw new Error('CHROMIUM_PATH is missing: run the tests with npm test');
  return chromium.launch({ executablePath, args: QUIET });
}

/** Where a screenshot of this name is kept to be looked at. */
export function screenshotPath(name: string): string {
  mkdirSync('coverage/screenshots', { recursive: true });
  return `coverage/screenshots/${name}.png`;
}
