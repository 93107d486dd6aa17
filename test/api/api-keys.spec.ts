import { API_SCOPES } from '../../src/organisations/api-keys.js';
import { aCampaign, anOrganisation, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { until } from '../support/worker.js';

const PATH = '/api/v1/api-keys';

let test: TestApp;
let campaign: MadeCampaign;
let client: ApiClient;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database);
  client = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId));
});

afterAll(() => test.close());

const make = (wish: Record<string, unknown> = {}, maker = client) =>
  maker.post(PATH, JSON.stringify({ name: 'CRM', scopes: ['donations:read'], ...wish }), { 'content-type': 'application/json' });

const audited = () =>
  test.database.transactions.run({ organisationId: campaign.organisationId }, (tx) =>
    tx.rows<{ action: string; subject: string; actor: string }>(`SELECT action, subject, actor FROM audit_entries WHERE action LIKE 'api-key.%' ORDER BY id`),
  );

describe('a key that is made', () => {
  it('opens what it is for and nothing else', async () => {
    const { status, json, headers } = await make();
    expect([status, headers['cache-control']]).toEqual([201, 'no-store']);
    expect(json['token']).toMatch(/^fk_live_[\w-]{43}$/);
    const made = new ApiClient(test.url, String(json['token']));
    expect((await made.get(`/api/v1/donations/${campaign.id}`)).json.code).toBe('donation_not_found');
    expect((await made.give(campaign.slug, aGift())).json.code).toBe('scope_missing');
  });

  it('is never shown again, and is kept only as a hash', async () => {
    const { json } = await make({ name: 'Shown once' });
    const token = String(json['token']);
    const shown = [await client.get(PATH), await client.get(`${PATH}/${json.id}`)];
    for (const { status, text } of shown) expect([status, text.includes(token.slice(12))]).toEqual([200, false]);
    expect(shown[1]?.json).toMatchObject({ name: 'Shown once', tokenStart: token.slice(0, 12), createdBy: expect.stringMatching(/^api-key:/) });
    const [row] = await test.database.transactions.run('platform', (tx) => tx.rows(`SELECT * FROM api_keys WHERE id = $1`, [json.id]));
    expect(JSON.stringify(row)).not.toContain(token.slice(12));
  });

  it('carries no scope that its maker does not have', async () => {
    const maker = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId, { scopes: ['api-keys:write', 'donations:read'] }));
    expect((await make({}, maker)).status).toBe(201);
    expect(await make({ scopes: ['donations:refund'] }, maker)).toMatchObject({ status: 422, json: { errors: [{ field: 'scopes', code: 'beyond_own' }] } });
  });

  it.each([{ name: '' }, { name: '\u0007' }, { scopes: [] }, { scopes: ['operations:write'] }, { scopes: 'donations:read' }, { expiresAt: '2001-01-01T00:00:00Z' }, { expiresAt: 'soon' }, { organisationId: 'x' }])(
    'cannot be like %j',
    async (wish) => {
      expect((await make(wish)).status).toBe(422);
    },
  );

  it('needs the scope for it', async () => {
    const all = API_SCOPES.filter((scope) => !scope.startsWith('api-keys:'));
    const other = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId, { scopes: all }));
    expect([(await make({}, other)).status, (await other.get(PATH)).status]).toEqual([403, 403]);
  });

  it('is one of a hundred at most', async () => {
    const organisationId = await anOrganisation(test.database);
    const busy = new ApiClient(test.url, await anApiKey(test.database, organisationId));
    await test.database.transactions.run({ organisationId }, (tx) =>
      tx.rows(`INSERT INTO api_keys (id, organisation_id, name, key_hash, scopes) SELECT uuidv7(), $1, 'n', uuid_send(uuidv7()), '{}' FROM generate_series(1, 98)`, [organisationId]),
    );
    expect((await make({}, busy)).status).toBe(201);
    expect(await make({}, busy)).toMatchObject({ status: 409, json: { code: 'too_many_api_keys' } });
  });
});

describe('a key that is revoked', () => {
  it('opens nothing a second later, and revoking it again changes nothing', async () => {
    const { json } = await make();
    const made = new ApiClient(test.url, String(json['token']));
    expect((await made.get(`/api/v1/donations/${campaign.id}`)).status).toBe(404);
    for (let times = 0; times < 2; times += 1) expect(await client.delete(`${PATH}/${json.id}`)).toMatchObject({ status: 200, json: { revokedAt: expect.any(String) } });
    await until('it to open nothing', async () => (await made.get(`/api/v1/donations/${campaign.id}`)).status === 401);
    const entries = (await audited()).filter(({ subject }) => subject === `api-key:${json.id}`);
    expect(entries.map(({ action }) => action)).toEqual(['api-key.make', 'api-key.revoke']);
    expect(entries.every(({ actor }) => actor.startsWith('api-key:'))).toBe(true);
  });
});

it('a key of another organisation can neither be seen nor revoked', async () => {
  const { json } = await make();
  const stranger = new ApiClient(test.url, await anApiKey(test.database, await anOrganisation(test.database)));
  for (const { status, json: refusal } of [await stranger.get(`${PATH}/${json.id}`), await stranger.delete(`${PATH}/${json.id}`)]) expect([status, refusal.code]).toEqual([404, 'api_key_not_found']);
  expect((await stranger.get(PATH)).text).not.toContain(json.id);
  expect((await client.get(`${PATH}/${json.id}`)).json['revokedAt']).toBeNull();
});

it('the list is whole in pages, also while keys are made', async () => {
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { json }: { json: Record<string, unknown> } = await client.get(`${PATH}?limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...(json['keys'] as { id: string }[]).map(({ id }) => id));
    cursor = json['nextCursor'] as string | null;
    await make();
  }
  expect(new Set(seen).size).toBe(seen.length);
});

it('the last use of a key is noted, once a minute however often it is used', async () => {
  const { json } = await make();
  const made = new ApiClient(test.url, String(json['token']));
  const lastUse = async () => (await client.get(`${PATH}/${json.id}`)).json['lastUsedAt'];
  expect(await lastUse()).toBeNull();
  await made.get(`/api/v1/donations/${campaign.id}`);
  await until('its use to be noted', async () => (await lastUse()) !== null);
  const noted = await lastUse();
  for (let times = 0; times < 5; times += 1) await made.get(`/api/v1/donations/${campaign.id}`);
  expect(await lastUse()).toBe(noted);
});
