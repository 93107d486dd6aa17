import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { sendForm } from '../factories/a-donor.js';
import { aForm } from '../factories/a-gift.js';
import { send, type Answer } from '../factories/a-request.js';
import { startTestApp, type TestApp } from '../support/app.js';

let test: TestApp;
let campaign: MadeCampaign;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database);
});

afterAll(() => test.close());

function expectSafe({ headers }: Answer) {
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cross-origin-opener-policy': 'same-origin', 'permissions-policy': expect.any(String) });
  expect(headers['referrer-policy']).toMatch(/^(strict-origin-when-cross-origin|no-referrer|same-origin)$/);
  const policy = headers['content-security-policy'] ?? '';
  for (const rule of [`default-src 'none'`, `frame-ancestors 'none'`, `base-uri 'none'`, `form-action 'self'`]) expect(policy).toContain(rule);
  expect(policy).not.toMatch(/unsafe-|\*|http:/);
  expect(headers).not.toHaveProperty('x-powered-by');
  expect(headers).not.toHaveProperty('server');
}

describe('every answer tells the browser what it must not do', () => {
  it.each(['/', '/c/SLUG', '/c/nowhere', '/nowhere', '/api/v1/campaigns/SLUG', '/api/v1/donations/x', '/api/openapi.json', '/health/live', '/donations/nonsense', '/assets/nowhere.js'])(
    '%s',
    async (path) => expectSafe(await send(test.url, path.replace('SLUG', campaign.slug))),
  );

  it('also a form that was refused, and the way on from one that was not', async () => {
    expectSafe(await sendForm(test.url, campaign.slug, aForm({ name: '' })));
    const given = await sendForm(test.url, campaign.slug, aForm());
    expectSafe(given);
    expectSafe(await send(test.url, given.headers['location'] ?? ''));
  });

  it('also a body that was too large', async () => {
    expectSafe(await sendForm(test.url, campaign.slug, 'x'.repeat(300_000)));
  });
});

it('pages hold no script and no style of their own, which the policy would not run', async () => {
  for (const path of ['/', `/c/${campaign.slug}`, '/nowhere']) {
    const { text } = await send(test.url, path);
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:/i);
  }
});

it('scripts and styles of a page are there, and stay good for ever', async () => {
  const { text } = await send(test.url, `/c/${campaign.slug}`);
  const paths = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(paths.length).toBeGreaterThanOrEqual(3);
  for (const path of paths) {
    const { status, headers } = await send(test.url, path);
    expect([path, status, headers['cache-control']]).toEqual([path, 200, 'public, max-age=31536000, immutable']);
  }
});

it('what a donor typed is text on every page, never markup', async () => {
  const own = await aCampaign(test.database, { title: '<img src=x onerror=alert(1)>' });
  const given = await sendForm(test.url, own.slug, aForm({ name: '<script>alert(1)</script>', message: '"><svg onload=alert(1)>' }));
  for (const path of [`/c/${own.slug}`, given.headers['location'] ?? '']) {
    const { text } = await send(test.url, path);
    expect(text).not.toMatch(/<script>|<svg onload|<img/);
    expect(text).toContain('&lt;script');
  }
});

describe('that nothing but https is to be used', () => {
  const PATHS = ['/', '/c/SLUG', '/nowhere', '/console/sign-in', '/api/openapi.json', '/health/live'];
  const told = async (site: TestApp, slug: string) => Promise.all(PATHS.map(async (path) => (await send(site.url, path.replace('SLUG', slug))).headers['strict-transport-security']));

  it('is told where the site is https, for a year, with every answer', async () => {
    const secure = await startTestApp({ PUBLIC_URL: 'https://give.example' });
    try {
      const { slug } = await aCampaign(secure.database);
      expect(await told(secure, slug)).toEqual(PATHS.map(() => 'max-age=31536000'));
    } finally {
      await secure.close();
    }
  });

  it('is not told where it is not', async () => {
    expect(await told(test, campaign.slug)).toEqual(PATHS.map(() => undefined));
  });
});
