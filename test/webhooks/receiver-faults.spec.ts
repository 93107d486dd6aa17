import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { aGift } from '../factories/a-gift.js';
import { freePort } from '../support/free-port.js';
import { until } from '../support/worker.js';
import { answers, Receiver } from './a-receiver.js';
import { WebhookDesk } from './webhook-desk.js';

/** A server that does this to each connection. */
async function aServer(treat: (socket: Socket) => void): Promise<{ url: string; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer().on('connection', (socket) => {
    sockets.add(socket.on('error', () => undefined));
    treat(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const aSilentServer = () => aServer(() => undefined);

describe('a receiver that is waited for for half a second, and', () => {
  let desk: WebhookDesk;

  beforeAll(async () => {
    desk = await WebhookDesk.open({ WEBHOOK_TIMEOUT_MS: '500' });
  });

  afterAll(() => desk.close());

  it('takes the connection and says nothing is given up after the time-out', async () => {
    const silent = await aSilentServer();
    const { id } = await desk.addEndpoint(silent.url);
    expect(await desk.probe(id)).toMatchObject({ status: 'waiting', failure: 'timeout', response: null, nextAttemptAt: expect.any(String) });
    await silent.close();
  });

  it('begins an answer and never ends it is given up, too', async () => {
    const receiver = await Receiver.start();
    receiver.behave((response) => void response.writeHead(200).write('well'));
    const { id } = await desk.addEndpoint(receiver.url);
    expect(await desk.probe(id)).toMatchObject({ failure: 'timeout' });
    await receiver.close();
  });
});

describe('a receiver that', () => {
  let desk: WebhookDesk;

  beforeAll(async () => {
    desk = await WebhookDesk.open();
  });

  afterAll(() => desk.close());

  it('refuses connections, or closes them, is tried again', async () => {
    const { id: refusing } = await desk.addEndpoint(`http://127.0.0.1:${await freePort()}/`);
    expect(await desk.probe(refusing)).toMatchObject({ status: 'waiting', failure: 'refused' });
    const closing = await aServer((socket) => void socket.destroy());
    const { id } = await desk.addEndpoint(closing.url);
    expect(await desk.probe(id)).toMatchObject({ status: 'waiting', failure: 'closed' });
    await closing.close();
  });

  it('redirects to where secrets are kept leads nowhere', async () => {
    const secrets = await Receiver.start();
    const receiver = await Receiver.start();
    const { id } = await desk.addEndpoint(receiver.url);
    for (const location of ['http://169.254.169.254/latest/meta-data/', secrets.url]) {
      receiver.behave(answers(307, { location }));
      expect(await desk.probe(id)).toMatchObject({ status: 'waiting', response: { status: 307 } });
      await desk.site.database.transactions.run('platform', (tx) => tx.rows(`UPDATE webhook_endpoints SET rest_until = NULL WHERE id = $1`, [id]));
    }
    expect(secrets.received).toEqual([]);
    await Promise.all([receiver.close(), secrets.close()]);
  });

  it('answers five gigabytes is hung up on after the first bytes', async () => {
    const receiver = await Receiver.start();
    let written = 0;
    receiver.behave((response) => {
      response.writeHead(200, { 'content-length': String(5 * 1024 ** 3) });
      const chunk = Buffer.alloc(64 * 1024, 'x');
      const more = () => {
        while (!response.destroyed && response.write(chunk)) written += chunk.length;
      };
      response.on('drain', more);
      response.on('error', () => undefined);
      more();
    });
    const { id } = await desk.addEndpoint(receiver.url);
    const { status, response } = await desk.probe(id);
    expect([status, response?.status, response?.start]).toEqual(['delivered', 200, 'x'.repeat(1_000)]);
    expect(written).toBeLessThan(50 * 1024 ** 2);
    await receiver.close();
  });

  it('answers what no database can keep has it kept all the same', async () => {
    const receiver = await Receiver.start();
    receiver.behave((response) => void response.writeHead(500).end(Buffer.from([0x00, 0xff, 0xc3, 0x28, 0x41])));
    const { id } = await desk.addEndpoint(receiver.url);
    expect((await desk.probe(id)).response).toMatchObject({ status: 500, start: expect.stringMatching(/A$/) });
    await receiver.close();
  });

  it('asks for time is given it', async () => {
    const receiver = await Receiver.start();
    receiver.behave(answers(429, { 'retry-after': '3600' }));
    const { id } = await desk.addEndpoint(receiver.url);
    const { nextAttemptAt } = await desk.probe(id);
    expect(Date.parse(nextAttemptAt ?? '')).toBeGreaterThan(Date.now() + 3_500_000);
    await receiver.close();
  });

  it('stalls holds up neither receivers that do not, nor receipts', async () => {
    const silent = await aSilentServer();
    const receiver = await Receiver.start();
    for (let stalled = 0; stalled < 5; stalled += 1) await desk.addEndpoint(silent.url);
    const { id } = await desk.addEndpoint(receiver.url);
    const given = await Promise.all(Array.from({ length: 20 }, () => desk.client.give(desk.campaign.slug, aGift())));
    await until('all twenty to have been told', () => receiver.received.length === 20);
    const told = receiver.received.map(({ body }) => (JSON.parse(body) as { data: { donation: string } }).data.donation);
    expect(told.toSorted()).toEqual(given.map(({ json }) => json.id).toSorted());
    const waiting = async () =>
      Number((await desk.site.database.transactions.run('platform', (tx) => tx.row<{ count: string }>(`SELECT count(*) FROM outbox WHERE job = 'send-receipt' AND relayed_at IS NULL`)))?.count);
    await until('no receipt to wait for the queue', async () => (await waiting()) === 0);
    await until('what was delivered to be booked', async () => (await desk.deliveries(id, '?status=delivered')).length === 20);
    await Promise.all([silent.close(), receiver.close()]);
  });
});
