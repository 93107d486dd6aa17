import { BookRefund } from '../../src/donations/book-refund.js';
import { DonationReader } from '../../src/donations/donation.reader.js';
import { SettlePendingRefundsHandler } from '../../src/donations/jobs/settle-pending-refunds.job.js';
import { PaymentGateway } from '../../src/donations/payment-gateway.js';
import { RefundReader } from '../../src/donations/refund.reader.js';
import { ReserveRefund } from '../../src/donations/reserve-refund.js';
import type { DonationId, RefundId } from '../../src/shared/ids.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient, type ApiAnswer } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { NOTHING, bookedBy } from '../factories/bookings.js';
import { stopClock } from '../factories/moved-clock.js';
import { startTestApp, type TestApp } from '../support/app.js';

const REFUND_FAILS = '4000000000005126';
const REFUND_SILENT = '4000000000007726';

let test: TestApp;
let campaign: MadeCampaign;
let client: ApiClient;
let clock: ReturnType<typeof stopClock>;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database, { closesAt: null });
  client = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId));
  clock = stopClock(test);
});

afterAll(() => test.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const given = async (differs: Record<string, unknown> = {}): Promise<DonationId> => (await client.give(campaign.slug, aGift(differs))).json.id;
const withCard = (card: string) => given({ payment: { method: 'sandbox', card } });
const refund = (id: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<ApiAnswer> =>
  client.post(`/api/v1/donations/${id}/refunds`, JSON.stringify(body), { ...JSON_TYPE, ...headers });
const donation = async (id: string) => (await client.get(`/api/v1/donations/${id}`)).json;
const raised = async (token: unknown) => (await client.get(`/api/v1/campaigns/${campaign.slug}?readToken=${String(token)}`)).json.totalRaised.amount;
const entriesOf = (id: string) =>
  test.database.transactions.run('platform', (tx) =>
    tx.rows<{ account: string; amount: number }>(
      `SELECT account, amount::integer FROM ledger_entries JOIN ledger_transactions movement ON movement.id = transaction_id
       WHERE movement.donation_id = $1 AND movement.kind = 'refund' ORDER BY ledger_entries.id`,
      [id],
    ),
  );

describe('a refund', () => {
  it('of a part takes it from the gift, and the total follows at once', async () => {
    const id = await given({ amount: 2_500, coverFees: true });
    const before = await raised((await donation(id))['readToken']);
    const answer = await refund(id, { amount: 1_000, currency: 'GBP', reason: 'asked by mail' });
    expect([answer.status, answer.json]).toMatchObject([201, { status: 'succeeded', donation: id, amount: 1_000, gift: 1_000, coveredFee: 0, currency: 'GBP', reason: 'asked by mail', failure: null }]);
    expect(await donation(id)).toMatchObject({ status: 'partly_refunded', refunded: 1_000 });
    expect(await raised(answer.json['readToken'])).toBe(before - 1_000);
    expect(await entriesOf(id)).toEqual([{ account: 'donor', amount: 1_000 }, { account: 'campaign', amount: -1_000 }]);
  });

  it('of all that is left takes the covered fee last, and ends the donation', async () => {
    const id = await given({ amount: 2_500, coverFees: true });
    await refund(id, { amount: 2_400 });
    const { status, json } = await refund(id);
    expect([status, json]).toMatchObject([201, { amount: 152, gift: 100, coveredFee: 52 }]);
    expect(await donation(id)).toMatchObject({ status: 'refunded', refunded: 2_552 });
    expect((await refund(id)).json).toMatchObject({ status: 409, code: 'refund_exceeds_remainder' });
  });

  it('is listed with its donation, in the order in which they were asked for', async () => {
    const id = await given();
    for (const amount of [100, 200]) await refund(id, { amount });
    const { json } = await client.get(`/api/v1/donations/${id}/refunds`);
    expect(json['refunds']).toMatchObject([{ amount: 100, status: 'succeeded' }, { amount: 200, status: 'succeeded' }]);
  });

  it('that the provider declines books nothing, and what was reserved is free again', async () => {
    const id = await withCard(REFUND_FAILS);
    expect((await refund(id)).json).toMatchObject({ status: 'failed', failure: 'refund_declined', gift: null, readToken: null });
    expect(await donation(id)).toMatchObject({ status: 'captured', refunded: 0 });
    expect((await refund(id)).json).toMatchObject({ amount: 2_500 });
    expect(await entriesOf(id)).toEqual([]);
  });

  it('whose provider is silent stays pending, keeps its money reserved, and is settled once by the sweep', async () => {
    const id = await withCard(REFUND_SILENT);
    expect((await refund(id, { amount: 2_000 })).json).toMatchObject({ status: 'pending', settledAt: null });
    expect((await refund(id, { amount: 501 })).json).toMatchObject({ code: 'refund_exceeds_remainder', errors: [{ field: 'amount' }] });
    clock.move(11);
    const sweep = test.app.get(SettlePendingRefundsHandler);
    await Promise.all([sweep.handle(), sweep.handle(), sweep.handle()]);
    expect(await donation(id)).toMatchObject({ status: 'partly_refunded', refunded: 2_000 });
    expect(await entriesOf(id)).toHaveLength(2);
  });
});

describe('a refund is refused', () => {
  it.each([
    ['more than was given', { amount: 2_501 }, 409, 'refund_exceeds_remainder'],
    ['another currency', { amount: 100, currency: 'EUR' }, 422, 'validation_failed'],
    ['no currency of ours', { currency: 'XXX' }, 422, 'validation_failed'],
    ['nothing', { amount: 0 }, 422, 'validation_failed'],
    ['less than nothing', { amount: -1 }, 422, 'validation_failed'],
    ['a part of a unit', { amount: 0.5 }, 422, 'validation_failed'],
    ['beyond what can be counted', { amount: 2 ** 53 }, 422, 'validation_failed'],
    ['an amount in words', { amount: '100' }, 422, 'validation_failed'],
    ['a field nobody asked for', { amount: 1, donor: 'me' }, 422, 'validation_failed'],
    ['a reason with a control character', { reason: 'a\u0000b' }, 422, 'validation_failed'],
    ['a reason that is broken', { reason: '\ud800' }, 422, 'validation_failed'],
    ['no object', [1], 422, 'validation_failed'],
  ])('for %s', async (_, body, status, code) => {
    const id = await given();
    const booked = await bookedBy(test.database, async () => {
      const answer = await refund(id, body);
      expect([answer.status, answer.headers['content-type'], answer.json.code]).toEqual([status, 'application/problem+json; charset=utf-8', code]);
    });
    expect(booked).toEqual(NOTHING);
  });

  it('where nothing was captured, where nothing is, and where it is not yours', async () => {
    const declined = await withCard('4000000000000002');
    expect((await refund(declined)).json).toMatchObject({ status: 409, code: 'donation_not_captured' });
    const other = await aCampaign(test.database);
    const stranger = new ApiClient(test.url, await anApiKey(test.database, other.organisationId));
    const id = await given();
    const answers = [await refund('00000000-0000-7000-8000-000000000000'), await refund('x'), await stranger.post(`/api/v1/donations/${id}/refunds`, '{}', JSON_TYPE)];
    expect(answers.map(({ json }) => json.code)).toEqual(['donation_not_found', 'donation_not_found', 'donation_not_found']);
  });

  it('without the scope for it, though the key may give', async () => {
    const giver = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId, { scopes: ['donations:write', 'donations:read'] }));
    expect((await giver.post(`/api/v1/donations/${await given()}/refunds`, '{}', JSON_TYPE)).json).toMatchObject({ status: 403, code: 'scope_missing' });
  });
});

describe('once per key', () => {
  it('a repetition finds the refund, another request under the key is refused', async () => {
    const id = await given();
    const key = { 'idempotency-key': 'a-refund' };
    const first = await refund(id, { amount: 700 }, key);
    const again = await refund(id, { amount: 700 }, key);
    expect([again.status, again.json.id, again.headers['idempotent-replayed']]).toEqual([200, first.json.id, 'true']);
    expect((await refund(id, { amount: 701 }, key)).json).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
    expect((await refund(await given(), { amount: 700 }, key)).json).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
    expect(await donation(id)).toMatchObject({ refunded: 700 });
  });

  it('twenty at once under one key give back once', async () => {
    const id = await given();
    const answers = await Promise.all(Array.from({ length: 20 }, () => refund(id, { amount: 2_000 }, { 'idempotency-key': 'at-once' })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array<number>(19).fill(200), 201]);
    expect(await donation(id)).toMatchObject({ refunded: 2_000 });
  });

  it('twenty at once under as many keys give back what there is and no more', async () => {
    const id = await given();
    const answers = await Promise.all(Array.from({ length: 20 }, () => refund(id, { amount: 1_000 })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, ...Array<number>(18).fill(409)]);
    expect(await donation(id)).toMatchObject({ status: 'partly_refunded', refunded: 2_000 });
    expect(await entriesOf(id)).toHaveLength(4);
  });
});

describe('a process that dies', () => {
  const reserve = async (id: DonationId) => {
    const found = await test.app.get(DonationReader).get(id, campaign);
    return (await test.app.get(ReserveRefund).run(found, { amount: 900, currency: null, reason: null, by: 'test', key: `crash-${id}` })).refund;
  };

  it('before it asks the provider leaves a pending refund, which the sweep carries out once', async () => {
    const id = await given();
    await reserve(id);
    expect(await donation(id)).toMatchObject({ refunded: 0 });
    clock.move(11);
    await test.app.get(SettlePendingRefundsHandler).handle();
    await test.app.get(SettlePendingRefundsHandler).handle();
    expect(await donation(id)).toMatchObject({ refunded: 900 });
    expect(await entriesOf(id)).toHaveLength(2);
  });

  it('after the provider gave back, before it was booked, neither doubles nor loses it', async () => {
    const id = await given();
    const { id: key, amount, requestedAt } = await reserve(id);
    const asked = { key, amount, requestedAt, token: 'sandbox:approve', chargeReference: `sbx_${id}` };
    const gateway = test.app.get(PaymentGateway);
    expect(await gateway.refund(asked)).toEqual(await gateway.refund(asked));
    clock.move(11);
    await test.app.get(SettlePendingRefundsHandler).handle();
    expect(await donation(id)).toMatchObject({ refunded: 900 });
  });

  it('and eight that hear of the same refund book it once', async () => {
    const reserved = await reserve(await given());
    const book = test.app.get(BookRefund);
    const booked = await bookedBy(test.database, async () => {
      const xids = await Promise.all(Array.from({ length: 8 }, () => book.run(reserved, `sbx_refund_${reserved.id}`)));
      expect(xids.filter((xid) => xid !== null)).toHaveLength(1);
    });
    expect(booked).toMatchObject({ entries: 2, outbox: 1 });
    expect(await test.app.get(RefundReader).get(reserved.id as RefundId, campaign)).toMatchObject({ status: 'succeeded', giftPart: 900 });
  });
});

it('a gift that went back in part is shown with what is left of it, and not at all when all went back', async () => {
  const [part, whole] = [await given({ amount: 3_000 }), await given({ amount: 4_000 })];
  await refund(part, { amount: 1_000 });
  await refund(whole);
  const { json } = await client.get(`/api/v1/campaigns/${campaign.slug}/donations?limit=100`);
  const shown = json.donations.filter(({ id }) => id === part || id === whole);
  expect(shown).toMatchObject([{ id: part, amount: 2_000 }]);
});

it('every refund and who asked for it stands in the audit log', async () => {
  const id = await given();
  await refund(id, { amount: 300 });
  const rows = await test.database.transactions.run('platform', (tx) => tx.rows<{ actor: string; detail: object }>(`SELECT actor, detail FROM audit_entries WHERE subject = $1 AND action = 'donation.refund'`, [`donation:${id}`]));
  expect(rows).toMatchObject([{ actor: expect.stringMatching(/^api-key:/), detail: { amount: 300, currency: 'GBP' } }]);
});
