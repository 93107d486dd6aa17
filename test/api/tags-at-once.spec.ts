import type { INestApplicationContext } from '@nestjs/common';
import { CampaignHighlights } from '../../src/donations/campaign-highlights.figures.js';
import type { CampaignId } from '../../src/shared/ids.js';
import { aCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { aStorageFolder } from '../factories/a-report.js';
import { csv } from '../factories/a-spreadsheet.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

const DONORS = 60;
/** Far less than they are kept for, and than a busy machine takes to bring anything in. */
const SOON_MS = 30_000;

let app: TestApp;
let workers: INestApplicationContext[];
const storage = aStorageFolder();

beforeAll(async () => {
  const settings = { STORAGE_URL: storage.url };
  app = await startTestApp(settings);
  const relay = await startWorker('transactional', app.database.url, settings);
  await emptyQueues(relay);
  workers = [relay, await startWorker('import', app.database.url, settings), await startWorker('forced-refresh', app.database.url, settings)];
});

afterAll(async () => {
  for (const worker of workers) await worker.close();
  await app.close();
  storage.close();
});

it('pages show the tags of their donors within seconds of an import, and of its undoing, though they had others kept', async () => {
  const campaign = await aCampaign(app.database);
  const client = new ApiClient(app.url, await anApiKey(app.database, campaign.organisationId));
  const donors = await Promise.all(Array.from({ length: DONORS }, () => aDonor(app.database, campaign.organisationId)));
  for (const donorId of donors) await bookAlone(app.database, { campaign, donorId, amount: 100 });
  const shown = async (id: CampaignId = campaign.id) => (await app.app.get(CampaignHighlights, { strict: false }).donorTags.of(id)).value;
  const ended = (id: string, status: string) => until(`the import to be ${status}`, async () => (await client.get(`/api/v1/imports/${id}`)).json['status'] === status);
  expect(await shown()).toEqual([]);

  const file = csv(['email', 'tags'], ...donors.map((id, at) => [`${id}@example.org`, at % 2 === 0 ? 'Alumni' : 'Alumni; Staff'] as const));
  const { json } = await client.post('/api/v1/imports?kind=tags&filename=people.csv', file, {});
  await ended(json.id, 'done');
  await until('the tags to be shown', async () => JSON.stringify(await shown()) === JSON.stringify([{ name: 'Alumni', donors: DONORS }, { name: 'Staff', donors: DONORS / 2 }]), SOON_MS);

  await client.post(`/api/v1/imports/${json.id}/undo`, undefined);
  await ended(json.id, 'undone');
  await until('no tags to be shown', async () => (await shown())?.length === 0, SOON_MS);
});
