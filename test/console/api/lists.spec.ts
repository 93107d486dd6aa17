import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OrganisationId } from '../../../src/shared/ids.js';
import { donorBeginsWith } from '../../../src/donors/donor-begins-with.js';
import { aCampaign, anOrganisation, type MadeCampaign } from '../../factories/a-campaign.js';
import { crowd } from '../../factories/a-mailing.js';
import { aDonor, bookAlone } from '../../factories/a-ledger-row.js';
import { aGivingDay } from '../../factories/a-giving-day.js';
import { anApiKey } from '../../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';

let app: TestApp;
let organisationId: OrganisationId;
let campaign: MadeCampaign;
let client: ConsoleClient;

const DONATIONS = 25;

beforeAll(async () => {
  app = await startTestApp();
  organisationId = await anOrganisation(app.database);
  campaign = await aCampaign(app.database, { organisationId });
  for (let at = 0; at < DONATIONS; at += 1) await give(100 * (1 + (at % 7)));
  await rows(`UPDATE donors SET name = 'Wren Okonjo', email = 'wren@readers.example' WHERE id = (SELECT id FROM donors ORDER BY id LIMIT 1)`);
  client = new ConsoleClient(app.url);
  await client.signIn(await aStaffMember(app.database, { role: 'client_admin', organisationId }));
});
afterAll(() => app.close());

const rows = <Row>(sql: string, parameters: unknown[] = []) => app.database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));

async function give(amount: number): Promise<void> {
  await bookAlone(app.database, { campaign, donorId: await aDonor(app.database, organisationId), amount });
}

/** Every row of a list, page by page; `between` happens after each page. */
async function readAll(path: string, between: () => Promise<void> = async () => undefined): Promise<{ id: string; gift: { amount: number } }[]> {
  const all: { id: string; gift: { amount: number } }[] = [];
  let cursor = '';
  do {
    const { json } = await client.ask(`${path}${path.includes('?') ? '&' : '?'}limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`);
    all.push(...json.rows);
    cursor = json.next ?? '';
    await between();
  } while (cursor !== '');
  return all;
}

describe('a list', () => {
  it.each(['/donations', '/donations?order=ascending', '/donations?sort=amount', '/donations?sort=amount&order=ascending'])('is read whole, each row once, page by page: %s', async (path) => {
    const all = await readAll(path);
    expect(all).toHaveLength(DONATIONS);
    expect(new Set(all.map(({ id }) => id)).size).toBe(DONATIONS);
  });

  it('is sorted by amount, whatever page a row is on', async () => {
    const amounts = (await readAll('/donations?sort=amount')).map(({ gift }) => gift.amount);
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  });

  it('shows none twice and leaves none out while donations come in', async () => {
    const before = await rows<{ id: string }>(`SELECT id FROM donations`);
    const seen = (await readAll('/donations', () => give(100))).map(({ id }) => id);
    expect(new Set(seen).size).toBe(seen.length);
    for (const { id } of before) expect(seen).toContain(id);
  });

  it('finds donations by how a name, a surname or an address of their donor begins, and by their id', async () => {
    for (const search of ['wren', 'Okon', 'wren@read']) expect([search, (await client.ask(`/donations?search=${encodeURIComponent(search)}`)).json.rows.length]).toEqual([search, 1]);
    const [{ id }] = (await client.ask('/donations?search=okonjo')).json.rows;
    expect((await client.ask(`/donations?search=${id}`)).json.rows).toHaveLength(1);
    expect((await client.ask('/donors?search=okonjo')).json.rows).toMatchObject([{ name: 'Wren Okonjo', gifts: 1 }]);
    for (const search of ['%25', '_', "'; DROP TABLE donors; --", 'nobody']) expect((await client.ask(`/donations?search=${search}`)).json.rows).toEqual([]);
  });

  it('finds donors by indexes, although rows of others must not be looked at', async () => {
    const other = await anOrganisation(app.database);
    await crowd(app.database, other, 20_000);
    const plan = await app.database.transactions.run({ organisationId: other }, (tx) =>
      tx.rows(`EXPLAIN SELECT id FROM donors WHERE organisation_id = $1 AND ${donorBeginsWith('$2')}`, [other, 'wren']),
    );
    const text = JSON.stringify(plan);
    for (const part of ['name', 'surname', 'address']) expect(text).toMatch(new RegExp(`Index Cond: [^"]*sought_${part} ~>=~ 'wren'`));
  });

  it('is narrowed down by status, campaign and time', async () => {
    expect((await client.ask('/donations?status=failed')).json.rows).toEqual([]);
    expect((await client.ask(`/donations?campaign=${campaign.slug}&limit=3`)).json.rows).toHaveLength(3);
    expect((await client.ask('/donations?until=2020-01-01T00:00:00Z')).json.rows).toEqual([]);
    expect((await client.ask('/donations?from=2020-01-01T00:00:00%2B02:00&limit=2')).json.rows).toHaveLength(2);
  });

  it('is exported as it is shown: all of it, in its order, with its columns', async () => {
    const text = await (await client.get('/console/api/donations/export.csv?sort=amount&columns=amount,email')).text();
    const [head, ...lines] = text.replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(head).toBe('E-mail,Amount'.split(',').reverse().join(','));
    const amounts = lines.map((line) => Number(line.split(',')[0]));
    expect(amounts).toHaveLength((await rows(`SELECT FROM donations`)).length);
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  });

  it('is exported in every room as its screen would show it', async () => {
    const lines = async (path: string) => (await (await client.get(`/console/api${path}`)).text()).replace('\uFEFF', '').trimEnd().split('\r\n');
    await aCampaign(app.database, { organisationId, title: '=SUM(1)', goal: null });
    expect(await lines('/campaigns/export.csv?sort=title&order=ascending&columns=title,goal,currency')).toEqual(['Title,Goal,Currency', "'=SUM(1),,GBP", `Campaign ${campaign.slug},10000.00,GBP`]);
    expect(await lines('/campaigns/export.csv?search=SUM&columns=title')).toEqual(['Title', "'=SUM(1)"]);
    await aGivingDay(app.database, { organisationId, slug: 'exported-day' });
    expect((await lines('/giving-days/export.csv?columns=slug,campaigns'))).toEqual(['Address,Campaigns', 'exported-day,0']);
    for (const name of ['b', 'A']) expect((await client.tell('POST', '/segments/saved', { name, rule: {} })).status).toBe(201);
    expect(await lines('/segments/saved/export.csv?order=descending&columns=name,rule')).toEqual(['Name,Rule', 'b,{}', 'A,{}']);
    await anApiKey(app.database, organisationId, { scopes: ['donations:read'] });
    expect(await lines('/api-keys/export.csv?columns=scopes,state')).toEqual(['May do,State', 'donations:read,good']);
    const endpoint = (await client.tell('POST', '/webhook-endpoints', { url: 'https://receiver.example/', description: '', eventTypes: ['milestone.reached'] })).json.id as string;
    await client.tell('POST', `/webhook-endpoints/${endpoint}/deliveries/tests`, {});
    expect(await lines(`/webhook-endpoints/${endpoint}/deliveries/export.csv?status=waiting&columns=eventType,status`)).toEqual(['Event,Status', 'webhook.test,waiting']);
    expect(await lines(`/webhook-endpoints/${endpoint}/deliveries/export.csv?status=failed&columns=eventType`)).toEqual(['Event']);
    for (const path of ['/campaigns', '/giving-days', '/api-keys', '/segments/saved']) expect([path, (await client.get(`/console/api${path}/export.csv?surprise=1`)).status]).toEqual([path, 422]);
  });

  it('lets no name in an export compute anything', async () => {
    await rows(`UPDATE donors SET name = '=HYPERLINK("http://evil.example")' WHERE id = (SELECT id FROM donors WHERE organisation_id = '${organisationId}' ORDER BY id DESC LIMIT 1)`);
    const text = await (await client.get('/console/api/donors/export.csv?columns=name,gifts')).text();
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")",`);
    expect(text).not.toMatch(/^=/m);
  });
});

describe('a list asked for with hostile parameters', () => {
  const place = (value: unknown, id: unknown = '7d444840-9dc0-41d1-b245-5ffdce74fad2') => Buffer.from(JSON.stringify([value, id])).toString('base64url');

  it.each([
    'limit=0', 'limit=-1', 'limit=1e9', 'limit=x', 'limit=201', 'sort=email', 'sort=createdAt;DROP', 'order=up', 'status=gone', 'campaign=..%2F', 'from=yesterday', 'from=%2B275760-09-13T00:00:00Z',
    'from=0001-01-01T00:00:00Z', 'search=%00', 'search=a%0Ab', `search=${'x'.repeat(401)}`, 'nonsense=1', 'sort=amount&sort=createdAt', 'organisation=%00', 'cursor=x', 'cursor=',
    `cursor=${place('now')}`, `cursor=${place('9'.repeat(30))}`, `cursor=${place('1', 'no id')}`, `cursor=${place(1)}`, `cursor=${place('\u0000')}`, `cursor=${Buffer.from('{}').toString('base64url')}`, `cursor=${'A'.repeat(5_000)}`,
  ])('names what is wrong and breaks nothing: %s', async (query) => {
    const { status, json } = await client.ask(`/donations?${query}`);
    expect([query, status]).toEqual([query, 422]);
    expect(json).toMatchObject({ code: 'validation_failed', errors: [expect.objectContaining({ field: expect.any(String) })] });
    expect(JSON.stringify(json)).not.toMatch(/at .*\.js|SELECT|node_modules/);
  });

  it.each([`/donors?sort=name&cursor=${Buffer.from('["a\\u0000","7d444840-9dc0-41d1-b245-5ffdce74fad2"]').toString('base64url')}`, '/audit?cursor=99999999999999999999', '/audit?cursor=x', '/campaigns?period=never', '/donors?tag=%00', '/imports?kind=people', '/imports?sort=filename&cursor=x', '/reports?status=lost', '/reports?search=%00'])('and in every other list: %s', async (path) => {
    expect((await client.ask(path)).status).toBe(422);
  });

  it.each(['/donations/x', '/donations/%00', '/donors/../session', '/donors/x', '/cockpits/%2e%2e', '/campaigns/Not-A-Slug', '/giving-days/x', '/refreshes/x', '/imports/x', '/imports/x/undo-offer', '/reports/x', '/reports/x/file', '/nothing'])('finds nothing where there is nothing: %s', async (path) => {
    expect([path, (await client.ask(path)).status]).toEqual([path, path.includes('..') ? 200 : 404]);
  });
});
