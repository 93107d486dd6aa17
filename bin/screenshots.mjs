import { mkdir, readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

/** Takes the pictures of the README from the running demo: `npm start` in one terminal, `npm run screenshots` in another. */
const FOLDER = 'docs/screenshots';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const DESK = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };

const demo = JSON.parse(await readFile('.freshet/demo.json', 'utf8'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: QUIET,
});
await mkdir(FOLDER, { recursive: true });

async function visit({ viewport = DESK, colorScheme = 'light' }, act) {
  const context = await browser.newContext({ viewport, colorScheme, locale: 'en-GB' });
  await act(await context.newPage());
  await context.close();
}

const shoot = (page, name) => page.screenshot({ path: `${FOLDER}/${name}.png` });

async function give(page) {
  await page.goto(`${demo.url}/c/library`);
  await page.locator('label[for=give-amount-2]').click();
  await page.fill('[name=name]', 'Wren Okonjo');
  await page.fill('[name=email]', 'wren@readers.example');
  await page.fill('[name=card]', '4242 4242 4242 4242');
  await page.click('button[type=submit]');
  await page.waitForURL(/\/donations\//);
}

async function signIn(page, role) {
  const { email, password } = demo.console.users.find((user) => user.role === role);
  await page.goto(`${demo.console.url}/sign-in`);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await page.click('button[type=submit]');
  await page.waitForURL(demo.console.url);
}

await visit({}, async (page) => {
  await page.goto(`${demo.url}/c/library`);
  await shoot(page, 'campaign');
  await page.goto(`${demo.url}/g/${demo.givingDay}`);
  await shoot(page, 'giving-day');
  await give(page);
  await shoot(page, 'donation');
});
await visit({ viewport: PHONE, colorScheme: 'dark' }, async (page) => {
  await page.goto(`${demo.url}/c/library`);
  await shoot(page, 'campaign-phone-dark');
});
await visit({}, async (page) => {
  await signIn(page, 'customer_success');
  await shoot(page, 'console');
  await page.goto(`${demo.console.url}/outbox`);
  await page.locator('a[href*="/console/outbox/"]').first().click();
  await page.waitForLoadState('networkidle');
  await shoot(page, 'receipt');
});
await browser.close();
console.log(`the pictures lie in ${FOLDER}`);
