import type { INestApplicationContext } from '@nestjs/common';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { MatchId } from '../../src/shared/ids.js';
import { aCampaign, anOrganisation, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { aGivingDay, type MadeGivingDay } from '../factories/a-giving-day.js';
import { aChallenge, aMatch } from '../factories/a-match.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { expectUsableInEveryLook, expectUsableInEverySize } from '../support/looks.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

const HOUR_MS = 3_600_000;

describe('what sponsors promise, in a browser', () => {
  let app: TestApp;
  let worker: INestApplicationContext;
  let browser: Browser;
  let client: ApiClient;
  let day: MadeGivingDay;
  let campaign: MadeCampaign;
  let match: MatchId;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    worker = await startWorker('transactional', app.database.url);
    await emptyQueues(worker);
    browser = await openBrowser();
    const organisationId = await anOrganisation(app.database, { name: 'Ashcombe University' });
    client = new ApiClient(app.url, await anApiKey(app.database, organisationId));
    day = await aGivingDay(app.database, { organisationId, slug: 'ashcombe-gives' });
    campaign = await aCampaign(app.database, { organisationId, slug: 'night-library', title: 'Keep the library open all night' });
    await app.database.transactions.run('platform', (tx) => tx.rows(`UPDATE campaigns SET giving_day_id = $1 WHERE id = $2`, [day.id, campaign.id]));
    const ofDay = { givingDay: day.slug, campaign: null };
    match = (await aMatch(app.database, organisationId, { sponsor: 'The Class of 1998', pool: 20_000, mostPerGift: 10_000 }, ofDay)).id;
    await aMatch(app.database, campaign, { sponsor: 'A sponsor whose name is as long as nobody would ever have thought that a name could be', percent: 50, opensAt: new Date(Date.now() + HOUR_MS), closesAt: new Date(Date.now() + 2 * HOUR_MS) });
    await aChallenge(app.database, organisationId, { kind: 'donors', threshold: 4, reward: 'A year of Sunday opening', rewardAmount: 2_500_000 }, ofDay);
    await aChallenge(app.database, campaign, { kind: 'amount', threshold: 1, reward: 'A reading lamp for every desk' });
    await aChallenge(app.database, campaign, { kind: 'gifts', threshold: 900, reward: 'Missed by a little', opensAt: new Date(Date.now() - 2 * HOUR_MS), closesAt: new Date(Date.now() - HOUR_MS) });
    await give(3_000);
  });

  afterAll(async () => {
    await browser.close();
    await worker.close();
    await app.close();
  });

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });

  const give = async (amount: number) => {
    const answer = await client.give(campaign.slug, aGift({ amount }));
    expect(answer.status).toBe(201);
    return answer.json.id;
  };

  const open = async (path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> => {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 }, ...options });
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(app.url + path);
    return page;
  };

  const leftOn = async (page: Page) => Number(await page.locator(`[data-pledge="${match}"] [data-figure=left]`).getAttribute('value'));
  const barOn = async (page: Page) => Number(await page.locator(`[data-pledge="${match}"] progress`).getAttribute('value'));

  it('stands on the pages of a campaign and of its day, without scripts too, and can be read by everybody', async () => {
    await until('the challenge to be met', async () => ((await client.get(`/api/v1/campaigns/${campaign.slug}`)).json['challenges'] as { state: string }[]).some(({ state }) => state === 'met'));
    for (const path of [`/c/${campaign.slug}`, `/g/${day.slug}`]) {
      const page = await open(path, { javaScriptEnabled: false });
      expect(await page.locator(`[data-pledge="${match}"] h3`).innerText()).toBe('The Class of 1998 doubles every gift');
      expect([await leftOn(page), await page.locator('.pledge').count()]).toEqual([17_000, path.startsWith('/c/') ? 5 : 2]);
    }
    await expectUsableInEveryLook(await open(`/c/${campaign.slug}`), 'matches-campaign');
    await expectUsableInEveryLook(await open(`/g/${day.slug}`), 'matches-day');
    await expectUsableInEveryLook(await open(`/donations/${await give(200)}`), 'matches-donation');
  });

  it('moves on a page that somebody only watches, and says so when nothing is left', async () => {
    const [onCampaign, onDay] = [await open(`/c/${campaign.slug}`), await open(`/g/${day.slug}`)];
    // A page that everyone shares may be a second behind.
    const before = (await client.get(`/api/v1/matches/${match}`)).json['left'] as number;
    await give(4_000);
    await until('the bars to move', async () => (await leftOn(onCampaign)) === before - 4_000 && (await barOn(onCampaign)) === before - 4_000);
    await until('that of the day to move', async () => (await leftOn(onDay)) === before - 4_000);
    const last = await give(90_000);
    expect((await client.get(`/api/v1/donations/${last}`)).json['matches']).toEqual([expect.objectContaining({ id: match, amount: 10_000 })]);
    await give(90_000);
    await until('both to say that it is used up', async () => {
      const said = await Promise.all([onCampaign, onDay].map((page) => page.locator(`[data-pledge="${match}"].is-exhausted`).count()));
      return said.every((count) => count === 1);
    });
    expect(await onCampaign.locator(`[data-pledge="${match}"]`).innerText()).toContain('All £200 have been added');
    expect(await onCampaign.locator('.match-line').isVisible()).toBe(false);
  });

  it.each(['de', 'ja', 'ar-EG'])('speaks the language of its page: %s', async (locale) => {
    await app.database.transactions.run('platform', (tx) => tx.rows(`UPDATE campaigns SET locale = $2 WHERE id = $1`, [campaign.id, locale]));
    const page = await open(`/c/${campaign.slug}`);
    await until('the page to be drawn anew', async () => {
      await page.reload();
      return (await page.locator('html').getAttribute('lang'))?.startsWith(locale.slice(0, 2)) ?? false;
    });
    expect(await page.locator('.pledges').innerText()).not.toMatch(/\{\w+\}|doubles|Reached/);
    await expectUsableInEverySize(page, `matches-${locale}`);
  });
});
