import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CampaignHighlights } from '../../src/donations/campaign-highlights.figures.js';
import { OutboxRelay } from '../../src/queues/outbox-relay.js';
import type { MadeCampaign } from '../factories/a-campaign.js';
import { aGivingDay, campaignsOf, type MadeGivingDay } from '../factories/a-giving-day.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { expectUsableInEveryLook, hindrances, PHONE } from '../support/looks.js';
import { emptyQueues, startWorker } from '../support/worker.js';
import { aStaffMember } from './a-staff-member.js';
import { giveThroughApi } from './give-through-api.js';
import { Visitors } from './screens.js';

let app: TestApp;
let workers: INestApplicationContext[];
let visitors: Visitors;
let day: MadeGivingDay;
let campaigns: MadeCampaign[];

beforeAll(async () => {
  app = await startTestApp();
  workers = [await startWorker('transactional', app.database.url), await startWorker('forced-refresh', app.database.url)];
  await emptyQueues(workers[0]!);
  await workers[0]!.init();
  day = await aGivingDay(app.database, { slug: 'lantern-day' });
  campaigns = await campaignsOf(app.database, day, 3);
  for (const campaign of campaigns) await bookAlone(app.database, { campaign, donorId: await aDonor(app.database, day.organisationId), amount: 12_300 });
  await giveThroughApi(app, campaigns[0]!, 'Wren');
  for (const { id } of campaigns) await app.app.get(CampaignHighlights, { strict: false }).hourlyRaised.of(id, { forceRefresh: true });
  visitors = new Visitors(app);
  await visitors.open();
  await visitors.signIn('success', await aStaffMember(app.database, { role: 'customer_success' }));
  await visitors.signIn('admin', await aStaffMember(app.database, { role: 'client_admin', organisationId: day.organisationId }));
  await visitors.signIn('engineer', await aStaffMember(app.database));
});
afterAll(async () => {
  await visitors.close();
  for (const worker of workers) await worker.close();
  await app.close();
});

describe('customer success', () => {
  it('comes to the day that is on, sees a gift arrive, and has figures computed while looking on', async () => {
    const page = await visitors.visit('success', '/console');
    await page.waitForURL('**/console/cockpit/lantern-day');
    await page.waitForSelector('.live-mark.is-live');
    const raised = await page.textContent('[data-figure=raised]');
    await giveThroughApi(app, campaigns[1]!, 'Ada');
    await page.waitForFunction((before) => document.querySelector('[data-figure=raised]')?.textContent !== before, raised);
    await page.click('text="Refresh now"');
    await page.click('text="Compute now"');
    await page.waitForSelector('.refresh-progress');
    await workers[0]!.get(OutboxRelay, { strict: false }).relay();
    await page.waitForSelector('.refresh-progress[data-finished=true]');
    expect(await page.textContent('.refresh-progress [role=status]')).toMatch(/^Done: \d+ in/);
    expect(await hindrances(page)).toEqual([]);
    await page.close();
  });

  it('reads every chart as a table, too', async () => {
    const page = await visitors.visit('success', '/console/cockpit/lantern-day');
    await page.waitForSelector('.chart-drawing .recharts-surface');
    await page.locator('text="Show as table"').first().click();
    await page.locator('.chart-table tbody tr').nth(20).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.close();
  });

  it('reads it in German and in French, and is told so again the next time', async () => {
    const page = await visitors.visit('success', '/console/donors', { locale: 'de-DE' });
    await page.waitForSelector('h1:has-text("Spender")');
    expect(await page.evaluate('document.documentElement.lang')).toBe('de');
    await page.selectOption('.frame-side select', 'fr');
    await page.waitForSelector('h1:has-text("Donateurs")');
    await page.reload();
    await page.waitForSelector('h1:has-text("Donateurs")');
    await page.close();
  });
});

describe('a client’s admin', () => {
  it('finds a donation, and gives back a part of it after having been asked', async () => {
    const page = await visitors.visit('admin', '/console/donations');
    await page.getByRole('searchbox').fill('wren');
    await page.waitForURL(/search=wren/);
    await page.waitForFunction(() => document.querySelectorAll('.list tbody tr').length === 1);
    await page.reload();
    await page.click('.list tbody a');
    await page.click('text="Refund"');
    await page.getByLabel('Amount (GBP)').fill('5');
    await page.click('text="Give back £5"');
    await page.click('text="Yes, give back £5"');
    await page.waitForSelector('text="£5 has been given back."');
    expect(await hindrances(page)).toEqual([]);
    await page.locator('.form >> text="Close"').click();
    await page.waitForSelector('.screen-title >> text="Partly refunded"');
    await page.close();
  });

  it('says from how much on a second person has to agree, and somebody else then agrees', async () => {
    const page = await visitors.visit('admin', '/console/refund-limits');
    await page.getByLabel('From (GBP)').fill('8');
    const saved = page.waitForResponse((response) => response.request().method() === 'PUT' && response.url().includes('/refund-limits'));
    await page.click('text="Save"');
    expect((await saved).ok()).toBe(true);
    await page.waitForFunction(() => !document.querySelector('.mantine-Button-root[data-loading]'));
    expect(await hindrances(page)).toEqual([]);
    await page.goto(new URL('/console/donations?search=wren', page.url()).href);
    await page.click('.list tbody a');
    await page.click('text="Refund"');
    await page.waitForSelector('text="From £3 on, a second person has to agree."');
    await page.getByLabel('Amount (GBP)').fill('4');
    await page.click('text="Give back £4"');
    await page.click('text="Yes, give back £4"');
    await page.waitForSelector('text="£4 wait until a second person agrees. Nothing has gone back yet."');
    await page.locator('.form >> text="Close"').click();
    await page.waitForSelector('text="You asked for it: somebody else has to agree."');
    expect(await page.getByRole('button', { name: 'Agree' }).count()).toBe(0);
    expect(await hindrances(page)).toEqual([]);
    const other = await visitors.visit('success', new URL(page.url()).pathname);
    await page.close();
    await other.click('text="Agree"');
    await other.click('text="Yes, give back £4"');
    await other.waitForSelector('text=Agreed to by somebody of the platform.');
    expect(await hindrances(other)).toEqual([]);
    await other.close();
  });

  it('sorts and chooses columns by the keyboard, and the address and the export say the same', async () => {
    const page = await visitors.visit('admin', '/console/donations');
    await page.waitForSelector('.list tbody tr');
    await page.locator('.list thead button', { hasText: 'Amount' }).press('Enter');
    await page.waitForURL(/sort=amount/);
    await page.waitForSelector('th[aria-sort=descending]:has-text("Amount")');
    await page.getByRole('button', { name: 'Columns' }).press('Enter');
    await page.getByLabel('Message').press('Space');
    await page.waitForURL(/columns=.*message/);
    await page.keyboard.press('Escape');
    await page.waitForSelector('a[href*="export.csv"][href*="sort=amount"][href*="message"]');
    await page.close();
  });

  it('changes a campaign, and is told which field cannot be so', async () => {
    const page = await visitors.visit('admin', `/console/campaigns/${campaigns[2]!.slug}`);
    await page.getByLabel('Title', { exact: false }).first().fill('The island roof');
    await page.click('text="Save"');
    await page.waitForSelector('text="Saved"');
    await page.getByLabel('Largest gift (GBP)').fill('0.50');
    await page.click('text="Save"');
    await page.waitForSelector('[role=alert]');
    await page.waitForSelector('.mantine-InputWrapper-error');
    expect(await hindrances(page)).toEqual([]);
    await page.close();
  });

  it('has no way to the engine room, and finds nothing there', async () => {
    const page = await visitors.visit('admin', '/console/engine/queues');
    await page.waitForSelector('text="There is nothing here"');
    expect(await page.locator('.menu a[href*="/engine/queues"]').count()).toBe(0);
    await page.close();
  });
});

describe('an engineer', () => {
  it('comes to the queues, sets a level after having been asked, and everyone sees it', async () => {
    const page = await visitors.visit('engineer', '/console');
    await page.waitForURL('**/console/engine/queues');
    await page.click('.level.is-1');
    await page.click('text="Yes, set level 1"');
    await page.waitForSelector('.level.is-1[aria-pressed=true]');
    await page.waitForSelector('.emergency:has-text("Emergency level 1.")');
    const seen = await visitors.visit('admin', '/console/donors');
    await seen.waitForSelector('.emergency:has-text("Reports")');
    await seen.close();
    await page.click('.level.is-0');
    await page.waitForSelector('.level.is-0[aria-pressed=true]');
    await page.close();
  });
});

describe('every screen', () => {
  const screens = [
    ['success', '/console/cockpit/lantern-day', '.totals'], ['success', '/console/donations', '.list tbody tr'], ['success', '/console/donors', '.list tbody tr'], ['success', '/console/campaigns', '.list tbody tr'],
    ['success', '/console/giving-days', '.list tbody tr'], ['success', '/console/giving-days/lantern-day', 'main form'], ['success', '/console/campaigns/-', 'main form'], ['engineer', '/console/engine/queues', '.levels'],
    ['engineer', '/console/engine/caches', '.chart'], ['engineer', '/console/engine/database', '.panel'], ['engineer', '/console/engine/audit', '.list-tools'],
  ] as const;

  it.each(screens)('is usable by everyone in every light and size: %s %s', async (who, path, landmark) => {
    const page = await visitors.visit(who, path);
    await page.waitForSelector(landmark);
    await expectUsableInEveryLook(page, `screen-${path.split('/').slice(2).join('-')}`);
    await page.close();
  });

  it('loads little before it is drawn: all script and style of a first screen, as sent', async () => {
    const page = await visitors.visit('success', '/console/donations');
    await page.waitForSelector('.list tbody tr');
    const sizes = (await page.evaluate(`performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/') && /[.](js|css)$/.test(name)).map(({ encodedBodySize }) => encodedBodySize)`)) as number[];
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    process.stdout.write(`first screen: ${bytes} B of script and style in ${sizes.length} files\n`);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(200 * 1_024);
    await page.close();
  });

  it('says when it cannot be shown, and shows it when asked again', async () => {
    const page = await visitors.visit('success', '/console/giving-days');
    await page.waitForSelector('.list tbody tr');
    await page.route('**/console/api/donors?**', (route) => route.abort());
    await page.click('.menu a:has-text("Donors")');
    await page.waitForSelector('text="This could not be shown"');
    await page.unroute('**/console/api/donors?**');
    await page.click('text="Try again"');
    await page.waitForSelector('.list tbody tr');
    await page.close();
    visitors.complaints.splice(0, visitors.complaints.length, ...visitors.complaints.filter((complaint) => !complaint.includes('ERR_FAILED')));
  });

  it('leads to the sign-in page once the session has ended, and back', async () => {
    const page = await visitors.visit('success', '/console/donors', { viewport: PHONE });
    await page.waitForSelector('.list tbody tr');
    await page.context().clearCookies();
    await page.getByRole('searchbox').fill('x');
    await page.waitForURL(/sign-in\?next=%2Fconsole%2Fdonors/);
    await page.close();
    visitors.complaints.splice(0, visitors.complaints.length, ...visitors.complaints.filter((complaint) => !complaint.includes('401')));
  });

  it('has complained about nothing: no refused style or script, no error', () => {
    expect(visitors.complaints.filter((complaint) => !/422|404/.test(complaint))).toEqual([]);
  });
});
