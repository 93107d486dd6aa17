import { parse } from 'csv-parse/sync';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { JobQueues } from '../../src/queues/job-queues.js';
import { aCampaign, anOrganisation } from '../factories/a-campaign.js';
import { aMailing } from '../factories/a-mailing.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { expectUsableInEveryLook, hindrances } from '../support/looks.js';
import { emptyQueues, until } from '../support/worker.js';
import { aStaffMember } from './a-staff-member.js';
import { LISTS } from './every-list.js';
import type { Listed } from './list-case.js';
import { promisesTo } from './pledge-lists.js';
import { Visitors } from './screens.js';

const ROWS = 8;

const mailFolder = mkdtempSync(join(tmpdir(), 'lists '));

let app: TestApp;
let us: Listed;
let visitors: Visitors;

beforeAll(async () => {
  app = await startTestApp({ MAIL_FOLDER: mailFolder });
  await until('the queues to be reached', async () => app.app.get(JobQueues, { strict: false }).get('report').getWaitingCount().then(() => true, () => false));
  await emptyQueues(app.app);
  const organisationId = await anOrganisation(app.database, { name: 'Lakeside University' });
  await anOrganisation(app.database, { name: 'Riverside Library' });
  const admin = await aStaffMember(app.database, { role: 'client_admin', organisationId });
  await aStaffMember(app.database, { role: 'client_editor', organisationId });
  const campaign = await aCampaign(app.database, { organisationId, title: 'The boathouse roof' });
  const mailing = await aMailing(app.app, organisationId, { subject: 'Tomorrow is the day' });
  const [endpoint] = await sql<{ id: string }>(`INSERT INTO webhook_endpoints (id, organisation_id, url, event_types, secret, created_at, created_by) VALUES (uuidv7(), $1, 'https://crm.lakeside.example/freshet', '{donation.captured}', '', now(), 'test') RETURNING id`, [organisationId]);
  await sql(`INSERT INTO donors (id, organisation_id, email, name) VALUES (uuidv7(), $1, 'first@lakeside.example', 'Ada')`, [organisationId]);
  us = { app, organisationId, word: 'lakeside', campaign, mailing, endpoint: endpoint!.id, mailFolder, ...(await promisesTo(app, organisationId, campaign, 'lakeside')) };
  for (const list of LISTS) await list.plant(us, ROWS);
  visitors = new Visitors(app);
  await visitors.open();
  await visitors.signIn('admin', admin);
  await visitors.signIn('engineer', await aStaffMember(app.database));
});
afterAll(async () => {
  await visitors.close();
  await app.close();
  rmSync(mailFolder, { recursive: true });
});

const sql = <Found>(statement: string, parameters: unknown[] = []) => app.database.transactions.run('platform', (tx) => tx.rows<Found>(statement, parameters));

/** The screens of lists, and whose they are. */
const SCREENS = [
  ['admin', 'donations', () => '/console/donations'], ['admin', 'donors', () => '/console/donors'], ['admin', 'tags', () => '/console/tags'], ['admin', 'segments', () => '/console/segments'],
  ['admin', 'campaigns', () => '/console/campaigns'], ['admin', 'giving-days', () => '/console/giving-days'], ['admin', 'imports', () => '/console/imports'], ['admin', 'reports', () => '/console/reports'],
  ['admin', 'mailings', () => '/console/mailings'], ['admin', 'messages', () => `/console/mailings/${us.mailing}/messages`], ['admin', 'staff', () => '/console/staff'], ['admin', 'api-keys', () => '/console/api-keys'],
  ['admin', 'webhooks', () => '/console/webhooks'], ['admin', 'deliveries', () => `/console/webhooks/${us.endpoint}`], ['admin', 'audit', () => '/console/engine/audit'],
  ['admin', 'matches', () => '/console/matches'], ['admin', 'challenges', () => '/console/matches/challenges'], ['admin', 'shares', () => `/console/matches/${us.match}`], ['engineer', 'set-aside', () => '/console/engine/set-aside'], ['engineer', 'outbox', () => '/console/outbox'],
] as const;

/** Those that nobody looks at on their way through other specs. */
const SEEN_HERE_ALONE = ['mailings', 'staff', 'tags', 'set-aside', 'outbox'];

/** One of money, one with many heads, and one with levers in its rows: here everything is pressed. */
const IN_DEPTH = ['donations', 'staff', 'set-aside'];

/** Cells that are levers and hold nothing that a file could. */
const LEVERS = /^(Levers|Cockpit|Send again)$/;

const list = (page: Page) => page.locator('.list:not(.is-bare)').last();

/** What stands above the columns of the list, without the marks of its order. */
const heads = async (page: Page) => (await list(page).locator('thead th').allTextContents()).map((text) => text.replace(/[↑↓↕]/g, '').trim());

async function exported(page: Page): Promise<string[][]> {
  const href = await page.locator('a[href*="export.csv"]').getAttribute('href');
  const answer = await page.request.get(app.url + (href ?? ''));
  expect([href, answer.status()]).toEqual([href, 200]);
  return parse(await answer.text(), { bom: true });
}

/** What is shown under each key, in its order. */
const keysOf = (page: Page) => list(page).locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-key')));

/** The file has as many columns and rows as are shown. */
async function expectFileAsShown(page: Page): Promise<void> {
  const shown = (await heads(page)).filter((head) => !LEVERS.test(head));
  const [head = [], ...lines] = await exported(page);
  expect(head).toHaveLength(shown.length);
  expect(lines).toHaveLength(await list(page).locator('tbody tr').count());
}

/** Whoever follows the address of a page sees the same in the same order. */
async function expectSameByAddress(page: Page): Promise<void> {
  const [before, headsBefore] = [await keysOf(page), await heads(page)];
  await page.goto(page.url());
  await list(page).locator('tbody tr').first().waitFor();
  expect([await keysOf(page), await heads(page)]).toEqual([before, headsBefore]);
}

/** Sorts by the nth head that can be pressed. */
async function sortBy(page: Page, nth: number): Promise<void> {
  await list(page).locator('thead button').nth(nth).press('Enter');
  await list(page).locator('thead th').nth(await columnOf(page, nth)).and(page.locator('[aria-sort]')).waitFor();
  await list(page).and(page.locator('[aria-busy=false]')).waitFor();
  expect(await page.locator('text="This could not be shown"').count()).toBe(0);
}

// That a list's API takes every sort and column of its screen, both ways, is asked of each in api/every-list.spec.ts.
it.each(SCREENS)('a screen of lists has in its file what it shows, is sorted by the keyboard, and a link shows a colleague the same: %s, %s', async (who, _name, path) => {
  const page = await visitors.visit(who, path());
  await list(page).locator('tbody tr').first().waitFor();
  await expectFileAsShown(page);
  expect(await page.locator('.list-end').last().textContent()).toMatch(/^That is all/);
  await sortBy(page, 0);
  expect(new URL(page.url()).search).toMatch(/sort=/);
  await expectFileAsShown(page);
  await expectSameByAddress(page);
  await page.close();
});

it.each(SCREENS.filter(([, name]) => IN_DEPTH.includes(name)))('a screen of lists has every column in its file, and is sorted by every head that can be pressed: %s, %s', async (who, _name, path) => {
  const page = await visitors.visit(who, path());
  await list(page).locator('tbody tr').first().waitFor();
  await page.getByRole('button', { name: 'Columns' }).click();
  for (const box of await page.locator('.mantine-Popover-dropdown input[type=checkbox]').all()) {
    if (await box.isChecked()) continue;
    await box.click();
    await until('the column to be chosen', () => box.isChecked());
  }
  await page.keyboard.press('Escape');
  await expectFileAsShown(page);
  const sortable = await list(page).locator('thead button').count();
  expect(sortable).toBeGreaterThan(1);
  for (let nth = 0; nth < sortable; nth += 1) await sortBy(page, nth);
  await expectSameByAddress(page);
  await page.close();
});

/** In which column the nth head is that can be pressed. */
const columnOf = (page: Page, nth: number) => list(page).locator('thead th').evaluateAll((all, at) => all.map((th, column) => (th.querySelector('button') === null ? -1 : column)).filter((column) => column >= 0)[at] ?? -1, nth);

it.each(SCREENS.filter(([, name]) => SEEN_HERE_ALONE.includes(name)))('a screen of lists is usable by everyone in every light and size: %s, %s', async (who, name, path) => {
  const page = await visitors.visit(who, path());
  await list(page).locator('tbody tr').first().waitFor();
  await expectUsableInEveryLook(page, `list-${name}`);
  await page.close();
});

it('staff are searched, narrowed down and led to the page of one of them, where everything can be done to them without script', async () => {
  const page = await visitors.visit('admin', '/console/staff');
  await page.getByRole('searchbox').fill('robin');
  await page.waitForURL(/search=robin/);
  await page.waitForFunction(() => document.querySelectorAll('.list tbody tr').length === 2);
  expect(await page.locator('.list tbody tr:has-text("You") a').count()).toBe(0);
  await page.click('.list tbody a');
  await page.waitForSelector('h1:has-text("Robin Reed")');
  await expectUsableInEveryLook(page, 'staff-member');
  await page.click('main button:has-text("Deactivate")');
  await page.waitForSelector('main button:has-text("Reactivate")');
  await page.click('.way-back a');
  await page.waitForURL(/\/console\/staff\?organisation=/);
  await list(page).locator('tr:has-text("Robin Reed") >> text="Deactivated"').waitFor();
  await page.click('main a:has-text("Second factor")');
  await page.waitForSelector('text="Demand a second factor"');
  expect(await hindrances(page)).toEqual([]);
  await page.close();
});

it('an engineer sees the people of the platform, and those of each client', async () => {
  const page = await visitors.visit('engineer', '/console/staff?of=platform');
  await list(page).locator('tbody tr').first().waitFor();
  expect(await list(page).locator('tbody tr').count()).toBe(1);
  await page.getByRole('combobox', { name: 'Whose people' }).click();
  await page.locator('[role=option]:visible', { hasText: 'Of an organisation' }).click();
  await page.waitForFunction(() => !location.search.includes('of=platform'));
  await page.getByRole('combobox', { name: 'Organisation' }).waitFor();
  await page.close();
});

it('a job that was set aside is tried once more or thrown away, after having been asked', async () => {
  // A proof of who it is holds for ten minutes, which a busy machine may have taken by now.
  await visitors.signIn('engineer', await aStaffMember(app.database));
  const page = await visitors.visit('engineer', '/console/engine/set-aside');
  await list(page).locator('tbody tr').first().waitFor();
  const before = await list(page).locator('tbody tr').count();
  await page.locator('text="Discard"').first().click();
  await page.click('text="Yes, discard it"');
  await page.waitForFunction((rows) => document.querySelectorAll('.list tbody tr').length === rows, before - 1);
  await page.locator('text="Retry"').first().click();
  await page.waitForFunction((rows) => document.querySelectorAll('.list tbody tr').length === rows, before - 2);
  expect(await hindrances(page)).toEqual([]);
  await page.close();
});

it('has complained about nothing: no refused style or script, no error', () => {
  expect(visitors.complaints).toEqual([]);
});
