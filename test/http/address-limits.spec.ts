import { kindOf } from '../../src/http/limits/address-limits.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { RedisServer } from '../support/redis-server.js';

const PER_MINUTE = 300;
/** A hundredth, and ten at the least. */
const WAYS_IN = 10;

let redis: RedisServer;
let test: TestApp;
let campaign: MadeCampaign;
let donation: string;

beforeAll(async () => {
  redis = await RedisServer.start();
  test = await startTestApp({ OPEN_RATE_PER_MINUTE: String(PER_MINUTE), REDIS_CACHE_URL: redis.url });
  campaign = await aCampaign(test.database, { closesAt: null });
  const client = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId));
  donation = (await client.give(campaign.slug, aGift())).json.id as string;
});

afterAll(async () => {
  await test.close();
  await redis.kill();
});

let networks = 0;
const aNetwork = () => `203.0.113.${++networks}`;
const ask = (path: string, from: string, init: RequestInit = {}) => fetch(test.url + path, { redirect: 'manual', ...init, headers: { 'x-forwarded-for': from, ...init.headers } });

/** Statuses of so many requests, ten at a time; none further once one was refused. */
async function statuses(times: number, one: () => Promise<Response>): Promise<number[]> {
  const found: number[] = [];
  while (found.length < times && !found.includes(429)) {
    const answers = await Promise.all(Array.from({ length: Math.min(10, times - found.length) }, one));
    for (const answer of answers) {
      found.push(answer.status);
      await answer.arrayBuffer();
    }
  }
  return found;
}

/**
 * How many were answered before one was refused. On a busy machine Redis may be given up for a moment, when nobody is counted:
 * then it takes more, but never less.
 */
async function answeredBefore(limit: number, one: () => Promise<Response>): Promise<number> {
  const found = await statuses(limit * 6, one);
  expect([found.length, found.includes(429)]).toEqual([expect.any(Number), true]);
  return found.filter((status) => status !== 429).length;
}

/** Whether what is asked for now is refused, once Redis counts again. */
async function isRefused(one: () => Promise<Response>): Promise<boolean> {
  for (;;) {
    const answer = await one();
    await answer.arrayBuffer();
    if (answer.headers.get('ratelimit') !== null) return answer.status === 429;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What is refused while so many ask that nothing is left, though some of it comes back all the while. */
async function refusalOf(path: string, from: string): Promise<Response> {
  for (;;) {
    const many = Promise.all(Array.from({ length: 30 }, () => ask('/api/v1/campaigns/nowhere', from)));
    const answer = await ask(path, from);
    await many;
    if (answer.status === 429) return answer;
    await answer.arrayBuffer();
  }
}

const refused = (found: readonly number[]) => found.filter((status) => status === 429).length;

describe('what is open', () => {
  it('tells how much is left to the network that asks', async () => {
    const answer = await ask(`/api/v1/campaigns/${campaign.slug}`, aNetwork());
    expect([answer.status, answer.headers.get('ratelimit-policy'), answer.headers.get('ratelimit')]).toEqual([200, `"address";q=${PER_MINUTE};w=60`, `"address";r=${PER_MINUTE - 1};t=1`]);
  });

  it('is told too often by a problem in the API and by a page elsewhere, with when to come again', async () => {
    const from = aNetwork();
    expect(await answeredBefore(PER_MINUTE, () => ask('/api/v1/campaigns/nowhere', from))).toBeGreaterThanOrEqual(PER_MINUTE);
    const [problem, page] = [await refusalOf(`/api/v1/campaigns/${campaign.slug}/donations`, from), await refusalOf(`/donations/${donation}`, from)];
    expect([problem.status, problem.headers.get('content-type'), Number(problem.headers.get('retry-after')) > 0]).toEqual([429, 'application/problem+json; charset=utf-8', true]);
    expect(await problem.json()).toMatchObject({ code: 'rate_limited', status: 429 });
    expect([page.status, page.headers.get('content-type')]).toEqual([429, 'text/html; charset=utf-8']);
    expect(await page.text()).not.toContain('at ');
  });

  it('costs other networks nothing, and one that changes within its 64 bits gains nothing', async () => {
    await answeredBefore(WAYS_IN, () => ask('/console/sign-in', '2001:db8:7:1::1'));
    expect(await isRefused(() => ask('/console/sign-in', '2001:db8:7:1:ffff:ffff:ffff:ffff'))).toBe(true);
    expect((await ask('/console/sign-in', '2001:db8:7:2::1')).status).toBe(200);
    expect((await ask('/console/sign-in', '::ffff:198.18.0.9')).status).toBe(200);
  });

  it('is not had by naming others in X-Forwarded-For: the last that no trusted proxy has counts', async () => {
    const from = aNetwork();
    let named = 0;
    expect(await answeredBefore(WAYS_IN, () => ask('/console/sign-in', `198.18.0.${++named % 250}, ${from}`))).toBeGreaterThanOrEqual(WAYS_IN);
  });

  it('asked for by a proxy of ours that does not say for whom is not limited: all donors would be shut out together', async () => {
    for (const from of ['', '10.1.2.3', '192.168.7.7', '::1', 'fd00::1']) expect([from, refused(await statuses(WAYS_IN + 10, () => ask('/console/sign-in', from)))]).toEqual([from, 0]);
  });

  it.each(['', 'x', '999.1.1.1', '1.2.3.4; DROP', ':::::', 'a'.repeat(5_000), '1.2.3.4, ::1%eth0'])('survives an address like %j', async (from) => {
    expect((await ask(`/api/v1/campaigns/${campaign.slug}`, from)).status).toBe(200);
  });
});

describe('ways in', () => {
  it('are asked for a hundredth as often, looking and sending alike, and reading goes on', async () => {
    const from = aNetwork();
    expect(await answeredBefore(WAYS_IN, () => ask('/console/forgotten-password', from))).toBeGreaterThanOrEqual(WAYS_IN);
    for (const path of ['/console/sign-in', '/console/new-password?token=x', '/console/new-address?token=x']) expect(await isRefused(() => ask(path, from))).toBe(true);
    expect(await isRefused(() => ask('/console/sign-in', from, { method: 'POST', body: new URLSearchParams({ email: 'a@example.org', password: 'x' }) }))).toBe(true);
    expect((await ask(`/donations/${donation}`, from)).status).toBe(200);
  });
});

describe('keys', () => {
  it('that nobody knows count for the network they are tried from', async () => {
    const from = aNetwork();
    let token = 0;
    const tried = await answeredBefore(PER_MINUTE, () => ask(`/api/v1/donations/${donation}`, from, { headers: { authorization: `Bearer fk_live_${++token}` } }));
    expect(tried).toBeGreaterThanOrEqual(PER_MINUTE);
    const own = await anApiKey(test.database, campaign.organisationId);
    expect((await ask(`/api/v1/donations/${donation}`, from, { headers: { authorization: `Bearer ${own}` } })).status).toBe(200);
  });
});

it('a campus behind one address on its giving day is not limited: pages for everybody are not counted', async () => {
  const from = aNetwork();
  const found = await statuses(3 * PER_MINUTE, () => ask(`/c/${campaign.slug}`, from));
  expect(found.every((status) => status === 200)).toBe(true);
  expect((await ask(`/c/${campaign.slug}`, from)).headers.get('ratelimit')).toBe(null);
  expect(await isRefused(() => ask(`/donations/${donation}`, from))).toBe(false);
});

it.each([
  ['GET', '/c/a', null], ['GET', '/', null], ['GET', '/g/a', null], ['POST', '/c/a/donations', null], ['GET', '/health/live', null], ['GET', '/metrics', null], ['GET', '/assets/a.js', null],
  ['GET', '/console', null], ['GET', '/console/sign-inner', null], ['GET', '/api/v1/campaigns', null], ['PUT', '/api/v1/campaigns/a/settings', null], ['POST', '/api/v1/campaigns/a/donations', null],
  ['GET', '/api/v1/campaigns/a?x=/donations', 'read'], ['HEAD', '/donations/1', 'read'], ['GET', '/donations/1/receipt.pdf', 'read'], ['GET', '/u/token', 'read'], ['GET', '/console/sign-in/factor', 'sign-in'], ['POST', '/console/sign-in?next=/', 'sign-in'],
] as const)('%s %s is %s', (method, url, kind) => {
  expect(kindOf(method, url)).toBe(kind);
});

it('without Redis everybody may read, and ways in stay open', async () => {
  await redis.kill();
  const from = aNetwork();
  const found = await statuses(PER_MINUTE + 100, () => ask('/api/v1/campaigns/nowhere', from));
  expect(refused(found)).toBe(0);
  expect(refused(await statuses(WAYS_IN + 10, () => ask('/console/sign-in', from)))).toBe(0);
});
