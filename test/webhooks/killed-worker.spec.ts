import { aCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { RedisServer } from '../support/redis-server.js';
import { until } from '../support/worker.js';
import { WorkerProcess } from '../support/worker-process.js';
import { answers, Receiver } from './a-receiver.js';

let site: TestApp;
let redis: RedisServer;
let receiver: Receiver;

beforeAll(async () => {
  redis = await RedisServer.start();
  receiver = await Receiver.start();
  site = await startTestApp({ WEBHOOK_LOOPBACK: 'allowed' });
});

afterAll(async () => {
  await receiver.close();
  await site.close();
  await redis.kill();
});

it('a worker that is killed while it delivers loses nothing, and the second copy has the same id', async () => {
  const campaign = await aCampaign(site.database);
  const client = new ApiClient(site.url, await anApiKey(site.database, campaign.organisationId));
  const made = await client.post('/api/v1/webhook-endpoints', JSON.stringify({ url: receiver.url, eventTypes: ['donation.captured'] }), { 'content-type': 'application/json' });
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const surroundings = { databaseUrl: site.database.url, queueUrl: redis.url, extra: { WEBHOOK_LOOPBACK: 'allowed', WEBHOOK_TIMEOUT_MS: '3000' } };
  const worker = await WorkerProcess.start('transactional', surroundings);
  // It takes the request and keeps whoever sent it waiting for the answer.
  receiver.behave(() => undefined);
  await client.give(campaign.slug, aGift());
  await until('it to be under way', () => receiver.received.length === 1);
  worker.signal('SIGKILL');
  receiver.behave(answers(200));
  const listed = async () => (await client.get(`/api/v1/webhook-endpoints/${made.json.id}/deliveries`)).json['deliveries'];
  await until('it to be delivered by the next', async () => JSON.stringify(await listed()).includes('"delivered"'), 180_000);
  expect(await worker.stop()).toBe(0);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(receiver.received).toHaveLength(2);
  expect(await listed()).toEqual([expect.objectContaining({ attempts: 2, status: 'delivered' })]);
}, 300_000);
