import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { aCampaign } from '../../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Answer, raisedIn, Reader, SHARED } from './reading.js';

let site: TestApp;
const reader = new Reader(() => site);

beforeAll(async () => {
  site = await startTestApp();
});
afterAll(() => site.close());

describe('encodings', () => {
  const codedAs = (coding: string) => (answer: Answer) => answer.headers['content-encoding'] === coding;

  it('are the same bytes once decoded, each under a tag of its own and with its true length', async () => {
    const path = `/c/${(await aCampaign(site.database, { title: 'Fundación „Ärzte“ 東京 🌊' })).slug}`;
    await reader.get(path);
    const gzip = await reader.getUntil(path, codedAs('gzip'), { 'accept-encoding': 'gzip' });
    const br = await reader.getUntil(path, codedAs('br'), { 'accept-encoding': 'gzip, deflate, br, zstd' });
    const hash = /^"([\w-]{22})"$/;
    const plain = await reader.getUntil(path, ({ headers }) => `"${hash.exec(headers.etag ?? '')?.[1]}-br"` === br.headers.etag);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
    expect(plain.body.toString()).toContain('東京 🌊');
    expect(gzip.headers.etag).toBe(br.headers.etag?.replace('-br', '-gzip'));
    for (const { headers, body } of [plain, gzip, br]) expect(headers['content-length']).toBe(String(body.length));
    expect(plain.headers['content-encoding']).toBeUndefined();
  });

  it.each([
    ['gzip;q=0, br;q=0', undefined],
    ['gzip;q=0.9, br;q=0.1', 'gzip'],
    ['zstd, compress', undefined],
    ['gzip, identity;q=0', 'gzip'],
    ['*', 'br'],
  ])('%s is answered with %s', async (accepted, coding) => {
    const path = `/c/${(await aCampaign(site.database)).slug}`;
    const answer = await reader.getUntil(path, ({ headers }) => headers['content-encoding'] === coding, { 'accept-encoding': accepted });
    expect(answer.status).toBe(200);
  });

  it('are waited for by those who cannot read plain bytes, from the first reader on', async () => {
    const { slug } = await aCampaign(site.database);
    const { headers, body } = await reader.get(`/c/${slug}`, { 'accept-encoding': 'br, identity;q=0' });
    expect(headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(body).toString()).toContain('</html>');
  });

  it('that we do not speak, with all others refused, are told so', async () => {
    const { slug } = await aCampaign(site.database);
    expect((await reader.get(`/c/${slug}`, { 'accept-encoding': 'zstd, *;q=0' })).status).toBe(406);
  });
});

describe('a reader who holds a copy', () => {
  it.each([
    ['its tag', (tag: string) => tag],
    ['its tag, weakly', (tag: string) => `W/${tag}`],
    ['a list with its tag', (tag: string) => `"older", W/"other" , ${tag}`],
    ['anything', () => '*'],
  ])('is told that it is still good, by %s', async (_how, heldFrom) => {
    const { slug } = await aCampaign(site.database);
    const { headers } = await reader.get(`/c/${slug}`);
    const again = await reader.get(`/c/${slug}`, { 'if-none-match': heldFrom(headers.etag ?? '') });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect(again.headers.etag).toBe(headers.etag);
    expect(again.headers['cache-control']).toBe(SHARED);
    expect(again.headers.vary).toBe(headers.vary);
    expect(again.headers['content-encoding']).toBeUndefined();
  });

  it('keeps a copy in whatever encoding they still take', async () => {
    const path = `/c/${(await aCampaign(site.database)).slug}`;
    const held = await reader.getUntil(path, ({ headers }) => headers['content-encoding'] === 'gzip', { 'accept-encoding': 'gzip' });
    const accepting = (accepted: string) => reader.get(path, { 'accept-encoding': accepted, 'if-none-match': held.headers.etag ?? '' });
    expect((await accepting('br, gzip')).status).toBe(304);
    expect((await accepting('br')).status).toBe(200);
  });

  it('is sent the page when it has changed', async () => {
    const campaign = await aCampaign(site.database);
    const { headers } = await reader.get(`/c/${campaign.slug}`);
    await reader.give(campaign);
    const after = await reader.getUntil(`/c/${campaign.slug}`, ({ status }) => status === 200, { 'if-none-match': headers.etag ?? '' });
    expect(raisedIn(after)).toBe(2_500);
  });

  it('asks for the head alone and gets the same lines without a body', async () => {
    const { slug } = await aCampaign(site.database);
    const whole = await reader.get(`/c/${slug}`);
    const head = await reader.get(`/c/${slug}`, {}, 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
    const { date: _date, ...lines } = whole.headers;
    expect(head.headers).toMatchObject(lines);
  });
});
