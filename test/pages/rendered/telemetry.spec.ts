import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { JsonLog } from '../../../src/telemetry/json-log.js';
import { Metrics } from '../../../src/telemetry/metrics.js';
import { openWebApp } from '../../../src/web-app.js';
import { aCampaign } from '../../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { testConfig } from '../../support/environment.js';
import { Reader } from './reading.js';

let site: TestApp;
const reader = new Reader(() => site);

beforeAll(async () => {
  site = await startTestApp();
});
afterAll(() => site.close());

describe('of pages that are shared', () => {
  it('each read is counted under its route, and each build by how it ended', async () => {
    const { slug } = await aCampaign(site.database);
    const { registry } = site.app.get(Metrics);
    const countOf = async (line: RegExp) => Number(line.exec(await registry.metrics())?.[1] ?? 0);
    const reads = /http_request_duration_seconds_count\{method="GET",route="\/c\/:slug",status="200"\} (\d+)/;
    const builds = /freshet_page_builds_total\{outcome="rendered"\} (\d+)/;
    const [readsBefore, buildsBefore] = [await countOf(reads), await countOf(builds)];
    for (let read = 0; read < 3; read += 1) await reader.get(`/c/${slug}`);
    expect((await countOf(reads)) - readsBefore).toBe(3);
    expect((await countOf(builds)) - buildsBefore).toBe(1);
  });

  it('each read is one line of the log, with its route and without its query', async () => {
    const lines: Record<string, unknown>[] = [];
    const config = testConfig(site.database.url, 'web', { LOG_LEVEL: 'info' });
    const app = await openWebApp(config, JsonLog.open(config, { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) }));
    await app.listen(0, '127.0.0.1');
    const { slug } = await aCampaign(site.database);
    const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/c/${slug}?readToken=secret`;
    for (const method of ['GET', 'HEAD']) await (await fetch(url, { method })).text();
    await app.close();
    const reads = lines.filter(({ msg }) => msg === 'request');
    expect(reads.map(({ method, url, route, status }) => [method, url, route, status])).toEqual([
      ['GET', `/c/${slug}`, '/c/:slug', 200],
      ['HEAD', `/c/${slug}`, '/c/:slug', 200],
    ]);
    for (const { requestId, ms } of reads) expect([typeof requestId, typeof ms]).toEqual(['string', 'number']);
  });
});
