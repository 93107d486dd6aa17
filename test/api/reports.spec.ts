import type { INestApplicationContext } from '@nestjs/common';
import { MakeReport } from '../../src/reports/make-report.js';
import type { ReportId } from '../../src/shared/ids.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient, type ApiAnswer } from '../factories/a-donor.js';
import { aStorageFolder, giftsTo } from '../factories/a-report.js';
import { send, type Answer } from '../factories/a-request.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startWorker } from '../support/worker.js';

let test: TestApp;
let worker: INestApplicationContext;
let campaign: MadeCampaign;
let key: string;
let client: ApiClient;
const storage = aStorageFolder();
const JSON_TYPE = { 'content-type': 'application/json' };

beforeAll(async () => {
  test = await startTestApp({ STORAGE_URL: storage.url });
  worker = await startWorker('report', test.database.url, { STORAGE_URL: storage.url });
});

beforeEach(async () => {
  campaign = await aCampaign(test.database);
  key = await anApiKey(test.database, campaign.organisationId);
  client = new ApiClient(test.url, key);
});

afterAll(async () => {
  await worker.close();
  await test.close();
  storage.close();
});

const ask = (wish: object): Promise<ApiAnswer> => client.post('/api/v1/reports', JSON.stringify(wish), JSON_TYPE);
const make = (id: string) => worker.get(MakeReport, { strict: false }).run(campaign.organisationId, id as ReportId);

async function done(wish: object = { kind: 'donations', format: 'csv' }): Promise<string> {
  const { json } = await ask(wish);
  await make(json.id);
  return json.id;
}

const fetchFile = (id: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  send(test.url, `/api/v1/reports/${id}/file`, { method, headers: { authorization: `Bearer ${key}`, ...headers } });

it('a report is asked for, made, looked at and downloaded', async () => {
  await giftsTo(test.database, campaign, { count: 2 });
  const asked = await ask({ kind: 'donations', format: 'csv', filter: { campaign: campaign.slug, status: ['captured'] }, columns: ['id', 'amount'] });
  expect([asked.status, asked.headers['location']]).toEqual([202, `/api/v1/reports/${asked.json.id}`]);
  expect(asked.json).toMatchObject({ status: 'waiting', filter: { campaign: campaign.slug, status: ['captured'] }, columns: ['id', 'amount'], file: null, source: null });
  await make(asked.json.id);
  const { json } = await client.get(`/api/v1/reports/${asked.json.id}`);
  expect(json).toMatchObject({ status: 'done', rows: { written: 2 }, source: { database: 'primary', reason: null }, file: { url: `/api/v1/reports/${asked.json.id}/file` } });
  const file = await fetchFile(asked.json.id);
  expect(file.status).toBe(200);
  expect(file.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${(json['file'] as { name: string }).name}"` });
  expect(file.text.split('\r\n')).toHaveLength(4);
});

describe('a download that broke off', () => {
  it('goes on where it was, while it is the same file', async () => {
    await giftsTo(test.database, campaign, { count: 5 });
    const id = await done();
    const whole = await fetchFile(id);
    const etag = whole.headers['etag'] ?? '';
    const size = Buffer.byteLength(whole.text);
    const rest = await fetchFile(id, { range: 'bytes=10-', 'if-range': etag });
    expect([rest.status, rest.headers['content-range'], rest.headers['content-length']]).toEqual([206, `bytes 10-${size - 1}/${size}`, String(size - 10)]);
    expect(Buffer.from(whole.text).subarray(10).toString()).toBe(rest.text);
    expect((await fetchFile(id, { range: 'bytes=-3' })).text).toBe(whole.text.slice(-3));
    expect((await fetchFile(id, { range: 'bytes=0-0' })).headers['content-length']).toBe('1');
  });

  it('begins anew where the file is another, or several ranges are asked for', async () => {
    const id = await done();
    expect((await fetchFile(id, { range: 'bytes=10-', 'if-range': '"another"' })).status).toBe(200);
    expect((await fetchFile(id, { range: 'bytes=0-1,3-4' })).status).toBe(200);
    expect((await fetchFile(id, { range: 'bytes=5-2' })).status).toBe(200);
  });

  it('is told what is not there, and what it has already', async () => {
    const id = await done();
    const { headers } = await fetchFile(id);
    expect(await fetchFile(id, { range: 'bytes=999999-' })).toMatchObject({ status: 416, headers: { 'content-range': `bytes */${headers['content-length']}` } });
    expect(await fetchFile(id, { 'if-none-match': headers['etag'] ?? '' })).toMatchObject({ status: 304, text: '' });
    expect(await fetchFile(id, {}, 'HEAD')).toMatchObject({ status: 200, text: '', headers: { 'content-length': headers['content-length'], 'accept-ranges': 'bytes', etag: headers['etag'] } });
  });
});

it('there is no file before it is made, nor after it has expired', async () => {
  const { json } = await ask({ kind: 'donations' });
  expect(await fetchFile(json.id)).toMatchObject({ status: 409 });
  await make(json.id);
  await test.database.transactions.run('platform', (tx) => tx.rows(`UPDATE reports SET status = 'expired', file_key = NULL WHERE id = $1`, [json.id]));
  expect(await fetchFile(json.id)).toMatchObject({ status: 410 });
  expect((await client.get(`/api/v1/reports/${json.id}`)).json).toMatchObject({ status: 'expired', file: null });
});

it("another organisation's report, file, preview and filter are not there", async () => {
  const id = await done();
  const stranger = await aCampaign(test.database);
  const theirs = new ApiClient(test.url, await anApiKey(test.database, stranger.organisationId));
  for (const path of ['', '/file', '/preview']) expect((await theirs.get(`/api/v1/reports/${id}${path}`)).status).toBe(404);
  expect((await theirs.post(`/api/v1/reports/${id}/cancel`, undefined)).status).toBe(404);
  expect((await theirs.get('/api/v1/reports')).json['reports']).toEqual([]);
  const named = await ask({ kind: 'donations', filter: { campaign: stranger.slug } });
  expect(named).toMatchObject({ status: 404, json: { code: 'filter_not_found', errors: [{ field: 'filter.campaign' }] } });
  expect((await client.get('/api/v1/reports/nothing')).status).toBe(404);
});

it.each([
  [{ kind: 'nonsense' }, 'kind'],
  [{ kind: 'audit-log', filter: { tag: 'Alumni' } }, 'filter.tag'],
  [{ kind: 'donations', filter: { by: 'tag' } }, 'filter.by'],
  [{ kind: 'totals', filter: { by: 'donor' } }, 'filter.by'],
  [{ kind: 'donations', filter: { from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' } }, 'filter.to'],
  [{ kind: 'donations', filter: { campaign: 'one', givingDay: 'two' } }, 'filter.givingDay'],
  [{ kind: 'donations', filter: { campaign: "x'; DROP TABLE donations; --" } }, 'filter.campaign'],
  [{ kind: 'donations', filter: { status: ["captured' OR true"] } }, 'filter.status.0'],
  [{ kind: 'donations', filter: { unknown: 1 } }, 'filter.unknown'],
  [{ kind: 'donations', columns: ['id', 'id'] }, 'columns.1'],
  [{ kind: 'donations', columns: ['password_hash FROM staff --'] }, 'columns.0'],
  [{ kind: 'donations', columns: ['__proto__'] }, 'columns.0'],
])('what no report can be is refused by its field: %j', async (wish, field) => {
  const { status, json } = await ask(wish);
  expect([status, json.errors?.map((fault) => fault.field)]).toEqual([422, [field]]);
});

it('a tag is text, whatever it looks like', async () => {
  const hostile = `Alumni' OR 'a'='a`;
  expect(await ask({ kind: 'donations', filter: { tag: hostile } })).toMatchObject({ status: 404 });
  await test.database.transactions.run('platform', (tx) => tx.rows(`INSERT INTO tags (id, organisation_id, name) VALUES (uuidv7(), $1, $2)`, [campaign.organisationId, hostile]));
  await giftsTo(test.database, campaign, { count: 1 });
  const id = await done({ kind: 'donations', format: 'csv', filter: { tag: hostile } });
  expect((await client.get(`/api/v1/reports/${id}`)).json).toMatchObject({ rows: { written: 0 } });
});

it('keys need the scope of what they do', async () => {
  const reader = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId, { scopes: ['reports:read'] }));
  expect((await reader.post('/api/v1/reports', '{"kind":"donations"}', JSON_TYPE)).json.code).toBe('scope_missing');
  expect((await reader.get('/api/v1/reports')).status).toBe(200);
  const writer = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId, { scopes: ['reports:write'] }));
  expect((await writer.get('/api/v1/reports')).status).toBe(403);
});

it('the first hundred rows are shown without a file, as they would stand in it', async () => {
  await giftsTo(test.database, campaign, { count: 120, message: '=1+1' });
  const { status, json } = await client.post('/api/v1/reports/previews', JSON.stringify({ kind: 'donations', columns: ['message', 'amount'] }), JSON_TYPE);
  const [table] = json['tables'] as { columns: { key: string }[]; rows: string[][]; hasMore: boolean }[];
  expect([status, table?.columns.map((column) => column.key), table?.rows.length, table?.hasMore]).toEqual([200, ['message', 'currency', 'amount'], 100, true]);
  expect(table?.rows[0]).toEqual(['=1+1', 'GBP', '1.01']);
  const { json: asked } = await ask({ kind: 'totals' });
  const shown = await client.get(`/api/v1/reports/${asked.id}/preview`);
  expect((shown.json['tables'] as { name: string }[]).map(({ name }) => name)).toEqual(['Campaigns', 'Designations', 'Tags', 'Hours']);
});

it('reports are listed page by page, the latest first', async () => {
  const ids: string[] = [];
  for (const status of ['captured', 'pending', 'failed']) ids.unshift((await ask({ kind: 'donations', filter: { status: [status] } })).json.id);
  const first = await client.get('/api/v1/reports?limit=2');
  const second = await client.get(`/api/v1/reports?limit=2&cursor=${first.json.nextCursor}`);
  const listed = [first, second].flatMap(({ json }) => (json['reports'] as { id: string }[]).map(({ id }) => id));
  expect(listed).toEqual(ids);
  expect(second.json.nextCursor).toBeNull();
});

it('a report is cancelled once, and one that is done cannot be', async () => {
  const { json } = await ask({ kind: 'donations' });
  expect((await client.post(`/api/v1/reports/${json.id}/cancel`, undefined)).json).toMatchObject({ status: 'cancelled' });
  expect((await client.post(`/api/v1/reports/${json.id}/cancel`, undefined)).status).toBe(200);
  const id = await done();
  expect(await client.post(`/api/v1/reports/${id}/cancel`, undefined)).toMatchObject({ status: 409, json: { code: 'report_over' } });
});

it('whoever asks for a report is in the audit log', async () => {
  await ask({ kind: 'donors' });
  const [entry] = await test.database.transactions.run('platform', (tx) => tx.rows<{ actor: string; detail: object }>(`SELECT actor, detail FROM audit_entries WHERE organisation_id = $1 AND action = 'report.request'`, [campaign.organisationId]));
  expect(entry).toMatchObject({ actor: expect.stringMatching(/^api-key:/), detail: { kind: 'donors', joined: false } });
});
