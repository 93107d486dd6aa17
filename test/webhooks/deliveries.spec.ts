import { Webhook } from 'standardwebhooks';
import { aGift } from '../factories/a-gift.js';
import { anOrganisation } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { anApiKey } from '../factories/an-api-key.js';
import { until } from '../support/worker.js';
import { answers, Receiver, type Received } from './a-receiver.js';
import { WebhookDesk } from './webhook-desk.js';

let desk: WebhookDesk;
let receiver: Receiver;

beforeAll(async () => {
  desk = await WebhookDesk.open();
});

afterAll(() => desk.close());

beforeEach(async () => {
  receiver = await Receiver.start();
});

afterEach(() => receiver.close());

const verify = (secret: string, { body, headers }: Received) => new Webhook(secret).verify(body, headers) as { type: string; timestamp: string; data: Record<string, unknown> };

const first = async (): Promise<Received> => {
  await until('something to be received', () => receiver.received.length > 0);
  return receiver.received[0] as Received;
};

describe('a webhook', () => {
  it('tells of a gift within seconds, signed, and says nothing of who gave it', async () => {
    const { id, secret } = await desk.addEndpoint(receiver.url);
    const { json } = await desk.client.give(desk.campaign.slug, aGift({ message: 'well done' }));
    const received = await first();
    expect(verify(secret, received)).toEqual({ type: 'donation.captured', timestamp: expect.any(String), data: { donation: json.id, amount: 2_500, currency: 'GBP' } });
    expect([received.path, received.headers['content-type'], /example\.org|well done|Donor/.test(received.body)]).toEqual(['/hook', 'application/json; charset=utf-8', false]);
    await until('it to be booked', async () => (await desk.deliveries(id))[0]?.status === 'delivered');
    expect((await desk.deliveries(id))[0]).toMatchObject({ event: { id: received.headers['webhook-id'], type: 'donation.captured' }, attempts: 1, response: { status: 204, start: '' }, nextAttemptAt: null });
  });

  it('tells of a refund and of a gift that failed', async () => {
    await desk.addEndpoint(receiver.url, ['donation.refunded', 'donation.failed']);
    const { json } = await desk.client.give(desk.campaign.slug, aGift());
    const refund = await desk.client.post(`/api/v1/donations/${json.id}/refunds`, JSON.stringify({ amount: 500 }), { 'content-type': 'application/json' });
    const failed = await desk.client.give(desk.campaign.slug, aGift({ payment: { method: 'sandbox', card: '4000000000000002' } }));
    await until('both to be received', () => receiver.received.length === 2);
    const told = receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: object });
    expect(told).toContainEqual(expect.objectContaining({ type: 'donation.refunded', data: { donation: json.id, refund: refund.json.id, amount: 500, currency: 'GBP' } }));
    expect(told).toContainEqual(expect.objectContaining({ type: 'donation.failed', data: { donation: failed.json.id, failure: 'card_declined' } }));
  });

  it('is sent to every endpoint that listens, and to no other organisation', async () => {
    const other = new ApiClient(desk.site.url, await anApiKey(desk.site.database, await anOrganisation(desk.site.database)));
    const foreign = await Receiver.start();
    await other.post('/api/v1/webhook-endpoints', JSON.stringify({ url: foreign.url, eventTypes: ['donation.captured'] }), { 'content-type': 'application/json' });
    const second = await Receiver.start();
    await desk.addEndpoint(receiver.url);
    await desk.addEndpoint(second.url);
    await desk.client.give(desk.campaign.slug, aGift());
    await until('both to have it', () => receiver.received.length === 1 && second.received.length === 1);
    // One event, whose id both may share: each copy is for another receiver.
    expect(second.received[0]?.headers['webhook-id']).toBe(receiver.received[0]?.headers['webhook-id']);
    expect(foreign.received).toEqual([]);
    await Promise.all([foreign.close(), second.close()]);
  });

  it('of what was rolled back never exists', async () => {
    const { id } = await desk.addEndpoint(receiver.url);
    const { Events } = await import('../../src/organisations/events.js');
    const events = desk.site.app.get(Events, { strict: false });
    const organisationId = desk.campaign.organisationId;
    const rolledBack = desk.site.database.transactions.run({ organisationId }, async (tx) => {
      await events.add(tx, organisationId, 'donation.captured', { donation: 'none' });
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    expect(await desk.deliveries(id)).toEqual([]);
  });
});

describe('a secret', () => {
  it('is shown when it is made and never again, and is not in the database as it is', async () => {
    const { id, secret } = await desk.addEndpoint(receiver.url);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    expect(JSON.stringify(await desk.endpoint(id))).not.toContain('whsec_');
    const [row] = await desk.site.database.transactions.run('platform', (tx) => tx.rows<{ secret: Buffer }>(`SELECT secret FROM webhook_endpoints WHERE id = $1`, [id]));
    expect(row?.secret.includes(Buffer.from(secret.slice(6)))).toBe(false);
  });

  it('and the one before it both sign for a day', async () => {
    const { id, secret: before } = await desk.addEndpoint(receiver.url);
    const { json } = await desk.post(`/${id}/secret-rotations`);
    const after = String(json['secret']);
    await desk.probe(id);
    const both = receiver.received[0] as Received;
    expect(both.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    for (const secret of [before, after]) expect(verify(secret, both).type).toBe('webhook.test');
    await desk.site.database.transactions.run('platform', (tx) => tx.rows(`UPDATE webhook_endpoints SET previous_secret_until = now() - interval '1 s' WHERE id = $1`, [id]));
    await desk.probe(id);
    const one = receiver.received[1] as Received;
    expect(verify(after, one).type).toBe('webhook.test');
    expect(() => verify(before, one)).toThrow('No matching signature');
  });
});

describe('what has been delivered', () => {
  it('is sent again when it is asked for, under the same id', async () => {
    const { id } = await desk.addEndpoint(receiver.url);
    const { id: deliveryId } = await desk.probe(id);
    expect((await desk.post(`/${id}/deliveries/${deliveryId}/replays`)).json).toMatchObject({ status: 'waiting', attempts: 0 });
    await until('the second copy', () => receiver.received.length === 2);
    const [one, two] = receiver.received as [Received, Received];
    expect([two.headers['webhook-id'], two.body]).toEqual([one.headers['webhook-id'], one.body]);
  });

  it('is listed in pages and by status', async () => {
    const { id } = await desk.addEndpoint(receiver.url);
    for (let sent = 0; sent < 3; sent += 1) await desk.probe(id);
    const page = await desk.client.get(`/api/v1/webhook-endpoints/${id}/deliveries?limit=2`);
    const rest = await desk.deliveries(id, `?cursor=${page.json.nextCursor}`);
    const ids = [...(page.json['deliveries'] as { id: string }[]), ...rest].map(({ id: deliveryId }) => deliveryId);
    expect([ids.length, new Set(ids).size]).toEqual([3, 3]);
    expect(await desk.deliveries(id, '?status=failed')).toEqual([]);
  });
});

describe('an endpoint', () => {
  it('that is disabled is sent nothing, and what waited goes out once it is enabled', async () => {
    receiver.behave(answers(503));
    const { id } = await desk.addEndpoint(receiver.url);
    await desk.probe(id);
    const put = (enabled: boolean) => desk.client.put(`/api/v1/webhook-endpoints/${id}`, JSON.stringify({ url: receiver.url, eventTypes: ['donation.captured'], enabled }));
    expect((await put(false)).json).toMatchObject({ enabled: false, disabledBecause: 'staff' });
    expect(await desk.post(`/${id}/test-events`)).toMatchObject({ status: 409, json: { code: 'webhook_endpoint_disabled' } });
    receiver.behave(answers(200));
    const before = receiver.received.length;
    await desk.site.database.transactions.run('platform', (tx) => tx.rows(`UPDATE webhook_deliveries SET due_at = now() WHERE endpoint_id = $1`, [id]));
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(receiver.received).toHaveLength(before);
    expect((await put(true)).json).toMatchObject({ enabled: true, failures: 0, failingSince: null });
    await until('what waited', () => receiver.received.length === before + 1);
  });

  it('is forgotten with all that was sent to it', async () => {
    const { id } = await desk.addEndpoint(receiver.url);
    await desk.probe(id);
    expect((await desk.client.delete(`/api/v1/webhook-endpoints/${id}`)).status).toBe(204);
    expect((await desk.endpoint(id)).code).toBe('webhook_endpoint_not_found');
  });

  it.each([
    ['http://crm.example/hook', 'not_https'],
    ['ftp://crm.example/hook', 'not_https'],
    ['https://10.0.0.1/hook', 'not_public'],
    ['https://169.254.169.254/latest/meta-data', 'not_public'],
    ['https://[fd00:ec2::254]/', 'not_public'],
    ['https://[::ffff:169.254.169.254]/', 'not_public'],
    ['https://2852039166/', 'not_public'],
    ['https://user:word@crm.example/', 'malformed'],
    ['https://crm.example/#part', 'malformed'],
    ['not a url', 'malformed'],
  ])('cannot be %s', async (url, code) => {
    expect(await desk.post('', { url, eventTypes: ['donation.captured'] })).toMatchObject({ status: 422, json: { errors: [{ field: 'url', code }] } });
  });

  it('is one of twenty at most', async () => {
    const client = new ApiClient(desk.site.url, await anApiKey(desk.site.database, await anOrganisation(desk.site.database)));
    const add = () => client.post('/api/v1/webhook-endpoints', JSON.stringify({ url: 'https://crm.example/', eventTypes: ['donation.captured'] }), { 'content-type': 'application/json' });
    for (let made = 0; made < 20; made += 1) expect((await add()).status).toBe(201);
    expect(await add()).toMatchObject({ status: 409, json: { code: 'too_many_webhook_endpoints' } });
  });
});
