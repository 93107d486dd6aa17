import type { INestApplicationContext } from '@nestjs/common';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { aCampaign } from '../factories/a-campaign.js';
import { ApiClient, type ApiAnswer } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { aGivingDay } from '../factories/a-giving-day.js';
import { aBody, aMailing, aRawDonor } from '../factories/a-mailing.js';
import { aPlatformKey } from '../factories/a-platform-key.js';
import { workbook } from '../factories/a-spreadsheet.js';
import { anUnreadableJob } from '../factories/an-unreadable-job.js';
import { JobQueues } from '../../src/queues/job-queues.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';
import { aTenant, type Tenant } from '../tenancy/a-tenant.js';
import { ApiDescription } from './api-description.js';

let site: TestApp;
let us: Tenant;
let platform: ApiClient;
let description: ApiDescription;
let folder: string;
let storage: { STORAGE_URL: string };
const workers: INestApplicationContext[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'freshet-test-storage-'));
  storage = { STORAGE_URL: pathToFileURL(folder).href };
  site = await startTestApp(storage);
  us = await aTenant(site, 'ourselves');
  platform = new ApiClient(site.url, await aPlatformKey(site.database));
  description = await ApiDescription.read(us.client);
  await until('the queues to be reached', () => site.app.get(JobQueues, { strict: false }).get('email').getWaitingCount().then(() => true, () => false));
  await emptyQueues(site.app);
}, 60_000);

afterAll(async () => {
  for (const worker of workers) await worker.close();
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

type Call = readonly [operationId: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown];

const SOON = new Date(Date.now() + 3_600_000).toISOString();
const AN_OFFLINE_GIFT = { amount: 700, currency: 'GBP', donor: { email: 'cheque@ourselves.example' }, means: 'cheque', reference: 'chq-1', receivedAt: '2026-11-01T10:00:00Z' };
const mailing = { subject: 'Soon', mjml: aBody('soon') };

/** Every operation once, in an order in which each can succeed. */
function callsOf({ names }: Tenant, setAside: readonly string[], spare: { readonly donor: string; readonly sentMailing: string; readonly endedCampaign: string; readonly endedDay: string }): Call[] {
  const campaign = `/api/v1/campaigns/${names.campaign}`;
  const day = `/api/v1/giving-days/${names.givingDay}`;
  const mail = `/api/v1/mailings/${names.mailing}`;
  const endpoint = `/api/v1/webhook-endpoints/${names.endpoint}`;
  const queues = '/api/v1/operations/queues';
  return [
    ['getCampaign', 'GET', campaign],
    ['createDonation', 'POST', `${campaign}/donations`, aGift({ dedication: { kind: 'honour', name: 'Somebody' } })],
    ['enterOfflineDonation', 'POST', `${campaign}/offline-donations`, AN_OFFLINE_GIFT],
    ['listDonations', 'GET', `${campaign}/donations`],
    ['getDonation', 'GET', `/api/v1/donations/${names.donation}`],
    ['refundDonation', 'POST', `/api/v1/donations/${names.donation}/refunds`, { amount: 1, reason: 'why' }],
    ['listRefunds', 'GET', `/api/v1/donations/${names.donation}/refunds`],
    ['sendReceipt', 'POST', `/api/v1/donations/${names.donation}/receipt-sendings`],
    ['getReceipt', 'GET', `/api/v1/donations/${names.donation}/receipt.pdf`],
    ['explainFigures', 'GET', `${campaign}/figures`],
    ['refreshFigures', 'POST', `${campaign}/cache-refreshes`, {}],
    ['getRefresh', 'GET', `${campaign}/cache-refreshes/${names.campaignRefresh}`],
    ['refreshGivingDay', 'POST', `${day}/cache-refreshes`, {}],
    ['getGivingDayRefresh', 'GET', `${day}/cache-refreshes/${names.dayRefresh}`],
    ['setRefreshCadence', 'PUT', `${campaign}/refresh-cadence`, { everySeconds: 60 }],
    ['resetRefreshCadence', 'DELETE', `${campaign}/refresh-cadence`],
    ['removeTags', 'POST', '/api/v1/tag-removals', { tag: 'Alumni' }],
    ['saveMailingList', 'PUT', '/api/v1/mailing-lists/news', { name: 'News' }],
    ['listMailingLists', 'GET', '/api/v1/mailing-lists'],
    ['createMailing', 'POST', '/api/v1/mailings', mailing],
    ['listMailings', 'GET', '/api/v1/mailings'],
    ['getMailing', 'GET', mail],
    ['changeMailing', 'PUT', mail, mailing],
    ['estimateMailing', 'GET', `${mail}/estimate`],
    ['previewMailing', 'GET', `${mail}/preview`],
    ['testMailing', 'POST', `${mail}/test`, { to: ['somebody@example.org'] }],
    ['listMessages', 'GET', `${mail}/messages`],
    ['scheduleMailing', 'POST', `${mail}/schedule`, { at: SOON }],
    ['pauseMailing', 'POST', `${mail}/pause`],
    ['resumeMailing', 'POST', `${mail}/resume`],
    ['unscheduleMailing', 'POST', `${mail}/unschedule`],
    ['retryUncertainMessages', 'POST', `/api/v1/mailings/${spare.sentMailing}/retry-uncertain`],
    ['cancelMailing', 'POST', `${mail}/cancel`],
    ['findDonors', 'POST', '/api/v1/donor-searches', { email: 'donor@ourselves.example' }],
    ['getDonor', 'GET', `/api/v1/donors/${names.donor}`],
    ['exportDonor', 'POST', `/api/v1/donors/${names.donor}/exports`],
    ['createApiKey', 'POST', '/api/v1/api-keys', { name: 'One more', scopes: ['donations:read'], expiresAt: SOON }],
    ['listApiKeys', 'GET', '/api/v1/api-keys'],
    ['getApiKey', 'GET', `/api/v1/api-keys/${names.key}`],
    ['revokeApiKey', 'DELETE', `/api/v1/api-keys/${names.key}`],
    ['createWebhookEndpoint', 'POST', '/api/v1/webhook-endpoints', { url: 'https://hooks.example/', eventTypes: ['donation.failed'] }],
    ['listWebhookEndpoints', 'GET', '/api/v1/webhook-endpoints'],
    ['getWebhookEndpoint', 'GET', endpoint],
    ['changeWebhookEndpoint', 'PUT', endpoint, { url: 'https://hooks.example/', eventTypes: ['donation.failed'] }],
    ['rotateWebhookSecret', 'POST', `${endpoint}/secret-rotations`],
    ['sendTestEvent', 'POST', `${endpoint}/test-events`],
    ['listWebhookDeliveries', 'GET', `${endpoint}/deliveries`],
    ['getWebhookDelivery', 'GET', `${endpoint}/deliveries/${names.delivery}`],
    ['replayWebhookDelivery', 'POST', `${endpoint}/deliveries/${names.delivery}/replays`],
    ['replayFailedDeliveries', 'POST', `${endpoint}/replays`, { since: '2026-01-01T00:00:00Z' }],
    ['deleteWebhookEndpoint', 'DELETE', endpoint],
    ['closeCampaign', 'POST', `/api/v1/campaigns/${spare.endedCampaign}/closing-figures`],
    ['getCampaignClosing', 'GET', `/api/v1/campaigns/${spare.endedCampaign}/closing-figures`],
    ['closeGivingDay', 'POST', `/api/v1/giving-days/${spare.endedDay}/closing-figures`],
    ['getGivingDayClosing', 'GET', `/api/v1/giving-days/${spare.endedDay}/closing-figures`],
    ['eraseDonor', 'DELETE', `/api/v1/donors/${spare.donor}`],
    ['listFigureAudits', 'GET', '/api/v1/figure-audits'],
    ['setEmergencyLevel', 'PUT', '/api/v1/operations/emergency-level', { level: 0 }],
    ['getEmergencyLevel', 'GET', '/api/v1/operations/emergency-level'],
    ['listQueues', 'GET', queues],
    ['pauseQueue', 'POST', `${queues}/email/pause`],
    ['resumeQueue', 'POST', `${queues}/email/resume`],
    ['listSetAsideJobs', 'GET', `${queues}/report/set-aside`],
    ['retrySetAsideJob', 'POST', `${queues}/report/set-aside/${setAside[0]}/retry`],
    ['discardSetAsideJob', 'POST', `${queues}/report/set-aside/${setAside[1]}/discard`],
  ];
}

async function aSentMailing(): Promise<string> {
  const id = await aMailing(site.app, us.organisationId);
  await site.database.transactions.run('platform', (tx) => tx.rows(`UPDATE mailings SET status = 'finished', ended_at = now() WHERE id = $1`, [id]));
  return id;
}

const OF_PLATFORM = /^\/api\/v1\/(operations|figure-audits)/;

function send([, method, path, body]: Call): Promise<ApiAnswer> {
  const client = OF_PLATFORM.test(path) ? platform : us.client;
  if (method === 'GET') return client.get(path);
  if (method === 'DELETE') return client.delete(path);
  if (method === 'PUT') return client.put(path, JSON.stringify(body));
  if (typeof body === 'string') return client.post(path, body);
  return body === undefined ? client.post(path, undefined) : client.post(path, JSON.stringify(body), { 'content-type': 'application/json' });
}

const REPORT = { kind: 'donations', format: 'csv' };

/** Steps of one import and of another, each once what was asked before has been done. */
async function* stepsOfImports(): AsyncGenerator<Call> {
  const sheet = `email,tags\ndonor@ourselves.example,Friends\nnobody,Friends\n`;
  const began = async (name: string, file: string | Buffer = sheet) => (await us.client.post(`/api/v1/imports?kind=tags&filename=${name}&review=true`, file)).json['id'] as string;
  const untilIs = (id: string, status: string) => until(`an import to be ${status}`, async () => (await us.client.get(`/api/v1/imports/${id}`)).json['status'] === status);
  yield ['createImport', 'POST', '/api/v1/imports?kind=tags&filename=first.csv&review=true', sheet];
  const book = await workbook({ People: [['email', 'tags'], ['donor@ourselves.example', 'Friends'], ['nobody', 'Friends']] });
  const [one, other] = [await began('one.xlsx', book), await began('other.csv')];
  await untilIs(one, 'ready');
  const path = `/api/v1/imports/${one}`;
  yield ['listImports', 'GET', '/api/v1/imports'];
  yield ['getImport', 'GET', path];
  yield ['previewImport', 'GET', `${path}/preview`];
  yield ['listImportErrors', 'GET', `${path}/errors`];
  yield ['getImportErrorFile', 'GET', `${path}/errors.csv`];
  yield ['getImportErrorWorkbook', 'GET', `${path}/errors.xlsx`];
  yield ['setImportColumns', 'PUT', `${path}/columns`, {}];
  await untilIs(one, 'ready');
  yield ['commitImport', 'POST', `${path}/commit`];
  await untilIs(one, 'done');
  yield ['undoImport', 'POST', `${path}/undo`];
  await untilIs(other, 'ready');
  yield ['cancelImport', 'POST', `/api/v1/imports/${other}/cancel`];
}

async function* stepsOfReports(): AsyncGenerator<Call> {
  yield ['previewNewReport', 'POST', '/api/v1/reports/previews', { kind: 'donations' }];
  yield ['createReport', 'POST', '/api/v1/reports', REPORT];
  const path = `/api/v1/reports/${String(((await us.client.get('/api/v1/reports')).json['reports'] as { id: string }[])[0]?.id)}`;
  yield ['listReports', 'GET', '/api/v1/reports'];
  yield ['getReport', 'GET', path];
  yield ['previewReport', 'GET', `${path}/preview`];
  await until('the report to be done', async () => (await us.client.get(path)).json['status'] === 'done');
  yield ['getReportFile', 'GET', `${path}/file`];
  // Nobody is there to make it before it is cancelled.
  await workers.pop()?.close();
  const waiting = (await us.client.post('/api/v1/reports', JSON.stringify({ kind: 'donors', format: 'csv' }), { 'content-type': 'application/json' })).json['id'];
  yield ['cancelReport', 'POST', `/api/v1/reports/${String(waiting)}/cancel`];
}

it('every operation there is answers what the document promises, when it succeeds', async () => {
  const setAside = [await anUnreadableJob(site, { litres: 1 }), await anUnreadableJob(site, { litres: 2 })];
  const { organisationId } = us;
  const calls = callsOf(us, setAside, {
    donor: await aRawDonor(site.database, organisationId, 'gone@ourselves.example'),
    sentMailing: await aSentMailing(),
    endedCampaign: (await aCampaign(site.database, { organisationId, closesAt: new Date(Date.now() - 1_000) })).slug,
    endedDay: (await aGivingDay(site.database, { organisationId, endsAt: new Date(Date.now() - 1_000) })).slug,
  });
  // Not before: a worker of reports would take what nobody can read from whoever sets it aside.
  for (const queue of ['transactional', 'import', 'report'] as const) workers.push(await startWorker(queue, site.database.url, storage));
  const said: string[] = [];
  const check = async (call: Call) => {
    const answer = await send(call);
    const [operationId] = call;
    expect([operationId, answer.status, answer.status < 300 ? '' : answer.text]).toEqual([operationId, answer.status, '']);
    expect([operationId, description.breaches(operationId, answer)]).toEqual([operationId, []]);
    said.push(operationId);
  };
  for await (const call of stepsOfImports()) await check(call);
  for await (const call of stepsOfReports()) await check(call);
  for (const call of calls) await check(call);
  expect(said.toSorted()).toEqual([...description.operations.keys()].toSorted());
}, 120_000);
