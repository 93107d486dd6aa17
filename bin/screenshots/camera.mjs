import { mkdir, readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

export const FOLDER = 'docs/screenshots';
export const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 860 };
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What the running demo says of itself. */
export const demo = JSON.parse(await readFile('.freshet/demo.json', 'utf8'));

/** A browser that takes pictures of the demo. */
export async function openCamera() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: QUIET,
  });
  await mkdir(FOLDER, { recursive: true });
  const visit = async ({ viewport = DESK, colorScheme = 'light' }, act) => {
    const context = await browser.newContext({ viewport, colorScheme, locale: 'en-GB' });
    await act(await context.newPage());
    await context.close();
  };
  return { visit, close: () => browser.close() };
}

export const shoot = (page, name) => page.screenshot({ path: `${FOLDER}/${name}.png` });

const cookies = new Map();

/** Once for each role: after that its session goes on. */
export async function signIn(page, role) {
  if (cookies.has(role)) return page.context().addCookies(cookies.get(role));
  const { email, password } = demo.console.users.find((user) => user.role === role);
  await page.goto(`${demo.console.url}/sign-in`);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await page.click('button[type=submit]');
  await page.waitForURL((url) => url.pathname !== '/console/sign-in');
  cookies.set(role, await page.context().cookies());
}
