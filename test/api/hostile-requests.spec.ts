import { gzipSync } from 'node:zlib';
import { JobQueues } from '../../src/queues/job-queues.js';
import { PseudoRandom } from '../../src/operations/demo/pseudo-random.js';
import { anApiKey } from '../factories/an-api-key.js';
import { aPlatformKey } from '../factories/a-platform-key.js';
import { ApiClient, type ApiBody } from '../factories/a-donor.js';
import { exchange, send, type Answer } from '../factories/a-request.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { until } from '../support/worker.js';
import { aTenant, type Tenant } from '../tenancy/a-tenant.js';
import { ApiDescription, type PlacedOperation } from './api-description.js';
import { HostileValues } from './hostile-values.js';

const SEED = Number(process.env['FRESHET_FUZZ_SEED'] ?? 20_261_126);
const TIMES_EACH = Number(process.env['FRESHET_FUZZ_TIMES'] ?? 12);

/** Of HTTP itself, which no operation need promise: an address that is malformed or too long, headers that are. */
const OF_HTTP = [400, 404, 414, 431];

const STACK = /\n\s+at |node_modules|\.[jt]s:\d+|QueryFailedError|syntax error at or near/;

let site: TestApp;
let us: Tenant;
let keys: { ours: string; platform: string };
let description: ApiDescription;
const random = new PseudoRandom(SEED);
const hostile = new HostileValues(random);

beforeAll(async () => {
  site = await startTestApp({ API_RATE_PER_MINUTE: '0' });
  us = await aTenant(site, 'ourselves');
  keys = { ours: await anApiKey(site.database, us.organisationId), platform: await aPlatformKey(site.database) };
  description = await ApiDescription.read(us.client);
  await until('the queues to be reached', () => site.app.get(JobQueues, { strict: false }).get('email').getWaitingCount().then(() => true, () => false));
});

afterAll(async () => {
  // What was sent may have paused what later specs need.
  const platform = new ApiClient(site.url, keys.platform);
  await platform.put('/api/v1/operations/emergency-level', '{"level":0}');
  for (const kind of ['email', 'import', 'report', 'cache-refresh', 'forced-refresh']) await platform.post(`/api/v1/operations/queues/${kind}/resume`, undefined);
  await site.close();
});

function pathOf({ path, parameters = [] }: PlacedOperation): string {
  // A name that is empty makes the address of the list above it, which answers as a list.
  const named = () => hostile.text() || ' ';
  const filled = path.replaceAll(/\{(\w+)\}/g, () => (random.chance(0.6) ? encoded(random.pick(Object.values(us.names))) : encoded(named())));
  const queries = parameters.filter((parameter) => parameter.in === 'query' && random.chance(0.5)).map(({ name, schema = {} }) => `${name}=${encoded(String(hostile.like(schema)))}`);
  const stray = random.chance(0.1) ? [`${encoded(hostile.text())}=${encoded(hostile.text())}`] : [];
  return [filled, [...queries, ...stray].join('&')].filter((part) => part !== '').join('?');
}

/** As a URL, or nearly: bytes that are no text are sent, too. */
function encoded(text: string): string {
  if (random.chance(0.03)) return '%ff%fe';
  return encodeURIComponent(text.toWellFormed()).slice(0, 900);
}

function bodyOf(operation: PlacedOperation): { body?: string | Buffer; headers: Record<string, string> } {
  const schema = description.bodyOf(operation);
  if (schema === null) return { headers: {} };
  const json = JSON.stringify(hostile.like(schema)) ?? 'null';
  const headers = { 'content-type': 'application/json' };
  const mangled: (() => { body: string | Buffer; headers: Record<string, string> })[] = [
    () => ({ body: json.slice(0, -1), headers }),
    () => ({ body: Buffer.from(`${json}\u00ff`, 'latin1'), headers }),
    () => ({ body: gzipSync(json), headers: { ...headers, 'content-encoding': 'gzip' } }),
    () => ({ body: Buffer.from(json, 'utf16le'), headers: { 'content-type': 'application/json; charset=utf-16le' } }),
    () => ({ body: json, headers: { 'content-type': random.pick(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/xml', '', '*/*']) } }),
    () => ({ body: `${'['.repeat(3_000)}${']'.repeat(3_000)}`, headers }),
    () => ({ body: `{"a":"${'x'.repeat(1_100_000)}"}`, headers }),
    () => ({ body: `${json.slice(0, -1)}${json.length > 2 ? ',' : ''}"__proto__":{"isAdmin":true}}`, headers }),
    () => ({ body: '', headers }),
  ];
  return random.chance(0.2) ? random.pick(mangled)() : { body: json, headers };
}

function headersOf(operation: PlacedOperation): Record<string, string> {
  const key = operation.path.startsWith('/api/v1/operations') || operation.path.startsWith('/api/v1/figure-audits') ? keys.platform : keys.ours;
  const odd = hostile.text().replaceAll(/[^\u0020-\u007e]/g, '').slice(0, 300).trim();
  return { authorization: `Bearer ${key}`, ...(random.chance(0.3) ? { 'idempotency-key': odd } : {}), ...(random.chance(0.1) ? { 'freshet-read-token': odd, accept: odd, 'accept-encoding': odd } : {}) };
}

/** What is wrong with an answer; empty where nothing is. */
function faultsOf({ operationId, responses }: PlacedOperation, answer: Answer): unknown[] {
  const { status, headers, text } = answer;
  const isPromised = responses[status] !== undefined;
  if (status >= 500 && !(status === 503 && isPromised)) return [`status ${status}`, text.slice(0, 300)];
  if (STACK.test(text)) return ['tells of the source', text.slice(0, 300)];
  if (!isPromised) return OF_HTTP.includes(status) ? [] : [`promises nothing for ${status}`, text.slice(0, 300)];
  const json = JSON.parse(headers['content-type']?.includes('json') ? text : '{}') as ApiBody;
  return description.breaches(operationId, { ...answer, json });
}

it(`no operation fails, tells of its source or breaks its promise, whatever it is sent (seed ${SEED})`, async () => {
  const statuses = new Map<number, number>();
  const found: unknown[] = [];
  for (const operation of description.operations.values()) {
    for (let times = 0; times < TIMES_EACH; times += 1) {
      const [path, sent] = [pathOf(operation), bodyOf(operation)];
      const headers = { ...headersOf(operation), ...sent.headers };
      const answer = await send(site.url, path, { method: operation.method, headers, ...(sent.body !== undefined && { body: sent.body }) }).catch((error: Error) => error);
      // A body that is too large is refused before it has come, and the connection may end under it.
      if (answer instanceof Error) {
        if ((sent.body?.length ?? 0) < 1_000_000) found.push([operation.operationId, path, answer.message]);
        continue;
      }
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const faults = faultsOf(operation, answer);
      if (faults.length > 0) found.push([operation.operationId, operation.method, path.slice(0, 200), headers, String(sent.body ?? '').slice(0, 300), ...faults]);
    }
  }
  expect(found.slice(0, 5)).toEqual([]);
  // Were everything refused at the door, nothing would have been tried.
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 201, 400, 404, 413, 415, 422]));
});

it('what is no HTTP at all is answered, or hung up on, and never with a stack', async () => {
  const requests = [
    'GET /api/v1/campaigns/%ZZ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    `GET /api/v1/campaigns/${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    'POST /api/v1/tag-removals HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: -5\r\n\r\n',
    'POST /api/v1/tag-removals HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n',
    'POST /api/v1/tag-removals HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
    `GET /api/v1/mailings HTTP/1.1\r\nHost: x\r\nAuthorization: ${'y'.repeat(20_000)}\r\nConnection: close\r\n\r\n`,
    '\u0000\u0001\u0002\r\n\r\n',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  ];
  for (const request of requests) {
    const answer = await exchange(site.url, request).catch(() => '');
    expect([request.slice(0, 40), /HTTP\/1\.1 5/.test(answer), STACK.test(answer)]).toEqual([request.slice(0, 40), false, false]);
  }
  expect((await us.client.get('/api/v1/mailings')).status).toBe(200);
});
