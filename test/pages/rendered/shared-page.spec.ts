import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Agent, request } from 'node:http';
import { CampaignPages } from '../../../src/pages/campaign/campaign-pages.js';
import { DonorPageSource } from '../../../src/pages/rendered/donor-page-source.js';
import { aCampaign } from '../../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { asOfIn, mostBuilds, raisedIn, Reader, SHARED } from './reading.js';

let site: TestApp;
const reader = new Reader(() => site);

beforeAll(async () => {
  site = await startTestApp();
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => site.close());

describe('a page that everyone shares', () => {
  it('is built once for 200 simultaneous first readers', async () => {
    const { slug } = await aCampaign(site.database);
    const build = jest.spyOn(site.app.get(DonorPageSource), 'build');
    const began = performance.now();
    const answers = await Promise.all(Array.from({ length: 200 }, () => reader.get(`/c/${slug}`)));
    expect(build.mock.calls.length).toBeGreaterThanOrEqual(1);
    expect(build.mock.calls.length).toBeLessThanOrEqual(1 + mostBuilds(began));
    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.etag}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
  });

  it('does not enter the controllers', async () => {
    const { slug } = await aCampaign(site.database);
    const began = performance.now();
    await reader.get(`/c/${slug}`);
    const build = jest.spyOn(site.app.get(CampaignPages), 'build');
    for (let read = 0; read < 20; read += 1) expect((await reader.get(`/c/${slug}`)).status).toBe(200);
    expect(build.mock.calls.length).toBeLessThanOrEqual(mostBuilds(began));
  });

  it('may be kept for a second by whoever stands between, and for an hour in need', async () => {
    const { slug } = await aCampaign(site.database);
    const { headers } = await reader.get(`/c/${slug}`);
    expect(headers['cache-control']).toBe(SHARED);
    expect(headers.vary).toBe('Accept-Encoding, Cookie, Freshet-Read-Token');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['age']).toBeUndefined();
  });

  it('carries the headers that protect it, and says when its figures are from', async () => {
    const { slug } = await aCampaign(site.database);
    const began = Date.now();
    const answer = await reader.get(`/c/${slug}`);
    const personal = await reader.get(`/donations/00000000-0000-7000-8000-000000000000`);
    for (const name of ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'permissions-policy', 'cross-origin-opener-policy']) {
      expect(answer.headers[name]).toBe(personal.headers[name]);
    }
    expect(answer.headers['freshet-as-of']).toBe(asOfIn(answer));
    expect(Date.parse(asOfIn(answer))).toBeGreaterThan(began - 5_000);
    expect(Date.parse(asOfIn(answer))).toBeLessThan(Date.now() + 5_000);
  });

  it.each(['/', '/c/', '/g/'])('is what stands under %s', async (prefix) => {
    const { slug } = await aCampaign(site.database);
    const path = prefix === '/c/' ? `/c/${slug}` : prefix === '/g/' ? `/g/${await aGivingDay()}` : '/';
    const { status, headers } = await reader.get(path);
    expect([status, headers['cache-control']]).toEqual([200, SHARED]);
  });

  it('shows a gift to everyone soon, under another tag', async () => {
    const campaign = await aCampaign(site.database);
    const before = await reader.get(`/c/${campaign.slug}`);
    expect(raisedIn(before)).toBe(0);
    await reader.give(campaign);
    const after = await reader.getUntil(`/c/${campaign.slug}`, (answer) => raisedIn(answer) === 2_500);
    expect(after.headers.etag).not.toBe(before.headers.etag);
    expect(asOfIn(after) >= asOfIn(before)).toBe(true);
  });

  it('is gone when the campaign is', async () => {
    const { id, slug } = await aCampaign(site.database);
    await reader.get(`/c/${slug}`);
    await site.database.transactions.run('platform', (tx) => tx.rows(`UPDATE campaigns SET published_at = NULL WHERE id = $1`, [id]));
    await reader.getUntil(`/c/${slug}`, ({ status }) => status === 404);
  });
});

async function aGivingDay(): Promise<string> {
  const { organisationId, slug } = await aCampaign(site.database);
  await site.database.transactions.run('platform', (tx) =>
    tx.rows(
      `INSERT INTO giving_days (id, organisation_id, slug, title, locale, currency, starts_at, ends_at, published_at)
       VALUES (gen_random_uuid(), $1, $2, 'A day', 'en-GB', 'GBP', now() - interval '1 hour', now() + interval '1 hour', now())`,
      [organisationId, `day-${slug}`],
    ),
  );
  return `day-${slug}`;
}

describe('a process that is told to stop', () => {
  it('sends what it has begun and lets go of connections that would ask for ever', async () => {
    const own = await startTestApp();
    const { slug } = await aCampaign(own.database);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const read = () =>
      new Promise<number>((resolve, reject) => {
        request(`${own.url}/c/${slug}`, { agent }, (answer) => answer.resume().on('end', () => resolve(answer.statusCode ?? 0))).on('error', reject).end();
      });
    expect(await read()).toBe(200);
    const closed = own.close();
    let last = 200;
    for (let reads = 0; last === 200 && reads < 10_000; reads += 1) last = await read().catch(() => 0);
    expect(last).not.toBe(200);
    await closed;
    agent.destroy();
  });
});
