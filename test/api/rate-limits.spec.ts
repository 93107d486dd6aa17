import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient, type ApiAnswer } from '../factories/a-donor.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { RedisServer } from '../support/redis-server.js';

const PER_MINUTE = 6;

let redis: RedisServer;
let test: TestApp;
let campaign: MadeCampaign;

beforeAll(async () => {
  redis = await RedisServer.start();
  test = await startTestApp({ API_RATE_PER_MINUTE: String(PER_MINUTE), REDIS_CACHE_URL: redis.url });
  campaign = await aCampaign(test.database);
});

afterAll(async () => {
  await test.close();
  await redis.kill();
});

const aClient = async () => new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId));
const ask = (client: ApiClient) => client.get(`/api/v1/donations/${campaign.id}`);

async function askTimes(client: ApiClient, times: number): Promise<ApiAnswer[]> {
  const answers: ApiAnswer[] = [];
  for (let time = 0; time < times; time += 1) answers.push(await ask(client));
  return answers;
}

describe('a key', () => {
  it('is told what is left of its limit', async () => {
    const [first, second] = await askTimes(await aClient(), 2);
    expect(first?.headers['ratelimit-policy']).toBe('"key";q=6;w=60');
    expect(first?.headers['ratelimit']).toBe('"key";r=5;t=10');
    // One comes back in ten seconds, and one of those may be over.
    expect(second?.headers['ratelimit']).toMatch(/^"key";r=4;t=(1\d|20)$/);
  });

  it('that asks too often is told when to come again', async () => {
    const answers = await askTimes(await aClient(), PER_MINUTE + 1);
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: PER_MINUTE }, () => 404), 429]);
    const { json, headers } = answers.at(-1) as ApiAnswer;
    expect([json.code, headers['content-type'], headers['ratelimit']?.startsWith('"key";r=0;t=')]).toEqual(['rate_limited', 'application/problem+json; charset=utf-8', true]);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(10);
  });

  it('costs no other key anything', async () => {
    await askTimes(await aClient(), PER_MINUTE + 1);
    expect((await ask(await aClient())).status).toBe(404);
  });

  it('has one limit however many ask with it at once', async () => {
    const client = await aClient();
    const statuses = (await Promise.all(Array.from({ length: 20 }, () => ask(client)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(PER_MINUTE);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20 - PER_MINUTE);
  });
});

it('without a key there is nothing to count', async () => {
  const { status, headers } = await new ApiClient(test.url, null).get(`/api/v1/campaigns/${campaign.slug}`);
  expect([status, headers['ratelimit']]).toEqual([200, undefined]);
});

it('without Redis nobody is turned away', async () => {
  const client = await aClient();
  await redis.kill();
  const answers = await askTimes(client, PER_MINUTE * 2);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
  expect(answers.at(-1)?.headers['ratelimit']).toBeUndefined();
});
