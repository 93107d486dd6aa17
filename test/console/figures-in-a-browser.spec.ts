import type { INestApplicationContext } from '@nestjs/common';
import type { Browser, Page } from 'playwright-core';
import { FigureAudits } from '../../src/operations/figures/figure-audits.js';
import { OutboxRelay } from '../../src/queues/outbox-relay.js';
import { next, type MadeCampaign } from '../factories/a-campaign.js';
import { aGivingDay, campaignsOf } from '../factories/a-giving-day.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Tabs, type StorageState } from '../support/tabs.js';
import { openBrowser } from '../support/browser.js';
import { DESK, expectUsableInEveryLook, PHONE } from '../support/looks.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';
import { aStaffMember } from './a-staff-member.js';
import { signedIn } from './screens.js';

let app: TestApp;
let workers: INestApplicationContext[];
let browser: Browser;
let tabs: Tabs;
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
  tabs = new Tabs(browser);
  storageState = await signedIn(app, await aStaffMember(app.database, { role: 'customer_success' }));
});

afterAll(async () => {
  await browser.close();
  for (const worker of workers) await worker.close();
  await app.close();
});

const give = async (campaign: MadeCampaign) => bookAlone(app.database, { campaign, donorId: await aDonor(app.database, campaign.organisationId), amount: 2_500 + next() });

/** As customer success, at `path`. */
async function visit(path: string, viewport: typeof DESK, javaScriptEnabled = true): Promise<Page> {
  const page = await (javaScriptEnabled ? tabs.open({ storageState, locale: 'en-GB' }, { viewport, colorScheme: 'light' }) : browser.newPage({ viewport, javaScriptEnabled, storageState }));
  await page.goto(app.url + path);
  return page;
}

describe('the figures of a giving day', () => {
  it('are refreshed before the eyes of whoever pressed the button', async () => {
    const page = await visit('/console/figures/giving-day/lantern-day', DESK);
    for (const campaign of campaigns) await give(campaign);
    await page.click('text="Refresh now"');
    await page.waitForSelector('.refresh-panel');
    await workers[0]!.get(OutboxRelay, { strict: false }).relay();
    await page.waitForSelector('[data-progress=done] .changes ins');
    expect(await page.textContent('.refresh-state')).toMatch(/Done/);
    await expectUsableInEveryLook(page, 'figures-day');
    await page.close();
  });

  it('are refreshed without script, too', async () => {
    const page = await visit(`/console/figures/campaign/${campaigns[0]!.slug}`, PHONE, false);
    await page.click('text="Refresh now"');
    await page.waitForSelector('text="Look again"');
    await workers[0]!.get(OutboxRelay, { strict: false }).relay();
    await until('the refresh to be done', async () => {
      if ((await page.locator('[data-progress=done]').count()) > 0) return true;
      await page.click('text="Look again"');
      return false;
    });
    expect(await page.textContent('.refresh-state')).toMatch(/Done/);
    await page.close();
  });
});

describe('every page about figures', () => {
  it.each(['/console/figures', '/console/figures/audits', 'campaign'])('fits a phone and a desk, and is usable by everyone: %s', async (path) => {
    const at = path === 'campaign' ? `/console/figures/campaign/${campaigns[0]!.slug}` : path;
    const page = await visit(at, DESK);
    await expectUsableInEveryLook(page, `figures-page-${path.split('/').at(-1)}`);
    await page.close();
  });
});
