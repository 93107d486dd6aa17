import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Language } from '../../src/console/words/language.js';
import { speechOf } from '../../src/console/words/speech.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { aStaffMember } from './a-staff-member.js';
import { anEml } from './an-eml.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'outbox '));

let app: TestApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  writeFileSync(join(folder, 'thanks.eml'), anEml({ html: '<script>document.title="ran"</script><p style="color:rgb(0,128,0)">Hello</p>' }));
  app = await startTestApp({ MAIL_FOLDER: folder });
  browser = await openBrowser();
  await signIn();
});
afterAll(async () => {
  await browser.close();
  await app.close();
  rmSync(folder, { recursive: true });
});

/** One tab for all: to sign in anew for each page is most of the work. */
async function signIn(): Promise<void> {
  const staff = await aStaffMember(app.database);
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${app.url}/console/outbox`);
  await page.fill('[name=email]', staff.email);
  await page.fill('[name=password]', staff.password);
  await page.click('text="Sign in" >> visible=true >> nth=-1');
  await page.waitForURL(`${app.url}/console/outbox`);
}

describe('the HTML part of a mail', () => {
  it('is seen in its own style, and none of its scripts run', async () => {
    await page.goto(`${app.url}/console/outbox/thanks.eml`);
    const paragraph = page.frameLocator('iframe').locator('p');
    expect(await paragraph.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(0, 128, 0)');
    expect(await page.frames()[1]?.title()).toBe('');
  });
});

describe.each(['en', 'de', 'fr'])('every page in %s', (language) => {
  it.each(['/console/outbox', '/console/outbox/thanks.eml', '/console/queues', '/console/figures', '/console/figures/audits', '/console/refresh', '/console/mailings/new'])(
    'is usable by everyone, and fits a phone: %s',
    async (path) => {
      await page.context().addCookies([{ name: 'freshet_language', value: language, url: app.url }]);
      await page.goto(app.url + path);
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      await page.evaluate(axe);
      const violations = await page.evaluate('axe.run({ iframes: false }).then((result) => result.violations.map(({ id }) => id))');
      expect(violations).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    },
  );

  it('keeps a list as it is, in its own words', async () => {
    await page.context().addCookies([{ name: 'freshet_language', value: language, url: app.url }]);
    // What it says first may be over by the time a test that is slow looks at it.
    await page.addInitScript(`const said = (globalThis.said = []);
      new MutationObserver(() => said.push(document.querySelector('[data-live-state]')?.textContent)).observe(document, { subtree: true, childList: true, characterData: true });`);
    await page.goto(`${app.url}/console/queues`);
    const { say } = speechOf(language as Language);
    await page.waitForFunction((word) => document.querySelector('[data-live-state]')?.textContent?.startsWith(word), say('live.updated', { time: '' }));
    expect(await page.evaluate('said')).toContain(say('live.live'));
    await page.click('[data-live-toggle]');
    expect([await page.textContent('[data-live-state]'), await page.textContent('[data-live-toggle]')]).toEqual([say('live.paused'), say('live.resume')]);
  });
});
