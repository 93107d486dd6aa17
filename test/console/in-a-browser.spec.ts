import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app.js';
import { aStaffMember, type MadeStaff } from './a-staff-member.js';
import { anEml } from './an-eml.js';

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'outbox '));

let app: TestApp;
let browser: Browser;
let page: Page;
let staff: MadeStaff;

beforeAll(async () => {
  writeFileSync(join(folder, 'thanks.eml'), anEml({ html: '<script>document.title="ran"</script><p style="color:rgb(0,128,0)">Hello</p>' }));
  app = await startTestApp({ MAIL_FOLDER: folder });
  staff = await aStaffMember(app.database);
  browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
}, 60_000);
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${app.url}/console/outbox`);
  await page.fill('[name=email]', staff.email);
  await page.fill('[name=password]', staff.password);
  await page.click('text="Sign in" >> visible=true >> nth=-1');
  await page.waitForURL(`${app.url}/console/outbox`);
});
afterEach(() => page.close());
afterAll(async () => {
  await browser.close();
  await app.close();
  rmSync(folder, { recursive: true });
});

describe('the HTML part of a mail', () => {
  it('is seen in its own style, and none of its scripts run', async () => {
    await page.goto(`${app.url}/console/outbox/thanks.eml`);
    const paragraph = page.frameLocator('iframe').locator('p');
    expect(await paragraph.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(0, 128, 0)');
    expect(await page.frames()[1]?.title()).toBe('');
  });
});

describe('every page', () => {
  it.each(['/console/outbox', '/console/outbox/thanks.eml', '/console/queues'])('is usable by everyone, and fits a phone: %s', async (path) => {
    await page.goto(app.url + path);
    await page.evaluate(axe);
    const violations = await page.evaluate('axe.run({ iframes: false }).then((result) => result.violations.map(({ id }) => id))');
    expect(violations).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  });
});
