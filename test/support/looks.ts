import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { screenshotPath } from './browser.js';

const WANTS_ALL_PICTURES = (process.env['FRESHET_PICTURES'] ?? '') !== '';
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

/** Fulfilled once nothing fades in or moves, but for what does so for ever: half of a dialog has half of its contrast. */
const AT_REST = `new Promise((resolve) => {
  const isAtRest = () => document.getAnimations().every((animation) => animation.playState !== 'running' || animation.effect.getComputedTiming().endTime === Infinity) &&
    [...document.querySelectorAll('.mantine-Modal-content, .mantine-Modal-overlay')].every((part) => getComputedStyle(part).opacity === '1');
  const look = () => (isAtRest() ? resolve() : requestAnimationFrame(look));
  look();
})`;

/** What of axe's rules depends on colours; all the others find in the dark what they find in the light. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

interface Looking {
  /** What of the page is not looked at. */
  readonly exclude?: readonly (readonly string[])[];
  /** Of axe's rules; all that are usual. */
  readonly rules?: readonly string[];
}

/** What keeps somebody from using the page, by what they see, hear or press. */
export async function hindrances(page: Page, { exclude = [], rules }: Looking = {}): Promise<unknown> {
  await page.evaluate(AT_REST);
  if (!(await page.evaluate(`'axe' in globalThis`))) await page.evaluate(axe);
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  return page.evaluate(`axe.run(${JSON.stringify({ exclude })}, ${JSON.stringify(options)}).then((result) => result.violations.map(({ id, nodes }) => [id, nodes[0].html]))`);
}

/** By how much the page is wider than its window. */
export function overhang(page: Page): Promise<unknown> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth');
}

/**
 * Expects the page to be usable by everyone in every light and size. The page is loaded once and turned: loading it for each
 * look is most of the work, and shows little more. All rules are asked once for each size, and in its other light those of
 * colour. Pictures are kept of each size and each light once and of what is not as it should be, and of every look for
 * whoever sets FRESHET_PICTURES: taking them all is a fifth of the work.
 */
export async function expectUsableInEveryLook(page: Page, name: string, looking: Looking = {}): Promise<void> {
  const sizes = new Set<number>();
  for (const look of LOOKS) {
    const rules = sizes.has(look[0].width) ? OF_COLOUR : undefined;
    sizes.add(look[0].width);
    await expectUsable(page, name, look, { ...looking, rules });
  }
}

/** The same in one light each, for a page that differs from one seen in every look by its words alone. */
export async function expectUsableInEverySize(page: Page, name: string): Promise<void> {
  for (const look of [LOOKS[0], LOOKS[2]]) await expectUsable(page, name, look, {});
}

async function expectUsable(page: Page, name: string, [viewport, colorScheme]: (typeof LOOKS)[number], looking: Looking): Promise<void> {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  // What is laid out anew by script has been so after the second frame.
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
  const look = { width: viewport.width, colorScheme };
  const seen = { ...look, hindrances: await hindrances(page, looking), overhang: await overhang(page) };
  const isKept = WANTS_ALL_PICTURES || (viewport === DESK) === (colorScheme === 'light');
  const asItShouldBe = { ...look, hindrances: [], overhang: 0 };
  if (isKept || !isDeepStrictEqual(seen, asItShouldBe)) await page.screenshot({ path: screenshotPath(`${name}-${viewport.width}-${colorScheme}`), fullPage: true });
  expect(seen).toEqual(asItShouldBe);
}
