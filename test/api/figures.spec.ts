import type { INestApplicationContext } from '@nestjs/common';
import { OutboxRelay } from '../../src/queues/outbox-relay.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startWorker, until } from '../support/worker.js';

let web: TestApp;
let workers: INestApplicationContext[];
let campaign: MadeCampaign;
let key: string;

beforeAll(async () => {
  web = await startTestApp();
  workers = [await startWorker('transactional', web.database.url), await startWorker('forced-refresh', web.database.url)];
  await workers[0]!.init();
  campaign = await aCampaign(web.database);
  key = await anApiKey(web.database, campaign.organisationId);
});

afterAll(async () => {
  for (const worker of workers) await worker.close();
  await web.close();
});

const ask = (path: string, init: RequestInit = {}, bearer = key) =>
  fetch(`${web.url}/api/v1/campaigns/${campaign.slug}/${path}`, { ...init, headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' } });

interface RefreshBody {
  readonly id: string;
  readonly status: string;
  readonly progress: object;
  readonly results: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}

describe('a forced refresh', () => {
  it('says how far it is and what it changed, and stands in the audit log', async () => {
    await bookAlone(web.database, { campaign, donorId: await aDonor(web.database, campaign.organisationId), amount: 700 });
    const created = await ask('cache-refreshes', { method: 'POST', body: JSON.stringify({ fields: ['totalRaised', 'medianGift'] }) });
    expect(created.status).toBe(202);
    const { id } = (await created.json()) as RefreshBody;
    await workers[0]!.get(OutboxRelay, { strict: false }).relay();
    let refresh: RefreshBody | undefined;
    await until('it is finished', async () => {
      refresh = (await (await ask(`cache-refreshes/${id}`)).json()) as RefreshBody;
      return refresh.status === 'finished';
    });
    expect(refresh).toMatchObject({ progress: { done: 2, total: 2 }, results: [{ field: 'totalRaised', after: { GBP: 700 } }, { field: 'medianGift', after: [{ amount: 700, currency: 'GBP' }] }] });
    const audited = await web.database.transactions.run('platform', (tx) => tx.row(`SELECT FROM audit_entries WHERE action = 'figures.refresh' AND subject = $1`, [`campaign:${campaign.id}`]));
    expect(audited).not.toBeNull();
  });

  it('is refused for a field that does not exist, without the scope, and for a campaign of others', async () => {
    expect((await ask('cache-refreshes', { method: 'POST', body: JSON.stringify({ fields: ['luck'] }) })).status).toBe(422);
    const reader = await anApiKey(web.database, campaign.organisationId, { scopes: ['campaigns:read'] });
    expect((await ask('cache-refreshes', { method: 'POST', body: '{}' }, reader)).status).toBe(403);
    const stranger = await anApiKey(web.database, (await aCampaign(web.database)).organisationId);
    expect((await ask('cache-refreshes', { method: 'POST', body: '{}' }, stranger)).status).toBe(404);
    expect((await ask('cache-refreshes/0190f000-0000-7000-8000-000000000000')).status).toBe(404);
  });
});
