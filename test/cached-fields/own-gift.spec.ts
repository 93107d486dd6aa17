import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aForm, aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { RedisServer } from '../support/redis-server.js';

let web: TestApp;
let other: TestApp;
let redis: RedisServer;
let campaign: MadeCampaign;
let key: string;

beforeAll(async () => {
  redis = await RedisServer.start();
  web = await startTestApp({ REDIS_CACHE_URL: redis.url });
  other = await startTestApp({ REDIS_CACHE_URL: redis.url, DATABASE_URL: web.database.url });
  campaign = await aCampaign(web.database, { minimum: 1 });
  key = await anApiKey(web.database, campaign.organisationId);
}, 60_000);

afterAll(async () => {
  await Promise.all([web.close(), other.close()]);
  await redis.kill();
});

async function give(amount: number): Promise<string> {
  const answer = await fetch(`${web.url}/api/v1/campaigns/${campaign.slug}/donations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(aGift({ amount })),
  });
  return ((await answer.json()) as { readToken: string }).readToken;
}

interface View {
  readonly totalRaised: { readonly amount: number; readonly tier: string; readonly stale: boolean; readonly asOf: string };
  readonly donorCount: { readonly value: number };
  readonly donationCount: { readonly value: number };
}

const view = async (url: string, init: RequestInit = {}, query = '') => (await (await fetch(`${url}/api/v1/campaigns/${campaign.slug}${query}`, init)).json()) as View;

/** Gives one unit, and at once reads from the other process with the token, `times` times over. */
async function giveAndRead(times: number, disturb: (time: number) => Promise<unknown> = async () => undefined): Promise<void> {
  const { totalRaised, donationCount } = await view(web.url, {}, `?readToken=${await give(1)}`);
  for (let time = 1; time <= times; time += 1) {
    const token = await give(1);
    await disturb(time);
    const read = await view(other.url, { headers: { 'freshet-read-token': token } });
    if (read.totalRaised.amount !== totalRaised.amount + time) throw new Error(`gift ${time} is missing: ${JSON.stringify(read)}`);
    expect(read.donationCount.value).toBe(donationCount.value + time);
  }
}

describe('whoever has just given', () => {
  it('is shown their gift in 700 of 700 immediate reads by another process', () => giveAndRead(700), 120_000);

  it('is shown it in 150 of 150 while Redis is flushed again and again', () => giveAndRead(150, async (time) => time % 3 === 0 && redis.flush()), 60_000);

  it('is shown it in 150 of 150 with Redis gone, and afterwards', async () => {
    await giveAndRead(100, async (time) => time === 1 && redis.kill());
    await redis.revive();
    await giveAndRead(50);
  }, 60_000);

  it('is shown it on the page by the cookie that the form gave, in a rendering that nobody keeps', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await fetch(`${web.url}/c/${campaign.slug}/donations`, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(aForm({ amount: '12345' })) });
    expect(sent.status).toBe(303);
    const cookie = sent.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
    const page = await fetch(`${other.url}/c/${campaign.slug}`, { headers: { cookie } });
    expect(page.headers.get('cache-control')).toMatch(/private/);
    const { totalRaised } = await view(other.url);
    expect(await page.text()).toContain(`value="${totalRaised.amount}"`);
    expect(totalRaised.amount).toBeGreaterThan(1_234_500);
  });

  it('gains nothing with a token that we did not sign', async () => {
    const answer = await fetch(`${other.url}/api/v1/campaigns/${campaign.slug}?readToken=made.up`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control') ?? '').not.toMatch(/private/);
  });

  it('reads where each figure came from and how old it is', async () => {
    const { totalRaised } = await view(web.url);
    expect(totalRaised).toMatchObject({ stale: false, tier: expect.stringMatching(/^(memory|redis|columns)$/) });
    expect(Date.now() - new Date(totalRaised.asOf).getTime()).toBeLessThan(10_000);
  });
});
