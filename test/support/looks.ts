import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { screenshotPath } from './browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Every light and size in which a page is looked at. */
export const LOOKS = [
  [DESK, 'light'],
  [DESK, 'dark'],
  [PHONE, 'dark'],
  [PHONE, 'light'],
] as const;

/** Whether nothing fades in or moves, but for what does so for ever: half of a dialog has half of its contrast. */
const IS_AT_REST = `document.getAnimations().every((animation) => animation.playState !== 'running' || animation.effect.getComputedTiming().endTime === Infinity) &&
  [...document.querySelectorAll('.mantine-Modal-content, .mantine-Modal-overlay')].every((part) => getComputedStyle(part).opacity === '1')`;

/** What keeps somebody from using the page, by what they see, hear or press. `asked`: what axe is to be run with. */
export async function hindrances(page: Page, asked: object = {}): Promise<unknown> {
  await page.waitForFunction(IS_AT_REST);
  if (!(await page.evaluate(`'axe' in globalThis`))) await page.evaluate(axe);
  return page.evaluate(`axe.run(${JSON.stringify(asked)}).then((result) => result.violations.map(({ id, nodes }) => [id, nodes[0].html]))`);
}

/** By how much the page is wider than its window. */
export function overhang(page: Page): Promise<unknown> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth');
}

/**
 * Expects the page to be usable by everyone in every light and size, and keeps pictures of it. The page is loaded once
 * and turned: loading it for each look is most of the work, and shows little more.
 */
export async function expectUsableInEveryLook(page: Page, name: string, asked: object = {}): Promise<void> {
  for (const [viewport, colorScheme] of LOOKS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // What is laid out anew by script has been so after the second frame.
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
    await page.screenshot({ path: screenshotPath(`${name}-${viewport.width}-${colorScheme}`), fullPage: true });
    const seen = { width: viewport.width, colorScheme };
    expect({ ...seen, hindrances: await hindrances(page, asked), overhang: await overhang(page) }).toEqual({ ...seen, hindrances: [], overhang: 0 });
  }
}
