import { Redis } from 'ioredis';
import { startTestApp, type TestApp } from '../support/app.js';
import { RedisServer } from '../support/redis-server.js';
import { until } from '../support/worker.js';

let site: TestApp;
let server: RedisServer;

beforeAll(async () => {
  server = await RedisServer.start();
  site = await startTestApp({ REDIS_QUEUE_URL: server.url });
});
afterAll(async () => {
  await site.close();
  await server.kill();
});

const probe = async (path: string) => {
  const answer = await fetch(site.url + path);
  return { status: answer.status, queue: ((await answer.json()) as { dependencies: { queue: string } }).dependencies.queue };
};

const says = (queue: string) => until(`the probe to say ${queue}`, async () => (await probe('/health/ready')).queue === queue);

describe('a ready probe', () => {
  it('says so when the queue’s Redis is full, which takes no donation away', async () => {
    await says('up');
    expect(await probe('/health/ready/queues')).toEqual({ status: 200, queue: 'up' });
    const admin = new Redis(server.url);
    await admin.config('SET', 'maxmemory', '1');
    await says('full');
    expect(await probe('/health/ready/queues')).toEqual({ status: 503, queue: 'full' });
    expect((await probe('/health/ready')).status).toBe(200);
    await admin.config('SET', 'maxmemory', '0');
    admin.disconnect();
    await says('up');
  });

  it('says so when it hangs, and when it is gone', async () => {
    server.freeze();
    await says('down');
    server.thaw();
    await says('up');
    await server.kill();
    await says('down');
    expect(await probe('/health/ready')).toEqual({ status: 200, queue: 'down' });
    expect(await probe('/health/ready/queues')).toEqual({ status: 503, queue: 'down' });
    await server.revive();
    await says('up');
  });
});

it('a web process starts without the queue’s Redis', async () => {
  const other = await startTestApp({ REDIS_QUEUE_URL: 'redis://127.0.0.1:9' });
  expect((await fetch(`${other.url}/health/ready`)).status).toBe(200);
  expect(await (await fetch(`${other.url}/metrics`)).text()).toContain('freshet_queue_readable{queue="email"} 0');
  await other.close();
});
