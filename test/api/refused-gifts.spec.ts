import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { NOTHING, bookedBy } from '../factories/bookings.js';
import { startTestApp, type TestApp } from '../support/app.js';

let test: TestApp;
let campaign: MadeCampaign;
let client: ApiClient;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database, { minimum: 500, maximum: 1_000_000 });
  client = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId));
});

afterAll(() => test.close());

async function expectRefusal(gift: unknown, field: string, code: string) {
  const booked = await bookedBy(test.database, async () => {
    const { status, headers, json } = await client.give(campaign.slug, gift);
    expect({ status, code: json['code'], type: headers['content-type'] }).toEqual({ status: 422, code: 'validation_failed', type: 'application/problem+json; charset=utf-8' });
    expect(json['errors']).toContainEqual({ field, code, message: expect.any(String) });
    expect(headers['cache-control']).toBe('no-store');
  });
  expect(booked).toEqual(NOTHING);
}

describe('an amount that cannot be given is refused and books nothing', () => {
  it.each([
    ['negative', -2_500, 'too_small'],
    ['zero', 0, 'too_small'],
    ['a tenth of a unit', 0.1, 'invalid_type'],
    ['below the minimum of the campaign', 499, 'below_minimum'],
    ['above the maximum of the campaign', 1_000_001, 'above_maximum'],
    ['a number beyond what is exact', 2 ** 53, 'too_big'],
    ['a text', '2500', 'invalid_type'],
    ['Arabic digits', '٢٥٠٠', 'invalid_type'],
    ['grouped digits', '1,234.56', 'invalid_type'],
    ['NaN in a text', 'NaN', 'invalid_type'],
    ['nothing', null, 'invalid_type'],
    ['a list', [2_500], 'invalid_type'],
    ['true', true, 'invalid_type'],
  ])('%s', async (_, amount, code) => {
    await expectRefusal(aGift({ amount }), 'amount', code);
  });

  it('more than a number can be', async () => {
    const body = JSON.stringify(aGift()).replace('2500', '1e400');
    const { status, json } = await client.post(`/api/v1/campaigns/${campaign.slug}/donations`, body, { 'content-type': 'application/json' });
    expect([status, json['code'], json['errors']?.[0]?.field]).toEqual([422, 'validation_failed', 'amount']);
  });

  it.each(['NaN', 'Infinity', '0x10', '01', '.5', '1_000'])('%s is not even JSON', async (amount) => {
    const body = JSON.stringify(aGift()).replace('2500', amount);
    const { status, json } = await client.post(`/api/v1/campaigns/${campaign.slug}/donations`, body, { 'content-type': 'application/json' });
    expect([status, json['code']]).toEqual([400, 'malformed_json']);
  });
});

describe('a donor we could not write to, or whose name no ledger can carry, is refused', () => {
  const from = (differs: Record<string, unknown>) => aGift({ donor: { email: 'ada@example.org', name: 'Ada', ...differs } });

  it.each([
    ['a second header line', 'ada@example.org\r\nBcc: all@example.org', 'malformed'],
    ['no domain', 'ada', 'malformed'],
    ['a lone surrogate', 'a\uD800@example.org', 'malformed'],
    ['NUL', 'a\u0000@example.org', 'malformed'],
    ['400 characters', `${'a'.repeat(388)}@example.org`, 'too_long'],
    ['401 characters', `${'a'.repeat(389)}@example.org`, 'too_big'],
    ['blanks', '  ', 'required'],
    ['nothing', '', 'too_small'],
    ['a number', 7, 'invalid_type'],
  ])('e-mail: %s', async (_, email, code) => {
    await expectRefusal(from({ email }), 'donor.email', code);
  });

  it.each([
    ['a lone surrogate', 'a\uDC00b', 'malformed_unicode'],
    ['NUL', 'a\u0000b', 'control_character'],
    ['a line break', 'Ada\r\nBcc: all@example.org', 'control_character'],
    ['nothing but overrides', '\u202E\u202D', 'required'],
    ['nothing but blanks', ' \u00a0 ', 'required'],
    ['101 letters', 'x'.repeat(101), 'too_long'],
    ['1,001 letters', 'x'.repeat(1_001), 'too_big'],
  ])('name: %s', async (_, name, code) => {
    await expectRefusal(from({ name }), 'donor.name', code);
  });

  it.each([
    ['message', 'a\u0000', 'control_character'],
    ['message', '\uD800', 'malformed_unicode'],
    ['message', 'x'.repeat(501), 'too_long'],
    ['designation', 'nowhere', 'unknown'],
    ['designation', '', 'unknown'],
    ['currency', 'EUR', 'wrong_currency'],
    ['currency', 'gbp', 'invalid_value'],
    ['currency', 'XXX', 'invalid_value'],
    ['currency', '__proto__', 'invalid_value'],
    ['anonymous', 'yes', 'invalid_type'],
    ['coverFees', 1, 'invalid_type'],
    ['surprise', 'more', 'unknown_field'],
  ])('%s: %j', async (field, value, code) => {
    await expectRefusal(aGift({ [field]: value }), field, code);
  });

  it.each([
    ['donor.nickname', { donor: { email: 'ada@example.org', name: 'Ada', nickname: 'A' } }, 'unknown_field'],
    ['donor', { donor: undefined }, 'invalid_type'],
    ['payment', { payment: undefined }, 'invalid_type'],
    ['payment.method', { payment: { method: 'gold', card: '4242424242424242' } }, 'invalid_value'],
    ['payment.card', { payment: { method: 'sandbox', card: '4242424242424241' } }, 'malformed'],
    ['payment.card', { payment: { method: 'sandbox', card: '٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢' } }, 'malformed'],
    ['payment.card', { payment: { method: 'sandbox', card: '' } }, 'required'],
  ])('%s of %j', async (field, differs, code) => {
    await expectRefusal(aGift(differs), field, code);
  });

  it('everything that is wrong is said at once', async () => {
    const { json } = await client.give(campaign.slug, from({ email: 'ada', name: ' ' }));
    expect(json['errors']?.map(({ field }) => field)).toEqual(['donor.name', 'donor.email']);
    expect(json['detail']).toBe('2 fields are not acceptable.');
  });
});
