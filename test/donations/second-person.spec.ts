import { jest } from '@jest/globals';
import { ExpireRefundsHandler } from '../../src/donations/jobs/expire-refunds.job.js';
import { SettlePendingRefundsHandler } from '../../src/donations/jobs/settle-pending-refunds.job.js';
import { RefundLimits, type LimitWish } from '../../src/donations/refund-limits.js';
import { RefundDonation } from '../../src/donations/refund-donation.js';
import type { OrganisationId } from '../../src/shared/ids.js';
import { aStaffMember, type MadeStaff } from '../console/a-staff-member.js';
import { ConsoleClient, type ScreenAnswer } from '../console/console-client.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient, type ApiAnswer } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { aGivingDay } from '../factories/a-giving-day.js';
import { anApiKey } from '../factories/an-api-key.js';
import { NOTHING, bookedBy } from '../factories/bookings.js';
import { stopClock } from '../factories/moved-clock.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { until } from '../support/worker.js';

const LIMIT = 1_000;
const DAY = 86_400;

let test: TestApp;
let campaign: MadeCampaign;
let client: ApiClient;
let limits: RefundLimits;
let clock: ReturnType<typeof stopClock>;
let first: MadeStaff;
let second: MadeStaff;
let third: MadeStaff;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database, { closesAt: null });
  client = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId));
  [first, second, third] = [await anAdmin(), await anAdmin(), await aStaffMember(test.database, { role: 'customer_success' })];
  limits = test.app.get(RefundLimits);
  clock = stopClock(test);
  clock.move(2);
  await limits.set(campaign.organisationId, [{ currency: 'GBP', amount: LIMIT }], 'staff:tester');
});

afterAll(() => test.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const rows = <Row>(sql: string, parameters: unknown[] = []) => test.database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));
const anAdmin = (organisationId: OrganisationId = campaign.organisationId) => aStaffMember(test.database, { role: 'client_admin', organisationId });
const given = async (): Promise<string> => (await client.give(campaign.slug, aGift({ amount: 5_000 }))).json.id as string;
const byKey = (id: string, body: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer> => client.post(`/api/v1/donations/${id}/refunds`, JSON.stringify(body), { ...JSON_TYPE, ...headers });
const donation = async (id: string) => (await client.get(`/api/v1/donations/${id}`)).json;
const acts = async (id: string) => (await rows<{ action: string; actor: string }>(`SELECT action, actor FROM audit_entries WHERE subject = $1 ORDER BY id`, [`donation:${id}`])).map(({ action, actor }) => [action, actor]);

/** Somebody at the console, as sure of themselves as just after signing in. */
async function at(staff: MadeStaff): Promise<ConsoleClient> {
  const browser = new ConsoleClient(test.url);
  expect((await browser.signIn(staff)).status).toBe(303);
  return browser;
}

async function ask(staff: MadeStaff, id: string, amount: number): Promise<ScreenAnswer> {
  return (await at(staff)).tell('POST', `/donations/${id}/refunds`, { amount, reason: '', key: crypto.randomUUID() });
}

async function decide(staff: MadeStaff, id: string, refund: string, what: 'agreement' | 'refusal' | 'withdrawal'): Promise<ScreenAnswer> {
  return (await at(staff)).tell('POST', `/donations/${id}/refunds/${refund}/${what}`, {});
}

const said = ({ status, json }: ScreenAnswer) => [status, json.code ?? json.status];

describe('a large refund', () => {
  it('waits, with nothing reserved and no provider asked, until another person agrees', async () => {
    const id = await given();
    const booked = await bookedBy(test.database, async () => {
      expect(said(await ask(first, id, LIMIT))).toEqual([201, 'waiting']);
    });
    // But for the letter to whoever may agree.
    expect(booked).toEqual({ ...NOTHING, outbox: 1 });
    const [{ refunds, may }] = [(await (await at(second)).ask(`/donations/${id}`)).json];
    expect([may.refund, refunds]).toMatchObject([true, [{ status: 'waiting', askedBy: 'Robin Reed', decidedBy: null, may: { agree: true, decline: true, withdraw: false } }]]);
    expect(said(await decide(second, id, refunds[0].id, 'agreement'))).toEqual([200, 'succeeded']);
    expect(await donation(id)).toMatchObject({ status: 'partly_refunded', refunded: LIMIT });
    expect(await acts(id)).toEqual([['donation.refund-ask', `staff:${first.id}`], ['donation.refund-agree', `staff:${second.id}`], ['donation.refund', `staff:${first.id}`]]);
  });

  it('is agreed to by people of the platform, too, whom a client is not told by name', async () => {
    const id = await given();
    const { json } = await ask(first, id, LIMIT);
    expect(said(await decide(third, id, json.id, 'agreement'))).toEqual([200, 'succeeded']);
    expect((await (await at(first)).ask(`/donations/${id}`)).json.refunds).toMatchObject([{ status: 'succeeded', decidedBy: { name: null } }]);
  });

  it('below the limit needs nobody else', async () => {
    expect(said(await ask(first, await given(), LIMIT - 1))).toEqual([201, 'succeeded']);
  });

  it('in parts is as large as all of them together', async () => {
    const id = await given();
    expect(said(await ask(first, id, 600))).toEqual([201, 'succeeded']);
    expect((await (await at(first)).ask(`/donations/${id}/refund-offer`)).json.agreementFrom).toEqual({ amount: 400, currency: 'GBP' });
    expect(said(await ask(first, id, 400))).toEqual([201, 'waiting']);
    expect(said(await ask(first, id, 399))).toEqual([201, 'succeeded']);
    // Nor does it help to go on by key.
    expect((await byKey(id, { amount: 1 })).json).toMatchObject({ status: 'waiting' });
  });

  it('in parts at once lets no two of them pass together', async () => {
    const id = await given();
    const answers = await Promise.all(Array.from({ length: 8 }, () => byKey(id, { amount: 600 })));
    expect(answers.map(({ json }) => json['status']).toSorted()).toEqual(['succeeded', ...Array<string>(7).fill('waiting')]);
  });

  it('that two people have looked at counts for nothing further', async () => {
    const id = await given();
    const { json } = await ask(first, id, 2_000);
    await decide(second, id, json.id, 'agreement');
    expect(said(await ask(first, id, 500))).toEqual([201, 'succeeded']);
  });
});

describe('by key', () => {
  it('waits likewise and says so, and its repetition finds what has become of it', async () => {
    const id = await given();
    const key = { 'idempotency-key': 'large-by-key' };
    const asked = await byKey(id, {}, key);
    expect([asked.status, asked.json]).toMatchObject([202, { status: 'waiting', amount: 5_000, gift: null, settledAt: null, readToken: null, expiresAt: expect.any(String) }]);
    expect((await byKey(id, {}, key)).json).toMatchObject({ id: asked.json.id, status: 'waiting' });
    await decide(second, id, asked.json.id, 'agreement');
    const again = await byKey(id, {}, key);
    expect([again.status, again.json]).toMatchObject([200, { id: asked.json.id, status: 'succeeded', gift: 5_000 }]);
    expect(await donation(id)).toMatchObject({ status: 'refunded', refunded: 5_000 });
  });

  it('has no way to agree', async () => {
    const id = await given();
    const { json } = await byKey(id, { amount: LIMIT });
    const bare = await fetch(`${test.url}/console/api/donations/${id}/refunds/${json.id as string}/agreement`, { method: 'POST', headers: { ...JSON_TYPE, authorization: `Bearer ${await anApiKey(test.database, campaign.organisationId)}` }, body: '{}' });
    expect(bare.status).toBe(401);
    expect((await client.post(`/api/v1/donations/${id}/refunds/${json.id as string}/agreement`, '{}', JSON_TYPE)).status).toBe(404);
  });

  it('is not agreed to by whoever made the key, nor the key that made the key', async () => {
    const [own, made] = [await anApiKey(test.database, campaign.organisationId), await anApiKey(test.database, campaign.organisationId)];
    const keys = await rows<{ id: string }>(`SELECT id FROM api_keys ORDER BY id DESC LIMIT 2`);
    await rows(`UPDATE api_keys SET created_by = $2 WHERE id = $1`, [keys[1]?.id, `staff:${second.id}`]);
    await rows(`UPDATE api_keys SET created_by = $2 WHERE id = $1`, [keys[0]?.id, `api-key:${keys[1]?.id}`]);
    for (const token of [own, made]) {
      const id = await given();
      const { json } = await new ApiClient(test.url, token).post(`/api/v1/donations/${id}/refunds`, JSON.stringify({ amount: LIMIT }), JSON_TYPE);
      expect(said(await decide(second, id, json.id as string, 'agreement'))).toEqual([403, 'second_person_needed']);
      expect(said(await decide(first, id, json.id as string, 'agreement'))).toEqual([200, 'succeeded']);
    }
  });
});

describe('is not agreed to', () => {
  it('by whoever asked, who may withdraw it', async () => {
    const id = await given();
    const { json } = await ask(first, id, LIMIT);
    expect(json.may).toEqual({ agree: false, decline: false, withdraw: true });
    expect(said(await decide(first, id, json.id, 'agreement'))).toEqual([403, 'second_person_needed']);
    expect(said(await decide(second, id, json.id, 'withdrawal'))).toEqual([403, 'not_your_refund']);
    expect(said(await decide(first, id, json.id, 'withdrawal'))).toEqual([200, 'withdrawn']);
    for (const what of ['agreement', 'refusal'] as const) expect(said(await decide(second, id, json.id, what))).toEqual([409, 'refund_not_waiting']);
    expect(await donation(id)).toMatchObject({ refunded: 0 });
  });

  it('by somebody who was let in after it was asked for', async () => {
    const id = await given();
    const { json } = await ask(first, id, LIMIT);
    const late = await anAdmin();
    await rows(`UPDATE staff SET created_at = $2 WHERE id = $1`, [late.id, new Date(Date.now() + 3_600_000)]);
    expect(said(await decide(late, id, json.id, 'agreement'))).toEqual([403, 'second_person_needed']);
  });

  it('by editors, engineers and people of other organisations', async () => {
    const id = await given();
    const { json } = await ask(first, id, LIMIT);
    const [editor, engineer] = [await aStaffMember(test.database, { role: 'client_editor', organisationId: campaign.organisationId }), await aStaffMember(test.database)];
    for (const staff of [editor, engineer]) for (const what of ['agreement', 'refusal', 'withdrawal'] as const) expect(said(await decide(staff, id, json.id, what))).toEqual([403, 'may_not']);
    const stranger = await anAdmin((await aCampaign(test.database)).organisationId);
    for (const what of ['agreement', 'refusal', 'withdrawal'] as const) expect(said(await decide(stranger, id, json.id, what))).toEqual([404, 'donation_not_found']);
    expect((await client.get(`/api/v1/donations/${id}/refunds`)).json['refunds']).toMatchObject([{ status: 'waiting' }]);
  });

  it('under the name of another donation, or one that is no name', async () => {
    const [id, other] = [await given(), await given()];
    const { json } = await ask(first, id, LIMIT);
    for (const refund of ['00000000-0000-7000-8000-000000000000', 'x', '%00']) expect((await decide(second, id, refund, 'agreement')).status).toBeGreaterThanOrEqual(400);
    for (const what of ['agreement', 'refusal', 'withdrawal'] as const) expect(said(await decide(second, other, json.id, what))).toEqual([404, 'refund_not_found']);
  });

  it('without a fresh proof of who agrees', async () => {
    const id = await given();
    const { json } = await ask(first, id, LIMIT);
    const browser = await at(second);
    clock.move(11 * 60);
    expect(said(await browser.tell('POST', `/donations/${id}/refunds/${json.id}/agreement`, {}))).toEqual([403, 'confirm_identity']);
  });

  it('once it was declined', async () => {
    const id = await given();
    const { json } = await ask(first, id, LIMIT);
    expect(said(await decide(second, id, json.id, 'refusal'))).toEqual([200, 'declined']);
    expect(said(await decide(third, id, json.id, 'agreement'))).toEqual([409, 'refund_not_waiting']);
    expect((await acts(id)).map(([action]) => action)).toEqual(['donation.refund-ask', 'donation.refund-decline']);
  });

  it('a week later, whether or not the sweep has been there', async () => {
    const [id, other] = [await given(), await given()];
    const [late, swept] = [await ask(first, id, LIMIT), await ask(first, other, LIMIT)];
    clock.move(7 * DAY);
    expect(said(await decide(second, id, late.json.id, 'agreement'))).toEqual([409, 'refund_not_waiting']);
    const sweep = test.app.get(ExpireRefundsHandler);
    const runs = await Promise.all([sweep.handle(), sweep.handle()]);
    expect(runs.filter(({ expired }) => expired > 0)).toHaveLength(1);
    expect((await client.get(`/api/v1/donations/${other}/refunds`)).json['refunds']).toMatchObject([{ id: swept.json.id, status: 'expired', settledAt: expect.any(String) }]);
    expect((await acts(other)).at(-1)).toEqual(['donation.refund-expire', 'freshet:refunds']);
  });
});

describe('at once', () => {
  it('ten who agree give back once', async () => {
    const id = await given();
    const { json } = await ask(first, id, 4_000);
    const browsers = await Promise.all(Array.from({ length: 10 }, (_, turn) => at(turn % 2 === 0 ? second : third)));
    const answers = await Promise.all(browsers.map((browser) => browser.tell('POST', `/donations/${id}/refunds/${json.id}/agreement`, {})));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(9).fill(409)]);
    expect(await donation(id)).toMatchObject({ refunded: 4_000 });
    expect((await acts(id)).filter(([action]) => action === 'donation.refund')).toHaveLength(1);
  });

  it('one who agrees and one who declines: exactly one of them decides', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const id = await given();
      const { json } = await ask(first, id, 4_000);
      const [yes, no] = [await at(second), await at(third)];
      const answers = await Promise.all([yes.tell('POST', `/donations/${id}/refunds/${json.id}/agreement`, {}), no.tell('POST', `/donations/${id}/refunds/${json.id}/refusal`, {})]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      expect(await donation(id)).toMatchObject({ refunded: answers[0].status === 200 ? 4_000 : 0 });
    }
  });

  it('two that wait for the same money: the second is told that it is gone, and waits on', async () => {
    const id = await given();
    const asked = [await ask(first, id, 4_000), await ask(first, id, 4_000)];
    const answers = await Promise.all(asked.map(async ({ json }) => decide(second, id, json.id, 'agreement')));
    expect(answers.map(said).toSorted()).toEqual([[200, 'succeeded'], [409, 'refund_exceeds_remainder']]);
    expect(await donation(id)).toMatchObject({ refunded: 4_000 });
    const { refunds } = (await (await at(first)).ask(`/donations/${id}`)).json;
    expect(refunds.map(({ status }: { status: string }) => status).toSorted()).toEqual(['succeeded', 'waiting']);
  });

  it('one that took the money meanwhile makes agreeing a refusal that says so', async () => {
    const id = await given();
    const { json } = await ask(first, id, 4_500);
    expect((await byKey(id, { amount: 600 })).json).toMatchObject({ status: 'succeeded' });
    const answer = await decide(second, id, json.id, 'agreement');
    expect([answer.status, answer.json]).toMatchObject([409, { code: 'refund_exceeds_remainder', errors: [{ message: expect.stringContaining('4400') }] }]);
  });
});

it('a process that dies after the agreement leaves it pending, which the sweep carries out', async () => {
  const id = await given();
  const { json } = await ask(first, id, LIMIT);
  const carryOut = jest.spyOn(test.app.get(RefundDonation), 'carryOut').mockRejectedValueOnce(new Error('killed'));
  expect((await decide(second, id, json.id, 'agreement')).status).toBe(500);
  carryOut.mockRestore();
  expect((await client.get(`/api/v1/donations/${id}/refunds`)).json['refunds']).toMatchObject([{ status: 'pending' }]);
  clock.move(11);

  await test.app.get(SettlePendingRefundsHandler).handle();
  expect(await donation(id)).toMatchObject({ refunded: LIMIT });
});

it('stands among the problems of a day of its organisation, as does a limit that is about to be loosened', async () => {
  const ours = await aCampaign(test.database, { closesAt: null });
  const day = await aGivingDay(test.database, { organisationId: ours.organisationId });
  const owner = new ApiClient(test.url, await anApiKey(test.database, ours.organisationId));
  await limits.set(ours.organisationId, [{ currency: 'GBP', amount: 100 }], 'staff:tester');
  const admin = await at(await anAdmin(ours.organisationId));
  const problems = async () => ((await admin.ask(`/cockpits/${day.slug}`)).json.problems as { kind: string; link: string | null }[]).filter(({ kind }) => kind.startsWith('refund')).map(({ kind, link }) => [kind, link]);
  expect(await problems()).toEqual([]);
  const { id } = (await owner.give(ours.slug, aGift())).json;
  await owner.post(`/api/v1/donations/${id as string}/refunds`, '{}', JSON_TYPE);
  await limits.set(ours.organisationId, [{ currency: 'GBP', amount: null }], 'staff:tester');
  // What everybody sees on a cockpit is read once for all of them, every three seconds.
  await until('the cockpit to be read anew', async () => (await problems()).length > 0);
  expect(await problems()).toEqual([['refund_waiting', `/console/donations/${id as string}`], ['refund_limit_loosened', '/console/refund-limits']]);
});

it('of one donation no more than ten wait', async () => {
  const id = await given();
  for (let turn = 0; turn < 10; turn += 1) expect((await byKey(id, { amount: LIMIT })).status).toBe(202);
  expect((await byKey(id, { amount: LIMIT })).json).toMatchObject({ status: 409, code: 'too_many_refunds_waiting' });
});

describe('the limit itself', () => {
  const of = async (...wishes: LimitWish[]) => {
    const ours = await aCampaign(test.database);
    await limits.set(ours.organisationId, wishes, 'staff:tester');
    return ours.organisationId;
  };

  it('is off until an organisation sets it, and only of the currencies that it names', async () => {
    const organisationId = await of({ currency: 'GBP', amount: 500 });
    expect([await limits.find(organisationId, 'GBP'), await limits.find(organisationId, 'EUR')]).toEqual([500, null]);
    expect(await limits.find((await aCampaign(test.database)).organisationId, 'GBP')).toBe(null);
  });

  it('is lowered at once, and raised or lifted only after three days, so that nobody gives back alone by lifting it first', async () => {
    for (const wish of [900, null]) {
      const organisationId = await of({ currency: 'GBP', amount: 500 });
      await limits.set(organisationId, [{ currency: 'GBP', amount: wish }], 'staff:tester');
      expect(await limits.find(organisationId, 'GBP')).toBe(500);
      expect(await limits.list(organisationId)).toMatchObject([{ amount: wish, held: { amount: 500 } }]);
      clock.move(3 * DAY + 1);
      expect(await limits.find(organisationId, 'GBP')).toBe(wish);
    }
  });

  it('is raised in steps no faster', async () => {
    const organisationId = await of({ currency: 'GBP', amount: 500 });
    await limits.set(organisationId, [{ currency: 'GBP', amount: 900 }], 'staff:tester');
    clock.move(2 * DAY);
    await limits.set(organisationId, [{ currency: 'GBP', amount: null }], 'staff:tester');
    clock.move(2 * DAY);
    expect(await limits.find(organisationId, 'GBP')).toBe(500);
    await limits.set(organisationId, [{ currency: 'GBP', amount: 400 }], 'staff:tester');
    expect(await limits.find(organisationId, 'GBP')).toBe(400);
  });

  it('is decided one after the other, and every decision is audited', async () => {
    const organisationId = await of({ currency: 'GBP', amount: 500 });
    await Promise.all([100, 200, 300, 400].map((amount) => limits.set(organisationId, [{ currency: 'GBP', amount }], 'staff:tester')));
    expect(await limits.find(organisationId, 'GBP')).toBe(100);
    expect(await rows(`SELECT FROM audit_entries WHERE organisation_id = $1 AND action = 'refund-limit.set'`, [organisationId])).toHaveLength(5);
  });

  it('is set by key under the scope of those who look after staff, and no other', async () => {
    const body = JSON.stringify({ limits: [{ currency: 'EUR', amount: 700 }] });
    const refunder = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId, { scopes: ['donations:refund', 'staff:read'] }));
    expect((await refunder.put('/api/v1/refund-limits', body)).json).toMatchObject({ status: 403, code: 'scope_missing' });
    expect((await client.put('/api/v1/refund-limits', body)).json).toMatchObject({ limits: [{ currency: 'EUR', amount: 700, held: null }, { currency: 'GBP', amount: LIMIT }] });
    expect((await refunder.get('/api/v1/refund-limits')).status).toBe(200);
  });

  it.each([
    ['no list', {}],
    ['an empty list', { limits: [] }],
    ['an unknown currency', { limits: [{ currency: 'XXX', amount: 1 }] }],
    ['nothing', { limits: [{ currency: 'GBP', amount: 0 }] }],
    ['less than nothing', { limits: [{ currency: 'GBP', amount: -1 }] }],
    ['a part of a unit', { limits: [{ currency: 'GBP', amount: 0.5 }] }],
    ['an amount in words', { limits: [{ currency: 'GBP', amount: '500' }] }],
    ['beyond what can be counted', { limits: [{ currency: 'GBP', amount: 2 ** 53 }] }],
    ['one currency twice', { limits: [{ currency: 'GBP', amount: 1 }, { currency: 'GBP', amount: 2 }] }],
    ['a field nobody asked for', { limits: [{ currency: 'GBP', amount: 1, held: null }] }],
  ])('is refused where it is %s', async (_, body) => {
    expect((await client.put('/api/v1/refund-limits', JSON.stringify(body))).json).toMatchObject({ status: 422, code: 'validation_failed' });
  });

  it('is shown to admins and set by them after a fresh proof; editors do not see it, engineers do not set it', async () => {
    const ours = await aCampaign(test.database);
    const admin = await at(await anAdmin(ours.organisationId));
    expect((await admin.tell('PUT', '/refund-limits', { limits: [{ currency: 'GBP', amount: 800 }] })).status).toBe(204);
    expect((await admin.ask('/refund-limits')).json).toMatchObject({ limits: [{ currency: 'GBP', amount: 800, held: null }], currencies: ['GBP'] });
    expect((await admin.tell('PUT', '/refund-limits', { limits: [{ currency: 'GBP', amount: 0 }] })).status).toBe(422);
    expect((await admin.tell('PUT', '/refund-limits', { limits: [{ currency: 'ABC', amount: 1 }] })).json).toMatchObject({ status: 422, errors: [{ field: 'limits.0.currency' }] });
    const editor = await at(await aStaffMember(test.database, { role: 'client_editor', organisationId: ours.organisationId }));
    expect((await editor.ask('/refund-limits')).status).toBe(404);
    const [{ slug }] = (await rows<{ slug: string }>(`SELECT slug FROM organisations WHERE id = $1`, [ours.organisationId])) as [{ slug: string }];
    expect((await (await at(await aStaffMember(test.database))).tell('PUT', '/refund-limits', { organisation: slug, limits: [] })).status).toBe(403);
    clock.move(11 * 60);
    expect(said(await admin.tell('PUT', '/refund-limits', { limits: [{ currency: 'GBP', amount: null }] }))).toEqual([403, 'confirm_identity']);
  });
});
