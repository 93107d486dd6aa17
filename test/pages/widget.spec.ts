import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { gzipSync } from 'node:zlib';
import { assetsOf } from '../../src/http/asset-manifest.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser, screenshotPath } from '../support/browser.js';
import { hindrances } from '../support/looks.js';
import { until } from '../support/worker.js';
import { raisedIn, Reader, SHARED } from './rendered/reading.js';

let site: TestApp;
let campaign: MadeCampaign;
const reader = new Reader(() => site);

beforeAll(async () => {
  site = await startTestApp();
  campaign = await aCampaign(site.database);
});
afterAll(() => site.close());

const widgetOf = ({ slug }: MadeCampaign) => `/c/${slug}/widget`;

describe('the widget of a campaign', () => {
  it('may be framed by any site, which no other page may be', async () => {
    const policyOf = async (path: string) => String((await reader.get(path)).headers['content-security-policy']);
    expect(await policyOf(widgetOf(campaign))).toContain('frame-ancestors *');
    expect(await policyOf(`/c/${campaign.slug}`)).toContain(`frame-ancestors 'none'`);
  });

  it('is a page that everyone shares, asked for again at no cost', async () => {
    const { status, headers } = await reader.get(widgetOf(campaign));
    expect([status, headers['cache-control']]).toEqual([200, SHARED]);
    const again = await reader.get(widgetOf(campaign), { 'if-none-match': String(headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('shows what was given, to whoever has given and everyone else alike', async () => {
    const cookie = await reader.give(campaign);
    const shown = await reader.getUntil(widgetOf(campaign), (answer) => raisedIn(answer) === 2_500, { cookie });
    expect(shown.headers['cache-control']).toBe(SHARED);
  });

  it('weighs at most ten kilobytes, all told', async () => {
    const { body } = await reader.get(widgetOf(campaign));
    const { js, css } = assetsOf('widget');
    const files = [...js, ...css, ...assetsOf('embed').js].map((path) => readFileSync(new URL(`../../dist${path}.gz`, import.meta.url)).length);
    const bytes = files.reduce((sum, size) => sum + size, gzipSync(body).length);
    process.stdout.write(`widget: ${bytes} B compressed, page, scripts and style\n`);
    expect(bytes).toBeLessThanOrEqual(10 * 1024);
  });

  it.each(['/c/no-such-campaign/widget', '/c/widget/widget', '/c//widget', '/c/%00/widget', '/c/widget'])('is not there for %s', async (path) => {
    expect((await reader.get(path)).status).toBeGreaterThanOrEqual(400);
  });
});

describe("somebody else's page", () => {
  let browser: Browser;
  let host: Server;
  let page = '';

  beforeAll(async () => {
    browser = await openBrowser();
    host = createServer((_request, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(page)).listen(0, '127.0.0.1');
    await once(host, 'listening');
    page = `<!doctype html><html lang="en"><title>Alumni news</title><main><h1>Alumni news</h1>
      <script async src="${site.url}/embed.js" data-campaign="${campaign.slug}" data-title="Give to us"></script>
      <script async src="${site.url}/embed.js" data-campaign="${campaign.slug}"></script></main></html>`;
  });
  afterAll(async () => {
    await browser.close();
    host.close();
  });

  it('shows the widget where its script stands, as high as it is, and the total moves', async () => {
    const { port } = host.address() as AddressInfo;
    const tab = await browser.newPage({ viewport: { width: 520, height: 800 }, colorScheme: 'dark' });
    // Another host than ours: cookies and scripts are as apart as they will be.
    await tab.goto(`http://localhost:${port}/`);
    await tab.frameLocator('iframe[title="Give to us"]').locator('.give-link').waitFor();
    expect(await tab.locator('iframe').count()).toBe(2);
    const frame = tab.locator('iframe[title="Give to us"]');
    const inside = tab.frameLocator('iframe[title="Give to us"]');
    const height = await inside.locator('.widget').evaluate((widget) => (widget as unknown as { offsetHeight: number }).offsetHeight);
    await until('the widget to follow', async () => Math.round((await frame.boundingBox())?.height ?? 0) === Math.ceil(height));
    const total = async () => Number(await inside.locator('[data-figure=total-raised]').getAttribute('value'));
    const before = await total();
    await reader.give(campaign);
    await until('the widget to follow', async () => (await total()) === before + 2_500);
    await tab.screenshot({ path: screenshotPath('widget-dark') });
    await tab.close();
  });

  it('has nothing in it that axe finds fault with', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const tab = await browser.newPage({ viewport: { width: 360, height: 400 }, colorScheme });
      await tab.goto(site.url + widgetOf(campaign));
      await tab.screenshot({ path: screenshotPath(`widget-alone-${colorScheme}`) });
      expect(await hindrances(tab)).toEqual([]);
      await tab.close();
    }
  });
});
