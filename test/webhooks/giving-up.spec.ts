import { aStaffMember } from '../console/a-staff-member.js';
import { startPost, type TestPost } from '../support/smtp-server.js';
import { until } from '../support/worker.js';
import { answers, Receiver } from './a-receiver.js';
import { WebhookDesk } from './webhook-desk.js';

const HOUR_MS = 3_600_000;

let desk: WebhookDesk;
let post: TestPost;
let receiver: Receiver;

beforeAll(async () => {
  post = await startPost();
  desk = await WebhookDesk.open({ SMTP_URL: post.url });
});

afterAll(async () => {
  await desk.close();
  await post.close();
});

beforeEach(async () => {
  receiver = await Receiver.start();
});

afterEach(() => receiver.close());

const sql = (text: string, parameters: unknown[]) => desk.site.database.transactions.run('platform', (tx) => tx.rows(text, parameters));

/** As if all waits were over. */
const makeDue = (id: string) =>
  sql(`WITH endpoint AS (UPDATE webhook_endpoints SET rest_until = NULL WHERE id = $1) UPDATE webhook_deliveries SET due_at = now() - interval '1 s' WHERE endpoint_id = $1 AND status = 'waiting'`, [id]);

it('a delivery is given up after ten attempts over three days, and can be sent anew with all that failed', async () => {
  receiver.behave(answers(500, {}, 'out of order'));
  const { id } = await desk.addEndpoint(receiver.url);
  await desk.probe(id);
  await until('the first to be booked', async () => (await desk.endpoint(id))['failures'] === 1);
  for (let attempts = 2; attempts <= 10; attempts += 1) {
    await makeDue(id);
    await until(`attempt ${attempts} to be booked`, async () => (await desk.endpoint(id))['failures'] === attempts);
  }
  await until('it to be given up', async () => (await desk.deliveries(id))[0]?.status === 'failed');
  expect((await desk.deliveries(id))[0]).toMatchObject({ attempts: 10, response: { status: 500, start: 'out of order' }, nextAttemptAt: null });
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  receiver.behave(answers(200));
  await sql(`UPDATE webhook_endpoints SET rest_until = NULL WHERE id = $1`, [id]);
  expect((await desk.post(`/${id}/replays`, { since: new Date(Date.now() + HOUR_MS).toISOString() })).json).toEqual({ replayed: 0 });
  expect((await desk.post(`/${id}/replays`, { since: new Date(Date.now() - HOUR_MS).toISOString() })).json).toEqual({ replayed: 1 });
  await until('it to arrive', async () => (await desk.deliveries(id))[0]?.status === 'delivered');
  expect(await desk.endpoint(id)).toMatchObject({ failures: 0, failingSince: null, enabled: true });
});

it('an endpoint that says it is gone is sent nothing more', async () => {
  receiver.behave(answers(410));
  const { id } = await desk.addEndpoint(receiver.url);
  await desk.probe(id);
  expect(await desk.endpoint(id)).toMatchObject({ enabled: false, disabledBecause: 'gone' });
});

it('an endpoint that has failed for five days is switched off, and the admins of its organisation are told once each', async () => {
  const admin = await aStaffMember(desk.site.database, { role: 'client_admin', organisationId: desk.campaign.organisationId });
  await aStaffMember(desk.site.database, { role: 'client_editor', organisationId: desk.campaign.organisationId });
  receiver.behave(answers(500));
  const { id } = await desk.addEndpoint(receiver.url);
  await desk.probe(id);
  await sql(`UPDATE webhook_endpoints SET failures = 30, failing_since = now() - interval '6 days', rest_until = NULL WHERE id = $1`, [id]);
  await makeDue(id);
  await until('it to be switched off', async () => (await desk.endpoint(id))['enabled'] === false);
  expect(await desk.endpoint(id)).toMatchObject({ disabledBecause: 'failing', failures: 31 });
  await until('the admin to be told', () => post.mails.some(({ subject }) => subject?.includes('switched off') && subject.includes(new URL(receiver.url).host)));
  const told = post.mails.filter(({ subject }) => subject?.includes(new URL(receiver.url).host));
  expect(told.map(({ to }) => to?.map(({ address }) => address))).toEqual([[admin.email]]);
  expect(told[0]?.text).toContain('For five days nothing that was sent to');
  const audited = await sql(`SELECT actor, detail FROM audit_entries WHERE action = 'webhook-endpoint.disable' AND subject = $1`, [`webhook-endpoint:${id}`]);
  expect(audited).toEqual([{ actor: 'webhooks', detail: { because: 'failing' } }]);
});
