import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CampaignPages } from '../../../src/pages/campaign/campaign-pages.js';
import { DonorPageSource } from '../../../src/pages/rendered/donor-page-source.js';
import { aCampaign } from '../../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { until } from '../../support/worker.js';
import { mostBuilds, Reader } from './reading.js';

let site: TestApp;
const reader = new Reader(() => site);

beforeAll(async () => {
  site = await startTestApp();
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => site.close());

describe('names that are none', () => {
  it('are told so, and nobody keeps that', async () => {
    const answer = await reader.get('/c/there-is-none');
    expect([answer.status, answer.headers['cache-control']]).toEqual([404, 'no-store']);
    expect(answer.body.toString()).toContain('There is no such campaign');
  });

  it('cost a handful of questions, however many are tried, and leave the pages that are read alone', async () => {
    const { slug } = await aCampaign(site.database);
    await reader.get(`/c/${slug}`);
    const source = site.app.get(DonorPageSource);
    const [ask, build] = [source.findExisting.bind(source), jest.spyOn(source, 'build')];
    let asked = 0;
    site.app.getHttpServer().on('request', () => (asked += 1));
    // One question at a time, shared by whoever asks meanwhile: the first is answered once all have come.
    const find = jest.spyOn(source, 'findExisting').mockImplementationOnce(async (pages) => {
      await until('all to have asked', () => asked >= 300);
      return ask(pages);
    });
    const tried = await Promise.all(Array.from({ length: 300 }, (_, serial) => reader.get(`/c/tried-${serial}`)));
    expect(tried.every(({ status }) => status === 404)).toBe(true);
    expect(find.mock.calls.length).toBeLessThanOrEqual(3);
    expect(build.mock.calls.filter(([page]) => page !== `/c/${slug}`)).toEqual([]);
    expect((await reader.get(`/c/${slug}`)).status).toBe(200);
  });

  it.each(['/c/Not-A-Slug', '/c/%00', '/c/..%2F..%2Fetc', '/c/a%2Fb', `/c/${'x'.repeat(200)}`, '/c/%', '/c/a--b', '//c/a', '/c//a'])(
    'never reach the shared renderings: %s',
    async (path) => {
      const find = jest.spyOn(site.app.get(DonorPageSource), 'findExisting');
      expect((await reader.get(path)).status).toBeGreaterThanOrEqual(400);
      expect(find).not.toHaveBeenCalled();
    },
  );
});

describe('spellings of one address', () => {
  it.each([
    ['with a query for those who count clicks', (slug: string) => `/c/${slug}?utm_source=x&utm_medium=%F0%9F%8C%8A`],
    ['with a broken query', (slug: string) => `/c/${slug}?%&=&&%zz`],
    ['with an empty query', (slug: string) => `/c/${slug}?`],
    ['with escapes', (slug: string) => `/%63/${slug.replace('c', '%63')}`],
    ['with a slash at the end', (slug: string) => `/c/${slug}/`],
  ])('%s share one rendering', async (_name, spelt) => {
    const { slug } = await aCampaign(site.database);
    const began = performance.now();
    const { headers } = await reader.get(`/c/${slug}`);
    const build = jest.spyOn(site.app.get(CampaignPages), 'build');
    const answer = await reader.get(spelt(slug));
    expect([answer.status, answer.headers.etag]).toEqual([200, headers.etag]);
    expect(build.mock.calls.length).toBeLessThanOrEqual(mostBuilds(began));
  });
});
