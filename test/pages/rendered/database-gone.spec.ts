import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { CampaignPages } from '../../../src/pages/campaign/campaign-pages.js';
import { DonorPageSource } from '../../../src/pages/rendered/donor-page-source.js';
import { aCampaign } from '../../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { onServer } from '../../support/postgres.js';
import { until } from '../../support/worker.js';
import { asOfIn, outage, Reader, saysItLags, SHARED } from './reading.js';

let site: TestApp;
const reader = new Reader(() => site);

beforeAll(async () => {
  site = await startTestApp();
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => site.close());

describe('with the database gone', () => {
  it('the last rendering is served to everyone, says that it lags and from when it is, and recovers', async () => {
    const campaign = await aCampaign(site.database);
    const path = `/c/${campaign.slug}`;
    const before = await reader.get(path);
    expect(saysItLags(before)).toBe(false);
    const pages = jest.spyOn(site.app.get(CampaignPages), 'build').mockRejectedValue(outage());
    const lagging = await reader.getUntil(path, saysItLags);
    expect(lagging.status).toBe(200);
    expect(asOfIn(lagging)).toBe(asOfIn(before));
    expect(lagging.headers['freshet-as-of']).toBe(asOfIn(before));
    expect(lagging.headers['cache-status']).toBe('freshet; hit; detail=lagging');
    expect(lagging.headers['cache-control']).toBe(SHARED);
    pages.mockRestore();
    const back = await reader.getUntil(path, (answer) => !saysItLags(answer));
    expect(asOfIn(back) >= asOfIn(before)).toBe(true);
    expect(back.headers['cache-status']).toBeUndefined();
  });

  it('a page nobody has read yet is an error that nobody keeps', async () => {
    const { slug } = await aCampaign(site.database);
    jest.spyOn(site.app.get(DonorPageSource), 'findExisting').mockRejectedValue(outage());
    const answer = await reader.get(`/c/${slug}`);
    expect([answer.status, answer.headers['cache-control'], answer.headers['retry-after']]).toEqual([503, 'no-store', '2']);
    expect(answer.headers['content-security-policy']).toBeDefined();
    jest.restoreAllMocks();
    expect((await reader.get(`/c/${slug}`)).status).toBe(200);
  });

  it('and every connection cut, pages that were read go on', async () => {
    const own = await startTestApp();
    const campaign = await aCampaign(own.database);
    const path = `${own.url}/c/${campaign.slug}`;
    await (await fetch(path)).text();
    const database = new URL(own.database.url).pathname.slice(1);
    await refuseConnections(database, true);
    for (let read = 0; read < 60; read += 1) {
      const answer = await fetch(path);
      expect(answer.status).toBe(200);
      await answer.text();
      await sleep(50);
    }
    await until('it to say that it lags', async () => /data-stale(="true")?>/.test(await (await fetch(path)).text()));
    await refuseConnections(database, false);
    await own.close();
  });
});

/** Ends every connection to a database and lets nobody in, or lets them in again. */
async function refuseConnections(database: string, refused: boolean): Promise<void> {
  await onServer(`ALTER DATABASE ${database} WITH ALLOW_CONNECTIONS ${String(!refused)}`);
  if (refused) await onServer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`);
}
