import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { exchange, send } from '../factories/a-request.js';
import { startTestApp, type TestApp } from '../support/app.js';

let test: TestApp;
let campaign: MadeCampaign;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database);
});

afterAll(() => test.close());

const NOBODY = '01a1fc81-d7a3-7304-bb62-08c04343cf03';

describe('a page that does not exist is said so on a page', () => {
  it.each([
    '/nowhere', '/c', '/c/', '/c/nowhere', '/c/Library', '/c/a--b', '/c/%00', '/c/..%2f..%2fetc%2fpasswd', '/c/%F0%9F%8E%81', '/g/nowhere',
    '/donations/nonsense', `/donations/${NOBODY}`, `/donations/${NOBODY}/confirmation`, '/donations/%27--', '/assets/nowhere.js', '/assets/manifest.json',
    '/assets/..%2f..%2fpackage.json', '//evil.example/', '/__proto__', '/constructor', `/${'x/'.repeat(4_000)}`, '/.env',
  ])('%.60s', async (path) => {
    const { status, headers, text } = await send(test.url, path);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([404, 'text/html; charset=utf-8', 'no-store']);
    expect(text).toMatch(/<html lang="en[^>]*>.*<h1>.*href="\/"/s);
    expect(text).not.toMatch(/node_modules|Error:|x{100}/);
  });

  it('to whom does not exist nothing can be confirmed', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const id of [NOBODY, 'nonsense']) expect((await send(test.url, `/donations/${id}/confirmation`, { method: 'POST', headers, body: 'answer=approve' })).status).toBe(404);
  });
});

describe('a program is told in a problem document', () => {
  it.each(['/api', '/api/v1', '/api/v1/nowhere', '/api/v2/campaigns/x', '/api/v1/campaign', '/api/v1/campaigns/nowhere', '/intake/v1/nowhere', '/health/nowhere'])(
    '%.60s',
    async (path) => {
      const { status, headers, text } = await send(test.url, path);
      expect([status, headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
      expect(JSON.parse(text)).toMatchObject({ type: 'about:blank', status: 404, code: expect.stringMatching(/^(not_found|campaign_not_found)$/) });
    },
  );
});

describe('a method that a path does not know', () => {
  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])('%s is refused on pages and in the API', async (method) => {
    for (const path of [`/c/${campaign.slug}`, `/c/${campaign.slug}/donations`, '/', `/api/v1/campaigns/${campaign.slug}`, '/api/v1/donations/x']) {
      const { status, text } = await send(test.url, path, { method });
      expect([path, [404, 405].includes(status)]).toEqual([path, true]);
      expect(text).not.toMatch(/node_modules|Error:/);
    }
  });

  it('the form cannot be sent as an address', async () => {
    expect((await send(test.url, `/c/${campaign.slug}/donations?amount=25&card=4242424242424242`)).status).toBe(404);
  });

  it('HEAD answers what GET would, without the page', async () => {
    const [head, get] = [await send(test.url, `/c/${campaign.slug}`, { method: 'HEAD' }), await send(test.url, `/c/${campaign.slug}`)];
    expect([head.status, head.text, head.headers['content-type']]).toEqual([200, '', get.headers['content-type']]);
  });
});

describe('an address that cannot be read is refused, never a fault of ours', () => {
  it.each(['/c/%ZZ', '/c/%', '/c/%FF', '/c/%C0%AF', '/%E0%A4%A', '/donations/%FF', '/api/v1/campaigns/%ZZ', '/api/v1/donations/%FF'])('%s', async (path) => {
    const { status, headers, text } = await send(test.url, path);
    expect(status).toBe(400);
    expect(headers['content-type']).toMatch(path.startsWith('/api/') ? /^application\/problem\+json/ : /^text\/html/);
    expect(text).not.toMatch(/node_modules|Error:|%ZZ|%FF/);
  });

  it.each(['/c/', '/g/', '/donations/', '/api/v1/campaigns/', '/api/v1/donations/'])('ten kilobytes after %s', async (path) => {
    const { status, headers, text } = await send(test.url, path + 'x'.repeat(10_000));
    expect([status, headers['content-type']]).toEqual([414, expect.stringMatching(path.startsWith('/api/') ? /^application\/problem\+json/ : /^text\/html/)]);
    expect(text).not.toMatch(/node_modules|Error:/);
  });

  it.each(['/c/SLUG?%ZZ=%FF&a=%', '/c/SLUG?a[b]=1&a[b]=2', '/?x=%00', '/c/SLUG?__proto__[x]=1'])('but a query nobody reads harms nothing: %s', async (path) => {
    expect((await send(test.url, path.replace('SLUG', campaign.slug))).status).toBe(200);
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['an unknown method', 'FOO / HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n'],
    ['a length and chunks', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a path with a raw control byte', 'GET /c/\u0001 HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['headers of 100 kB', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`],
  ])('nor do bytes that are %s', async (_, bytes) => {
    expect(await exchange(test.url, bytes).catch(({ code }) => `closed ${code}`)).toMatch(/^(HTTP\/1\.1 4\d\d |closed (ECONNRESET|EPIPE))/);
    expect((await send(test.url, '/')).status).toBe(200);
  });
});
