import { aCampaign, aDesignation, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { NOTHING, ONE_GIFT, bookedBy } from '../factories/bookings.js';
import { startTestApp, type TestApp } from '../support/app.js';

const HOUR_MS = 3_600_000;
let test: TestApp;
let campaign: MadeCampaign;
let client: ApiClient;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database, { minimum: 500, maximum: 1_000_000 });
  client = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId));
});

afterAll(() => test.close());

describe('a gift through the API', () => {
  it('is booked once, and its answer says where it stands', async () => {
    const booked = await bookedBy(test.database, async () => {
      const { status, json, headers } = await client.give(campaign.slug, aGift());
      expect(status).toBe(201);
      expect(json).toMatchObject({ status: 'captured', amount: 2_500, coveredFee: 0, currency: 'GBP', campaign: campaign.slug, failure: null });
      expect(headers['location']).toBe(`/api/v1/donations/${json['id']}`);
      expect((await client.get(headers['location'] ?? '')).json).toEqual(json);
    });
    expect(booked).toEqual(ONE_GIFT);
  });

  it.each([500, 1_000_000])('may be exactly the minimum or the maximum: %d', async (amount) => {
    expect((await client.give(campaign.slug, aGift({ amount }))).json).toMatchObject({ status: 'captured', amount });
  });

  it.each([
    ['Zoe\u0308', 'Zo\u00eb'],
    ['evil\u202Egnp.exe', 'evilgnp.exe'],
    ['محمد', 'محمد'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
    ["'); DROP TABLE donors; --", "'); DROP TABLE donors; --"],
  ])('keeps the name %s', async (name, kept) => {
    const own = await aCampaign(test.database, { organisationId: campaign.organisationId });
    await client.give(own.slug, aGift({ donor: { email: 'ada@example.org', name } }));
    const { json } = await client.get(`/api/v1/campaigns/${own.slug}/donations`);
    expect(json['donations'][0]?.name).toBe(kept);
  });

  it('finds the donor of an international address again, however it is written', async () => {
    const give = (email: string) => client.give(campaign.slug, aGift({ donor: { email, name: 'Ada' } }));
    const booked = await bookedBy(test.database, async () => {
      expect((await give('Ada@BÜCHER.example')).status).toBe(201);
      expect((await give('ada@xn--bcher-kva.example')).status).toBe(201);
    });
    expect(booked).toMatchObject({ donors: 1, captured: 2 });
  });

  it('may name a designation of its campaign', async () => {
    const designation = await aDesignation(test.database, campaign);
    expect((await client.give(campaign.slug, aGift({ designation }))).json).toMatchObject({ status: 'captured' });
  });

  it('adds the fee that the donor covers to what is charged, never to the gift', async () => {
    const booked = await bookedBy(test.database, async () => {
      expect((await client.give(campaign.slug, aGift({ coverFees: true }))).json).toMatchObject({ amount: 2_500, coveredFee: 52 });
    });
    expect(booked).toEqual({ ...ONE_GIFT, entries: 3 });
  });
});

describe('a campaign that cannot take the gift', () => {
  const refusal = async (slug: string, gift = aGift()) => {
    let answer = [0, ''];
    const booked = await bookedBy(test.database, async () => {
      const { status, json, headers } = await client.give(slug, gift);
      expect(headers['content-type']).toContain('application/problem+json');
      answer = [status, json['code']];
    });
    expect(booked).toEqual(NOTHING);
    return answer;
  };
  const own = (wishes: Parameters<typeof aCampaign>[1]) => aCampaign(test.database, { organisationId: campaign.organisationId, ...wishes });

  it.each(['no-such-campaign', 'NO', 'a%00b', '%F0%9F%8E%81', 'x'.repeat(81), '..%2f..%2fetc', "a'--"])('does not exist: %s', async (slug) => {
    expect(await refusal(slug)).toEqual([404, 'campaign_not_found']);
  });

  it('is not published', async () => {
    expect(await refusal((await own({ isPublished: false })).slug)).toEqual([404, 'campaign_not_found']);
  });

  it('belongs to another organisation', async () => {
    expect(await refusal((await aCampaign(test.database)).slug)).toEqual([404, 'campaign_not_found']);
  });

  it('has ended', async () => {
    const { slug } = await own({ opensAt: new Date(Date.now() - HOUR_MS), closesAt: new Date(Date.now() - 1_000) });
    expect(await refusal(slug)).toEqual([409, 'campaign_closed']);
  });

  it('has not begun', async () => {
    const { slug } = await own({ opensAt: new Date(Date.now() + HOUR_MS), closesAt: null });
    expect(await refusal(slug)).toEqual([409, 'campaign_not_open_yet']);
  });

  it('has no such designation, though another campaign of the organisation has', async () => {
    const designation = await aDesignation(test.database, await own({}));
    expect(await refusal(campaign.slug, aGift({ designation }))).toEqual([422, 'validation_failed']);
  });
});
