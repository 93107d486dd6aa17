import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { MadeCampaign } from '../factories/a-campaign.js';
import { aGivingDay, campaignsOf, type MadeGivingDay } from '../factories/a-giving-day.js';
import { aChallenge, pledgeVerbs } from '../factories/a-match.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { DESK, expectUsableInEveryLook, hindrances, PHONE } from '../support/looks.js';
import { aStaffMember } from './a-staff-member.js';
import { giveThroughApi } from './give-through-api.js';
import { Visitors } from './screens.js';

let app: TestApp;
let visitors: Visitors;
let day: MadeGivingDay;
let campaign: MadeCampaign;

beforeAll(async () => {
  app = await startTestApp();
  day = await aGivingDay(app.database, { slug: 'lantern-day' });
  [campaign] = (await campaignsOf(app.database, day, 1)) as [MadeCampaign];
  // Far from where the browser is: what a field says is meant by clocks of the organisation.
  await rows(`UPDATE organisations SET time_zone = 'Asia/Tokyo' WHERE id = $1`, [day.organisationId]);
  visitors = new Visitors(app);
  await visitors.open();
  await visitors.signIn('admin', await aStaffMember(app.database, { role: 'client_admin', organisationId: day.organisationId }));
  await visitors.signIn('editor', await aStaffMember(app.database, { role: 'client_editor', organisationId: day.organisationId }));
  await visitors.signIn('engineer', await aStaffMember(app.database));
});
afterAll(async () => {
  await visitors.close();
  await app.close();
});

const rows = <Row>(sql: string, parameters: unknown[] = []) => app.database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));
const figure = (page: Page, name: string) => page.locator(`main [data-figure=${name}]`).first().textContent();

/** Looks at a page in every light and size, and goes on with it as on a desk. */
async function lookAt(page: Page, name: string): Promise<void> {
  await expectUsableInEveryLook(page, `screen-${name}`);
  await page.setViewportSize(DESK);
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

describe('a match', () => {
  it('is made by an editor, with what is wrong said at its field, seen used up while gifts come in, raised and ended with fresh numbers', async () => {
    const page = await visitors.visit('editor', '/console/matches');
    await page.waitForSelector('.state:has-text("No matches"):has-text("Nothing so far.")');
    await page.click('.state >> text="New match"');
    await page.getByLabel('Sponsor').fill('The Class of 1998');
    await choose(page, 'Giving day', 'The day lantern-day');
    await page.getByLabel('Closes (time in Asia/Tokyo)').fill('1999-01-01T09:00');
    await page.getByLabel('Pool (GBP)').fill('60');
    await page.click('text="Make this match"');
    await page.waitForSelector('text="is before it opens"');
    await lookAt(page, 'match-new');
    await page.getByLabel('Closes (time in Asia/Tokyo)').fill('2099-01-01T09:00');
    await page.click('text="Make this match"');
    await page.waitForSelector('.screen-title .badge:text-is("Open")');
    expect(await rows(`SELECT sponsor, pool::text, closes_at::text FROM matches`)).toEqual([{ sponsor: 'The Class of 1998', pool: '6000', closes_at: expect.stringContaining('2099-01-01 00:00:00') }]);
    await page.waitForSelector('.live-mark.is-live');
    await giveThroughApi(app, campaign, 'Wren');
    await page.waitForSelector('[data-figure=allotted]:has-text("£25")');
    const cockpit = await visitors.visit('admin', '/console/cockpit/lantern-day');
    await cockpit.waitForSelector('[data-match=open]:has-text("£35 left of £60")');
    for (const name of ['Ada', 'Noor']) await giveThroughApi(app, campaign, name);
    await page.waitForSelector('.screen-title .badge:text-is("Used up")');
    expect([await figure(page, 'allotted'), await figure(page, 'left'), await figure(page, 'gifts')]).toEqual(['£60', '£0', '3']);
    await page.waitForSelector('[data-title="Came short by"]:has-text("£15")');
    await lookAt(page, 'match');
    await cockpit.waitForSelector('.problem:has-text("Match of The Class of 1998: the pool is used up")');
    await lookAt(cockpit, 'cockpit-pledges');
    await cockpit.locator('.problem:has-text("The Class of 1998")').getByText('Look').click();
    await cockpit.waitForSelector('h1:has-text("The Class of 1998")');
    await cockpit.close();
    await page.click('text="Change the pool"');
    await page.getByLabel('New pool (GBP)').fill('10');
    await page.locator('.mantine-Modal-content').getByText('Save').click();
    await page.waitForSelector('text="More than that is allotted by now. The pool can be raised, but not be made less."');
    await page.getByLabel('New pool (GBP)').fill('100');
    await page.locator('.mantine-Modal-content').getByText('Save').click();
    await page.waitForSelector('[data-figure=allotted]:has-text("£75")');
    expect(await page.getByLabel('Pool (GBP)').first().inputValue()).toBe('100');
    await page.click('text="End the match"');
    await page.waitForSelector('text="End it with £75 allotted"');
    expect(await hindrances(page)).toEqual([]);
    await page.click('text="End it with £75 allotted"');
    await page.waitForSelector('.screen-title .badge:text-is("Ended")');
    expect(await page.locator('text="Enter the payment"').count()).toBe(0);
    await page.click('text="Take the end back"');
    await page.waitForSelector('.screen-title .badge:text-is("Open")');
    expect(visitors.complaints.filter((complaint) => !complaint.includes('status of 4'))).toEqual([]);
    await page.close();
  });

  it('that has ended leads whoever may to a gift with what the sponsor owes in it', async () => {
    const [match] = (await rows<{ id: string }>(`SELECT id FROM matches`)) as [{ id: string }];
    const page = await visitors.visit('admin', `/console/matches/${match.id}`);
    await page.click('text="End the match"');
    await page.click('text="End it with £75 allotted"');
    await page.click('text="Enter the payment"');
    await page.waitForSelector('h1:has-text("Enter a gift")');
    expect(await page.getByLabel('Name', { exact: true }).first().inputValue()).toBe('The Class of 1998');
    await page.goBack();
    await page.waitForSelector('[data-figure=owed]:has-text("£75")');
    await page.close();
  });

  it('is made on a phone in the dark, in German', async () => {
    const page = await visitors.visit('editor', '/console/matches/-', { viewport: PHONE, colorScheme: 'dark', locale: 'de-DE' });
    await page.getByLabel('Sponsor').fill('Jahrgang 1998');
    await choose(page, 'Wofür', 'Eine Kampagne');
    await page.getByRole('combobox', { name: 'Kampagne' }).click();
    await page.getByRole('option').nth(1).click();
    await page.getByLabel('Endet (Zeit in Asia/Tokyo)').fill('2099-01-01T09:00');
    await page.getByLabel('Topf (GBP)').fill('1000');
    await page.click('text="Verdopplung anlegen"');
    await page.waitForSelector('.screen-title .badge:text-is("Läuft")');
    expect(await hindrances(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await page.close();
  });

  it('is looked at by engineers, who are offered nothing to do', async () => {
    const page = await visitors.visit('engineer', '/console/matches');
    await page.waitForSelector('.list tbody tr');
    expect(await page.locator('text="New match"').count()).toBe(0);
    await page.locator('.list tbody a').first().click();
    await page.waitForSelector('[data-figure=owed]');
    for (const lever of ['Change the pool', 'End the match', 'Save']) expect([lever, await page.locator(`main >> text="${lever}"`).count()]).toEqual([lever, 0]);
    await page.close();
  });

  it('stands in a list that is sorted, narrowed down and searched', async () => {
    const page = await visitors.visit('editor', '/console/matches');
    await page.waitForSelector('.list tbody tr');
    await lookAt(page, 'matches');
    await page.locator('th').getByText('Sponsor').click();
    await page.waitForURL(/sort=sponsor/);
    await page.waitForSelector('.list tbody tr:first-child a:has-text("Jahrgang 1998")');
    await choose(page, 'Status', 'Ended');
    await page.waitForFunction(() => document.querySelectorAll('.list tbody tr').length === 1);
    expect(await page.locator('.list tbody a').first().textContent()).toBe('The Class of 1998');
    await page.getByRole('searchbox').fill('nobody of that name');
    await page.waitForSelector('.state:has-text("Nothing fits what was asked for.")');
    await page.click('text="Show all"');
    await page.waitForFunction(() => document.querySelectorAll('.list tbody tr').length > 1 && !/search=|state=/.test(location.search));
    await page.close();
  });
});

describe('a challenge', () => {
  it('is made, moves while gifts come in, and is withdrawn at what it has reached', async () => {
    const page = await visitors.visit('editor', '/console/matches/challenges');
    await page.waitForSelector('text="No challenges"');
    await page.click('text="New challenge"');
    await page.getByLabel('Sponsor').fill('Ada Lovelace');
    await choose(page, 'Giving day', 'The day lantern-day');
    await page.getByLabel('Closes (time in Asia/Tokyo)').fill('2099-01-01T09:00');
    await choose(page, 'What is counted', 'Amount');
    await page.getByLabel('Threshold (GBP)').fill('200');
    await page.getByLabel('Reward', { exact: false }).first().fill('A new boathouse');
    await lookAt(page, 'challenge-new');
    await page.click('text="Make this challenge"');
    await page.waitForSelector('.screen-title .badge:text-is("Open")');
    const [made] = (await rows<{ id: never }>(`SELECT id FROM challenges`)) as [{ id: never }];
    await giveThroughApi(app, campaign, 'Ines');
    // It is open since the minute began, and what was given to matches may be of the same minute.
    const [{ gifts }] = (await rows<{ gifts: number }>(`SELECT count(*)::integer AS gifts FROM donations, challenges WHERE challenges.id = $1 AND captured_at >= opens_at`, [made.id])) as [{ gifts: number }];
    expect(gifts).toBeGreaterThan(0);
    await pledgeVerbs(app.database).count.run({ id: made.id, organisationId: day.organisationId });
    await page.waitForSelector(`[data-figure=progress]:has-text("£${25 * gifts}")`);
    await lookAt(page, 'challenge');
    await giveThroughApi(app, campaign, 'Tomasz');
    await page.click('text="Withdraw it"');
    await page.click(`text="Withdraw it at £${25 * (gifts + 1)}"`);
    await page.waitForSelector('.screen-title .badge:text-is("Last gifts are counted")');
    await page.close();
  });

  it('that is met keeps everything but the sponsor’s name, and stands on the cockpit while it is on', async () => {
    const challenge = await aChallenge(app.database, campaign, { sponsor: 'Grace Hopper', threshold: 1 });
    await pledgeVerbs(app.database).count.run(challenge);
    const page = await visitors.visit('editor', `/console/matches/challenges/${challenge.id}`);
    await page.waitForSelector('.screen-title .badge:text-is("Met")');
    expect(await page.getByLabel('Reward', { exact: false }).first().getAttribute('readonly')).not.toBeNull();
    await page.getByLabel('Sponsor').fill('Rear Admiral Hopper');
    await page.click('text="Save"');
    await page.waitForSelector('h1:has-text("Rear Admiral Hopper")');
    await page.goto(`${app.url}/console/cockpit/lantern-day`);
    await page.waitForSelector('[data-challenge=met]:has-text("Rear Admiral Hopper")');
    await page.goto(`${app.url}/console/matches/challenges`);
    await page.waitForSelector('.list tbody tr');
    await lookAt(page, 'challenges');
    await page.close();
  });
});
