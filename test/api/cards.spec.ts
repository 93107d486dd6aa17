import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { bookedBy } from '../factories/bookings.js';
import { startTestApp, type TestApp } from '../support/app.js';

let test: TestApp;
let campaign: MadeCampaign;
let client: ApiClient;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database);
  client = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId));
});

afterAll(() => test.close());

const paidWith = (card: string) => aGift({ payment: { method: 'sandbox', card } });

describe('what becomes of a gift is what its card says', () => {
  it.each([
    ['4242424242424242', 'captured', null],
    ['4242 4242 4242 4242', 'captured', null],
    ['4242-4242-4242-4242', 'captured', null],
    ['5555555555554444', 'captured', null],
    ['378282246310005', 'captured', null],
    ['4000000000000002', 'failed', 'card_declined'],
    ['4000000000009995', 'failed', 'insufficient_funds'],
    ['4000000000000069', 'failed', 'expired_card'],
    ['4000000000003220', 'pending', null],
    ['4000000000000119', 'pending', null],
  ])('%s: %s', async (card, status, failure) => {
    const isCaptured = status === 'captured';
    const booked = await bookedBy(test.database, async () => {
      const { status: answered, json } = await client.give(campaign.slug, paidWith(card));
      expect(answered).toBe(201);
      expect(json).toMatchObject({ status, failure, readToken: isCaptured ? expect.any(String) : null });
      expect(json['capturedAt'] === null).toBe(!isCaptured);
    });
    const count = isCaptured ? 1 : 0;
    expect(booked).toEqual({ inbox: 1, donors: 1, donations: 1, captured: count, entries: 2 * count, outbox: count });
  });

  it.each(['4242424242424243', '42424242424', '42424242424242424242', 'card', '4242x4242x4242x4242', '-'])('%s is no card', async (card) => {
    const { status, json } = await client.give(campaign.slug, paidWith(card));
    expect([status, json['errors']?.[0]?.field, json['errors']?.[0]?.code]).toEqual([422, 'payment.card', 'malformed']);
  });
});

it('no card number is kept anywhere', async () => {
  const card = '4111111111111111';
  await client.give(campaign.slug, paidWith(card), { 'idempotency-key': 'kept-nowhere' });
  const kept = await test.database.transactions.run('platform', async (tx) => {
    const tables = ['inbox', 'donors', 'donations', 'ledger_transactions', 'ledger_entries', 'outbox'];
    const dumps = [];
    for (const table of tables) dumps.push(await tx.rows(`SELECT to_jsonb(${table})::text AS row FROM ${table}`));
    return JSON.stringify(dumps);
  });
  expect(kept).toContain('sandbox:approve');
  expect(kept).not.toMatch(/\d{16}|4111/);
});
