import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ReadTokens } from '../../../src/donations/read-token.js';
import { CampaignPages } from '../../../src/pages/campaign/campaign-pages.js';
import { aCampaign } from '../../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Answer, asOfIn, attemptIn, mostBuilds, outage, raisedIn, Reader, saysItLags, SHARED } from './reading.js';

let site: TestApp;
const reader = new Reader(() => site);

beforeAll(async () => {
  site = await startTestApp();
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => site.close());

describe('a donor with a read token', () => {
  const ways = ['cookie', 'header', 'query', 'escaped query'] as const;

  async function readAs(way: (typeof ways)[number], path: string, cookie: string): Promise<Answer> {
    const token = cookie.split('=')[1] ?? '';
    if (way === 'cookie') return reader.get(path, { cookie: `theme=dark; ${cookie}; other=1` });
    if (way === 'header') return reader.get(path, { 'freshet-read-token': token });
    return reader.get(`${path}?utm_source=mail&${way === 'query' ? 'readToken' : 'read%54oken'}=${token}`);
  }

  it.each(ways)('sees their gift at once, on a page that nobody else is shown, by %s', async (way) => {
    const campaign = await aCampaign(site.database);
    const path = `/c/${campaign.slug}`;
    const began = performance.now();
    const before = await reader.get(path);
    const cookie = await reader.give(campaign);
    const own = await readAs(way, path, cookie);
    expect(raisedIn(own)).toBe(2_500);
    expect(own.headers['cache-control']).toBe('private, no-store');
    expect(own.headers.etag).toBeUndefined();
    const others = await reader.get(path);
    expect([others.headers['cache-control'], attemptIn(others) === attemptIn(own)]).toEqual([SHARED, false]);
    // Unless a second has gone by since, when it is shown to everyone.
    if (mostBuilds(began) === 0) expect([raisedIn(others), others.headers.etag]).toEqual([0, before.headers.etag]);
  });

  it('who shows it over and over is made a page at most once a second, and it is theirs alone', async () => {
    const campaign = await aCampaign(site.database);
    const path = `/c/${campaign.slug}`;
    const [one, other] = [await reader.give(campaign), await reader.give(campaign)];
    await reader.get(path);
    const build = jest.spyOn(site.app.get(CampaignPages), 'build');
    const attemptsOf = async (cookie: string, times: number) => {
      const pages = await Promise.all(Array.from({ length: times }, () => reader.get(path, { cookie })));
      for (const page of pages) expect([raisedIn(page), page.headers['cache-control']]).toEqual([5_000, 'private, no-store']);
      return new Set(pages.map(attemptIn));
    };
    const began = performance.now();
    const [ones, others] = await Promise.all([attemptsOf(one, 50), attemptsOf(other, 50)]);
    for (let replay = 0; replay < 100; replay += 1) await attemptsOf(one, 1);
    const secondsBegun = Math.ceil((performance.now() - began) / 1_000);
    const owned = build.mock.calls.filter(([, covering]) => covering !== null);
    expect(owned.length).toBeGreaterThanOrEqual(2);
    expect(owned.length).toBeLessThanOrEqual(2 * secondsBegun);
    expect([...ones].filter((attempt) => others.has(attempt))).toEqual([]);
  });

  it('is shown the gifts of others, too, a second later', async () => {
    const campaign = await aCampaign(site.database);
    const cookie = await reader.give(campaign);
    expect(raisedIn(await reader.get(`/c/${campaign.slug}`, { cookie }))).toBe(2_500);
    await reader.give(campaign);
    await reader.getUntil(`/c/${campaign.slug}`, (answer) => raisedIn(answer) === 5_000, { cookie });
  });

  it('of another campaign is shown what everyone is shown, and nobody may keep it', async () => {
    const [campaign, elsewhere] = [await aCampaign(site.database), await aCampaign(site.database)];
    const cookie = await reader.give(elsewhere);
    const began = performance.now();
    await reader.get(`/c/${campaign.slug}`);
    const build = jest.spyOn(site.app.get(CampaignPages), 'build');
    const { status, headers } = await reader.get(`/c/${campaign.slug}`, { cookie });
    expect([status, headers['cache-control']]).toEqual([200, 'private, no-store']);
    expect(build.mock.calls.length).toBeLessThanOrEqual(mostBuilds(began));
    expect((await reader.get('/', { cookie })).headers.etag).toBeUndefined();
  });

  it('that we never signed costs nothing and is answered for nobody else to keep', async () => {
    const { slug } = await aCampaign(site.database);
    const began = performance.now();
    await reader.get(`/c/${slug}`);
    const build = jest.spyOn(site.app.get(CampaignPages), 'build');
    const forged = [reader.get(`/c/${slug}?readToken=made-up`), reader.get(`/c/${slug}`, { cookie: 'freshet_read=a.b' }), reader.get(`/c/${slug}`, { 'freshet-read-token': 'x' })];
    for (const { status, headers } of await Promise.all(forged)) {
      expect([status, headers['cache-control']]).toEqual([200, 'private, no-store']);
    }
    expect(build.mock.calls.length).toBeLessThanOrEqual(mostBuilds(began));
  });

  it('is shown the last page there was when their own cannot be made', async () => {
    const campaign = await aCampaign(site.database);
    const before = await reader.get(`/c/${campaign.slug}`);
    const token = site.app.get(ReadTokens).sign({ campaignSlug: campaign.slug, xid: '1' });
    jest.spyOn(site.app.get(CampaignPages), 'build').mockRejectedValue(outage());
    const own = await reader.get(`/c/${campaign.slug}`, { 'freshet-read-token': token });
    expect([own.status, own.headers['cache-control'], own.headers['retry-after']]).toEqual([200, 'private, no-store', undefined]);
    expect(asOfIn(own)).toBe(asOfIn(before));
    expect(saysItLags(own)).toBe(true);
  });
});
