import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { NOTHING, bookedBy } from '../factories/bookings.js';
import { startTestApp, type TestApp } from '../support/app.js';

let test: TestApp;
let campaign: MadeCampaign;
let donationPath: string;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database);
  const client = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId));
  donationPath = `/api/v1/donations/${(await client.give(campaign.slug, aGift())).json['id']}`;
});

afterAll(() => test.close());

/** What writing and reading answer, in that order. */
async function answersTo(token: string | null, authorization?: string) {
  const client = new ApiClient(test.url, token);
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  const answers: unknown[] = [];
  const booked = await bookedBy(test.database, async () => {
    const wrote = await client.give(campaign.slug, aGift(), headers);
    const read = authorization === undefined ? [await client.get(donationPath)] : [];
    for (const { status, json, headers: sent } of [wrote, ...read]) {
      answers.push([status, json['code']]);
      expect(sent['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
    }
  });
  expect(booked).toEqual(NOTHING);
  return answers;
}

const twice = (status: number, code: string) => [[status, code], [status, code]];
const keyWith = (wishes: Parameters<typeof anApiKey>[2]) => anApiKey(test.database, campaign.organisationId, wishes);

describe('who may speak for an organisation', () => {
  it('nobody without a key', async () => {
    expect(await answersTo(null)).toEqual(twice(401, 'api_key_missing'));
  });

  it.each(['', 'Bearer', 'Bearer  ', 'Basic YTpi', 'Token abc', 'Bearer two tokens', 'Bearer schl\u00fcssel', `Bearer ${'x'.repeat(301)}`])(
    'nobody with a header like "%.30s"',
    async (authorization) => {
      expect(await answersTo(null, authorization)).toEqual([[401, 'api_key_missing']]);
    },
  );

  it.each(['fk_test_unknown', "' OR 1=1 --", 'null', 'x'.repeat(300)])('nobody with an unknown key: %.20s', async (token) => {
    const [first] = await answersTo(null, `Bearer ${token.replaceAll(' ', '+')}`);
    expect(first).toEqual([401, 'api_key_unknown']);
  });

  it('nobody with a revoked key', async () => {
    expect(await answersTo(await keyWith({ revokedAt: new Date() }))).toEqual(twice(401, 'api_key_unknown'));
  });

  it('nobody with an expired key', async () => {
    expect(await answersTo(await keyWith({ expiresAt: new Date(Date.now() - 1) }))).toEqual(twice(401, 'api_key_unknown'));
  });

  it('nobody with a key of no scope', async () => {
    expect(await answersTo(await keyWith({ scopes: [] }))).toEqual(twice(403, 'scope_missing'));
  });

  it('a reader may read and not write, a writer write and not read', async () => {
    const reader = new ApiClient(test.url, await keyWith({ scopes: ['donations:read'] }));
    const writer = new ApiClient(test.url, await keyWith({ scopes: ['donations:write'] }));
    expect([(await reader.get(donationPath)).status, (await reader.give(campaign.slug, aGift())).status]).toEqual([200, 403]);
    expect([(await writer.get(donationPath)).status, (await writer.give(campaign.slug, aGift())).status]).toEqual([403, 201]);
  });

  it('a key that has not expired yet works, however "Bearer" is spelt', async () => {
    const token = await keyWith({ expiresAt: new Date(Date.now() + 3_600_000) });
    const { status } = await new ApiClient(test.url, null).give(campaign.slug, aGift(), { authorization: `bearer   ${token}` });
    expect(status).toBe(201);
  });
});

describe("another organisation's key", () => {
  it('sees neither the donation nor a place to give to', async () => {
    const stranger = await anApiKey(test.database, (await aCampaign(test.database)).organisationId);
    expect(await answersTo(stranger)).toEqual([[404, 'campaign_not_found'], [404, 'donation_not_found']]);
  });
});

describe('a donation', () => {
  it.each(['01a1fc81-d7a3-7304-bb62-08c04343cf03', 'nonsense', '%00', "'--", '0', 'x'.repeat(300)])('that does not exist is not found: %.40s', async (id) => {
    const client = new ApiClient(test.url, await keyWith({}));
    const { status, json } = await client.get(`/api/v1/donations/${id}`);
    expect([status, json['code']]).toEqual([404, 'donation_not_found']);
  });

  it('is found by its id in capitals too', async () => {
    const client = new ApiClient(test.url, await keyWith({}));
    const id = donationPath.slice('/api/v1/donations/'.length);
    expect((await client.get(`/api/v1/donations/${id.toUpperCase()}`)).json['id']).toBe(id);
  });
});

it('campaigns and the gifts to them are for everyone to read', async () => {
  const visitor = new ApiClient(test.url, null);
  expect((await visitor.get(`/api/v1/campaigns/${campaign.slug}`)).status).toBe(200);
  const { json, text } = await visitor.get(`/api/v1/campaigns/${campaign.slug}/donations`);
  expect(json['donations'].length).toBeGreaterThan(0);
  expect(text).not.toContain('@');
});
