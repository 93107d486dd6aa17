import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { INestApplicationContext } from '@nestjs/common';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { FigureAudits } from '../../src/operations/figures/figure-audits.js';
import { OutboxRelay } from '../../src/queues/outbox-relay.js';
import { next, type MadeCampaign } from '../factories/a-campaign.js';
import { aGivingDay, campaignsOf } from '../factories/a-giving-day.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser, screenshotPath } from '../support/browser.js';
import { emptyQueues, startWorker } from '../support/worker.js';
import { aStaffMember } from './a-staff-member.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

let app: TestApp;
let workers: INestApplicationContext[];
let browser: Browser;
let storageState: StorageState;
let campaigns: MadeCampaign[];

beforeAll(async () => {
  app = await startTestApp();
  workers = [await startWorker('transactional', app.database.url), await startWorker('forced-refresh', app.database.url)];
  await emptyQueues(workers[0]!);
  await workers[0]!.init();
  campaigns = await campaignsOf(app.database, await aGivingDay(app.database, { slug: 'lantern-day' }), 4);
  for (const campaign of campaigns) for (let gift = 0; gift < 3; gift += 1) await give(campaign);
  await app.app.get(FigureAudits, { strict: false }).hold();
  browser = await openBrowser();
  storageState = await signIn();
});

afterAll(async () => {
  await browser.close();
  for (const worker of workers) await worker.close();
  await app.close();
});

const give = async (campaign: MadeCampaign) => bookAlone(app.database, { campaign, donorId: await aDonor(app.database, campaign.organisationId), amount: 2_500 + next() });

/** As customer success, at `path`. */
async function visit(path: string, viewport: typeof DESK, colorScheme: 'light' | 'dark', javaScriptEnabled = true): Promise<Page> {
  const page = await browser.newPage({ viewport, colorScheme, javaScriptEnabled, storageState });
  await page.goto(app.url + path);
  return page;
}

async function signIn(): Promise<StorageState> {
  const { email, password } = await aStaffMember(app.database, { role: 'customer_success' });
  const page = await browser.newPage();
  await page.goto(`${app.url}/console/sign-in`);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await page.click('main button[type=submit]');
  await page.waitForURL((url) => url.pathname !== '/console/sign-in');
  return page.context().storageState();
}

const LOOKS = [
  [DESK, 'light'],
  [DESK, 'dark'],
  [PHONE, 'light'],
  [PHONE, 'dark'],
] as const;

describe('the figures of a giving day', () => {
  it.each(LOOKS)('are refreshed before the eyes of whoever pressed the button, at %j in %s', async (viewport, colorScheme) => {
    const page = await visit('/console/figures/giving-day/lantern-day', viewport, colorScheme);
    for (const campaign of campaigns) await give(campaign);
    await page.click('text="Refresh now"');
    await page.waitForSelector('.refresh-panel');
    await workers[0]!.get(OutboxRelay, { strict: false }).relay();
    await page.waitForSelector('[data-progress=done] .changes ins', { timeout: 20_000 });
    expect(await page.textContent('.refresh-state')).toMatch(/Done/);
    const size = `${viewport.width}-${colorScheme}`;
    await page.screenshot({ path: screenshotPath(`figures-day-${size}`), fullPage: true });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await page.evaluate(axe);
    expect(await page.evaluate('axe.run().then((result) => result.violations.map(({ id, nodes }) => [id, nodes[0].html]))')).toEqual([]);
    await page.close();
  });

  it('are refreshed without script, too', async () => {
    const page = await visit(`/console/figures/campaign/${campaigns[0]!.slug}`, PHONE, 'light', false);
    await page.click('text="Refresh now"');
    await page.waitForSelector('text="Look again"');
    await workers[0]!.get(OutboxRelay, { strict: false }).relay();
    const deadline = Date.now() + 20_000;
    while ((await page.locator('[data-progress=done]').count()) === 0 && Date.now() < deadline) await page.click('text="Look again"');
    expect(await page.textContent('.refresh-state')).toMatch(/Done/);
    await page.close();
  });
});

describe('every page about figures', () => {
  it.each(['/console/figures', '/console/figures/audits', 'campaign'])('fits a phone and a desk, and is usable by everyone: %s', async (path) => {
    const at = path === 'campaign' ? `/console/figures/campaign/${campaigns[0]!.slug}` : path;
    for (const [viewport, colorScheme] of LOOKS) {
      const page = await visit(at, viewport, colorScheme);
      const name = path.split('/').at(-1);
      await page.screenshot({ path: screenshotPath(`figures-page-${name}-${viewport.width}-${colorScheme}`), fullPage: true });
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      await page.evaluate(axe);
      expect(await page.evaluate('axe.run().then((result) => result.violations.map(({ id, nodes }) => [id, nodes[0].html]))')).toEqual([]);
      await page.close();
    }
  });
});
