import type { INestApplicationContext } from '@nestjs/common';
import { FigureAudits } from '../../src/operations/figures/figure-audits.js';
import { hashToken, newOpaqueToken } from '../../src/organisations/opaque-token.js';
import { OutboxRelay } from '../../src/queues/outbox-relay.js';
import { newId } from '../../src/shared/ids.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGivingDay, campaignsOf, type MadeGivingDay } from '../factories/a-giving-day.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

let test: TestApp;
let workers: INestApplicationContext[];
let day: MadeGivingDay;
let campaigns: MadeCampaign[];
let ended: MadeCampaign;
let client: ApiClient;
let stranger: ApiClient;

const ENDED = new Date(Date.now() - 60_000);
const JSON_TYPE = { 'content-type': 'application/json' };

beforeAll(async () => {
  test = await startTestApp();
  workers = [await startWorker('transactional', test.database.url), await startWorker('forced-refresh', test.database.url)];
  await emptyQueues(workers[0]!);
  await workers[0]!.init();
  day = await aGivingDay(test.database);
  campaigns = await campaignsOf(test.database, day, 3);
  ended = await aCampaign(test.database, { organisationId: day.organisationId, closesAt: ENDED, opensAt: new Date(ENDED.getTime() - 60_000) });
  for (const campaign of [...campaigns, ended]) await bookAlone(test.database, { campaign, donorId: await aDonor(test.database, day.organisationId), amount: 500 });
  client = new ApiClient(test.url, await anApiKey(test.database, day.organisationId));
  stranger = new ApiClient(test.url, await anApiKey(test.database, (await aCampaign(test.database)).organisationId));
});

afterAll(async () => {
  for (const worker of workers) await worker.close();
  await test.close();
});

const post = (who: ApiClient, path: string, body?: unknown) => who.post(`/api/v1/${path}`, body === undefined ? undefined : JSON.stringify(body), body === undefined ? {} : JSON_TYPE);
const keyWith = async (...scopes: Parameters<typeof anApiKey>[2] extends infer W ? (NonNullable<W> extends { scopes?: readonly (infer S)[] } ? S[] : never) : never) =>
  new ApiClient(test.url, await anApiKey(test.database, day.organisationId, { scopes }));

describe('refreshing a giving day', () => {
  it('answers at once, tells its progress, and what was and is, page by page', async () => {
    const created = await post(client, `giving-days/${day.slug}/cache-refreshes`, { fields: ['totalRaised', 'medianGift'] });
    expect([created.status, created.headers['location']]).toEqual([202, `/api/v1/giving-days/${day.slug}/cache-refreshes/${created.json.id}`]);
    expect(created.json).toMatchObject({ status: 'running', progress: { done: 0, total: 8, failed: 0 } });
    await workers[0]!.get(OutboxRelay, { strict: false }).relay();
    const at = `/api/v1/giving-days/${day.slug}/cache-refreshes/${created.json.id}`;
    await until('it is finished', async () => (await client.get(at)).json['status'] === 'finished');
    const kinds: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { json } = await client.get(`${at}?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      const things = json['things'] as { kind: string; results: { field: string; after: unknown }[] }[];
      kinds.push(...things.map(({ kind }) => kind));
      if (things[0]?.kind === 'giving_day') expect(things[0].results).toMatchObject([{ field: 'totalRaised', after: { GBP: 1_500 }, failure: null }]);
      cursor = json.nextCursor;
    }
    expect(kinds).toEqual(['giving_day', 'campaign', 'campaign', 'campaign', 'organisation']);
  });

  it('is refused for what is not there, not ours, not allowed or not readable', async () => {
    const path = `giving-days/${day.slug}/cache-refreshes`;
    expect((await post(client, 'giving-days/nowhere/cache-refreshes', {})).status).toBe(404);
    expect((await post(stranger, path, {})).status).toBe(404);
    expect((await post(await keyWith('campaigns:read'), path, {})).status).toBe(403);
    expect((await post(new ApiClient(test.url, null), path, {})).status).toBe(401);
    for (const body of [{ fields: [] }, { fields: ['luck'] }, { fields: 'totalRaised' }, { fields: [null] }, { surprise: 1 }, []]) expect([body, (await post(client, path, body)).status]).toEqual([body, 422]);
    expect((await client.post(`/api/v1/${path}`, '{', JSON_TYPE)).status).toBe(400);
    expect((await client.post(`/api/v1/${path}`, 'fields=luck', { 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('shows no refresh to others, nor under another name', async () => {
    const { json } = await post(client, `giving-days/${day.slug}/cache-refreshes`, {});
    const at = `cache-refreshes/${json.id}`;
    expect((await stranger.get(`/api/v1/giving-days/${day.slug}/${at}`)).status).toBe(404);
    expect((await client.get(`/api/v1/campaigns/${campaigns[0]!.slug}/${at}`)).status).toBe(404);
    const other = await aGivingDay(test.database, { organisationId: day.organisationId });
    expect((await client.get(`/api/v1/giving-days/${other.slug}/${at}`)).status).toBe(404);
    for (const id of ['x', '%00', '0190f000-0000-7000-8000-000000000000']) expect((await client.get(`/api/v1/giving-days/${day.slug}/cache-refreshes/${id}`)).status).toBe(404);
    for (const query of ['limit=0', 'limit=501', 'limit=-1', 'limit=1e3', 'page=2']) expect([query, (await client.get(`/api/v1/giving-days/${day.slug}/${at}?${query}`)).status]).toEqual([query, 422]);
    for (const cursor of ['x', 'YWZ0ZXIgLTE', 'YWZ0ZXIgMDAx']) expect((await client.get(`/api/v1/giving-days/${day.slug}/${at}?cursor=${cursor}`)).status).toBe(400);
  });
});

describe('closing figures', () => {
  const at = () => `campaigns/${ended.slug}/closing-figures`;

  it('is done once, and again only where something else is booked', async () => {
    expect([(await post(client, at())).status, (await post(client, at())).status]).toEqual([201, 200]);
    const { json } = await client.get(`/api/v1/${at()}`);
    expect(json).toMatchObject({ differs: false, statements: [{ number: 1, supersedes: null, figures: { gifts: 1, donors: 1, sums: [{ currency: 'GBP', captured: 500, raised: 500 }] } }] });
    await bookAlone(test.database, { campaign: ended, donorId: await aDonor(test.database, ended.organisationId), amount: 5 });
    expect((await client.get(`/api/v1/${at()}`)).json).toMatchObject({ differs: true, current: { figures: { gifts: 2 } } });
    expect((await post(client, at())).json).toMatchObject({ number: 2, supersedes: 1 });
  });

  it('is refused before the end, for others, and without the scope', async () => {
    const early = await post(client, `giving-days/${day.slug}/closing-figures`);
    expect([early.status, early.json.code]).toEqual([409, 'not_ended']);
    expect((await client.get(`/api/v1/giving-days/${day.slug}/closing-figures`)).json).toMatchObject({ statements: [], differs: false });
    for (const path of [at(), `giving-days/${day.slug}/closing-figures`]) {
      expect([(await post(stranger, path)).status, (await stranger.get(`/api/v1/${path}`)).status]).toEqual([404, 404]);
      expect((await post(await keyWith('campaigns:read', 'figures:refresh'), path)).status).toBe(403);
    }
    expect((await post(client, 'campaigns/..%2F/closing-figures')).status).toBe(404);
  });
});

describe('removing tags', () => {
  const tagged = async (name: string, count: number) => {
    const tagId = newId();
    await test.database.transactions.run('platform', (tx) => tx.rows(`INSERT INTO tags (id, organisation_id, name) VALUES ($1, $2, $3)`, [tagId, day.organisationId, name]));
    for (let made = 0; made < count; made += 1) {
      const donorId = await aDonor(test.database, day.organisationId);
      await test.database.transactions.run('platform', (tx) => tx.rows(`INSERT INTO donor_tags (organisation_id, donor_id, tag_id) VALUES ($1, $2, $3)`, [day.organisationId, donorId, tagId]));
    }
  };

  it('answers how many, and removes nothing where others were expected', async () => {
    await tagged('Alumni', 3);
    const differs = await post(client, 'tag-removals', { tag: 'Alumni', expected: 2 });
    expect([differs.status, differs.json.code, differs.json['detail']]).toEqual([409, 'expected_differs', '3 labels would have been removed where 2 were expected. Nothing was removed.']);
    expect((await post(client, 'tag-removals', { tag: ['Alumni'], expected: 3 })).json).toEqual({ removed: 3, donors: 3, campaigns: 0 });
    expect((await post(client, 'tag-removals', { tag: 'Alumni', campaign: campaigns[0]!.slug })).json).toEqual({ removed: 0, donors: 0, campaigns: 0 });
  });

  it('is refused for what is not there, not ours, not allowed or no tag at all', async () => {
    await tagged('Staff', 1);
    expect((await post(stranger, 'tag-removals', { tag: 'Staff' })).json).toMatchObject({ code: 'validation_failed', errors: [{ field: 'tag', code: 'unknown' }] });
    expect((await post(stranger, 'tag-removals', { tag: 'Staff', campaign: campaigns[0]!.slug })).status).toBe(404);
    expect((await post(client, 'tag-removals', { tag: 'Staff', campaign: 'nowhere' })).status).toBe(404);
    expect((await post(await keyWith('donations:write'), 'tag-removals', { tag: 'Staff' })).status).toBe(403);
    const bad = [{}, { tag: '' }, { tag: [] }, { tag: 'a\u0000b' }, { tag: '\ud800' }, { tag: 'x'.repeat(101) }, { tag: Array(51).fill('x') }, { tag: 7 }, { tag: 'Staff', expected: -1 }, { tag: 'Staff', expected: 0.5 }, { tag: 'Staff', all: true }];
    for (const body of bad) expect([body, (await post(client, 'tag-removals', body)).status]).toEqual([body, 422]);
    expect((await post(client, 'tag-removals', { tag: "x'; DELETE FROM tags; --" })).status).toBe(422);
    expect((await post(client, 'tag-removals', { tag: 'Staff', expected: 1 })).status).toBe(200);
  });
});

describe('the audits of figures', () => {
  const platformKey = async () => {
    const token = newOpaqueToken('fk_test_');
    await test.database.transactions.run('platform', (tx) => tx.rows(`INSERT INTO api_keys (id, organisation_id, name, key_hash, scopes) VALUES ($1, NULL, 'test', $2, '{figures:audit}')`, [newId(), hashToken(token)]));
    return new ApiClient(test.url, token);
  };

  it('are read with a key of the platform, which opens nothing else', async () => {
    await test.app.get(FigureAudits, { strict: false }).hold();
    const platform = await platformKey();
    expect((await platform.get('/api/v1/figure-audits')).json['audits']).toMatchObject([{ driftCount: 0, drifts: [], checked: expect.any(Number) }]);
    expect((await platform.get(`/api/v1/campaigns/${campaigns[0]!.slug}/figures`)).status).toBe(401);
    expect((await post(platform, `giving-days/${day.slug}/cache-refreshes`, {})).status).toBe(401);
    for (const query of ['limit=0', 'limit=101', 'limit=x', 'more=1']) expect((await platform.get(`/api/v1/figure-audits?${query}`)).status).toBe(422);
  });

  it('are shown to no organisation, whatever its key carries, and no such key can be made', async () => {
    expect([(await client.get('/api/v1/figure-audits')).status, (await new ApiClient(test.url, null).get('/api/v1/figure-audits')).status]).toEqual([403, 401]);
    const mixed = test.database.transactions.run('platform', (tx) => tx.rows(`UPDATE api_keys SET scopes = '{figures:audit}' WHERE organisation_id = $1`, [day.organisationId]));
    await expect(mixed).rejects.toThrow('api_keys_of_platform_are_for_audits');
    expect(await test.database.transactions.run({ organisationId: day.organisationId }, (tx) => tx.rows(`SELECT FROM figure_audits`))).toEqual([]);
  });

  it('stand in the metrics of a web process', async () => {
    const metrics = await (await fetch(`${test.url}/metrics`)).text();
    expect(metrics).toMatch(/^freshet_cached_field_drift 0$/m);
    expect(metrics).toMatch(/^freshet_cached_field_audit_timestamp_seconds \d/m);
  });
});
