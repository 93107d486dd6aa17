import { aCampaign } from '../factories/a-campaign.js';
import { ApiClient, type ApiAnswer } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { exchange } from '../factories/a-request.js';
import { anApiKey } from '../factories/an-api-key.js';
import { NOTHING, bookedBy } from '../factories/bookings.js';
import { startTestApp, type TestApp } from '../support/app.js';

const JSON_TYPE = { 'content-type': 'application/json' };
let test: TestApp;
let client: ApiClient;
let path: string;
let token: string;

beforeAll(async () => {
  test = await startTestApp();
  const campaign = await aCampaign(test.database);
  token = await anApiKey(test.database, campaign.organisationId);
  client = new ApiClient(test.url, token);
  path = `/api/v1/campaigns/${campaign.slug}/donations`;
});

afterAll(() => test.close());

async function refusalOf(body: string | Uint8Array | undefined, headers: Record<string, string> = JSON_TYPE) {
  let answer: ApiAnswer | undefined;
  expect(await bookedBy(test.database, async () => (answer = await client.post(path, body, headers)))).toEqual(NOTHING);
  expect(answer?.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer?.text).not.toMatch(/\bat .+:\d+:\d+|node_modules|Error:/);
  return [answer?.status, answer?.json['code']];
}

const gift = (differs: Record<string, unknown> = {}) => JSON.stringify(aGift(differs));
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const withName = (name: Buffer) => {
  const [before = '', after = ''] = gift({ donor: { email: 'ada@example.org', name: 'NAME' } }).split('NAME');
  return Buffer.concat([Buffer.from(before), name, Buffer.from(after)]);
};

describe('a body that cannot be read is refused before anything is done about it', () => {
  it.each([
    ['truncated', gift().slice(0, -1), 'malformed_json'],
    ['empty', '', 'empty_body'],
    ['blank', ' \n ', 'empty_body'],
    ['no JSON', 'amount=2500', 'malformed_json'],
    ['two documents', `${gift()}${gift()}`, 'malformed_json'],
    ['a trailing comma', gift().replace('}}', '},}'), 'malformed_json'],
    ['NUL bytes', '\u0000\u0000', 'malformed_json'],
    ['nested 10,000 levels', gift({ message: 0 }).replace('"message":0', `"message":${nested(10_000)}`), 'too_deep'],
    ['nested in objects', '{"a":'.repeat(10_000), 'too_deep'],
    ['__proto__', gift().replace('{', '{"__proto__":{"anonymous":true},'), 'malformed_json'],
    ['constructor.prototype', gift().replace('{', '{"constructor":{"prototype":{"a":1}},'), 'malformed_json'],
    ['a deep __proto__', gift().replace('"donor":{', '"donor":{"__proto__":{},'), 'malformed_json'],
  ])('%s', async (_, body, code) => {
    expect(await refusalOf(body)).toEqual([400, code]);
  });

  it.each([
    ['a lone continuation byte', [0x80]],
    ['Latin-1', [0x5a, 0x6f, 0xeb]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf5, 0x80, 0x80, 0x80]],
  ])('a name in bytes that are no UTF-8: %s', async (_, bytes) => {
    expect(await refusalOf(withName(Buffer.from(bytes)))).toEqual([400, 'invalid_encoding']);
  });

  it.each(['null', '[]', '7', '"gift"', 'true', nested(32)])('%s is JSON but no gift', async (body) => {
    expect(await refusalOf(body)).toEqual([422, 'validation_failed']);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', 'application/jsonp', 'nonsense'])(
    'as %s',
    async (type) => {
      expect(await refusalOf(gift(), { 'content-type': type })).toEqual([415, 'unsupported_media_type']);
    },
  );

  it('without saying what it is', async () => {
    expect(await refusalOf(gift(), {})).toEqual([415, 'unsupported_media_type']);
  });

  it('no body at all', async () => {
    expect(await refusalOf(undefined, {})).toEqual([422, 'validation_failed']);
  });

  it('a name of ten megabytes', async () => {
    expect(await refusalOf(gift({ donor: { email: 'ada@example.org', name: 'x'.repeat(10_000_000) } }))).toEqual([413, 'too_large']);
  });

  it('ten megabytes in chunks, whose length nobody announced', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const head = `POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`;
    // Just past the limit: more would meet a closed socket.
    expect(await exchange(test.url, head + chunk.repeat(5))).toMatch(/^HTTP\/1\.1 413 [\s\S]+"code":"too_large"/);
  });
});

describe('a body made to keep us busy costs what any other does', () => {
  it.each([
    ['a string of quotes that never ends', `"${'\\"'.repeat(120_000)}`],
    ['backslashes without end', `"${'\\'.repeat(240_001)}`],
    ['quotes alone', '"'.repeat(240_001)],
  ])('%s', async (_, body) => {
    expect(await refusalOf(body)).toEqual([400, 'malformed_json']);
    // Long for any of them, and short for what grows with the square of its length.
  }, 30_000);
});

it.each(['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/vnd.api+json'])('JSON may be called %s', async (type) => {
  expect((await client.post(path, gift(), { 'content-type': type })).status).toBe(201);
});
