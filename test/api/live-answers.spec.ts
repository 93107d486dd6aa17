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
import type { OrganisationId } from '../../src/shared/ids.js';
import { JobQueues } from '../../src/queues/job-queues.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';
import { aTenant, type Tenant } from '../tenancy/a-tenant.js';
import { aPng } from '../organisations/some-pictures.js';
import { aStaffMember } from '../console/a-staff-member.js';
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
});

afterAll(async () => {
  for (const worker of workers) await worker.close();
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

type Call = readonly [operationId: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown];

const SOON = new Date(Date.now() + 3_600_000).toISOString();
const AN_OFFLINE_GIFT = { amount: 700, currency: 'GBP', donor: { email: 'cheque@ourselves.example' }, means: 'cheque', reference: 'chq-1', receivedAt: '2026-11-01T10:00:00Z' };
const A_CAMPAIGN = { title: 'Made', minimum: 100, maximum: 1_000, opensAt: '2026-01-01T00:00:00Z', published: true };
const A_DAY = { title: 'Day', startsAt: '2026-01-01T00:00:00Z', endsAt: '2026-01-02T00:00:00Z', published: false };
const A_PROMISE = { sponsor: 'The Class of 1998', opensAt: new Date(Date.now() - 3_600_000).toISOString(), closesAt: SOON };
const mailing = { subject: 'Soon', mjml: aBody('soon') };

/** Every operation once, in an order in which each can succeed. */
function callsOf({ names }: Tenant, setAside: readonly string[], spare: { readonly donor: string; readonly sentMailing: string; readonly endedCampaign: string; readonly endedDay: string; readonly invited: string }): Call[] {
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
    ['createMailing', 'POST', '/api/v1/mailings', { ...mailing, savedSegment: names.segment }],
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
    ['getDonorRetention', 'GET', '/api/v1/donor-retention?years=7'],
    ['setDonorRetention', 'PUT', '/api/v1/donor-retention', { years: 50 }],
    ['getRefundLimits', 'GET', '/api/v1/refund-limits'],
    ['setRefundLimits', 'PUT', '/api/v1/refund-limits', { limits: [{ currency: 'EUR', amount: 50_000 }] }],
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
    ['listCampaigns', 'GET', '/api/v1/campaigns'],
    ['createCampaign', 'POST', '/api/v1/campaigns', { ...A_CAMPAIGN, slug: 'made-by-key', currency: 'GBP', locale: 'en-GB', givingDay: names.givingDay }],
    ['getCampaignSettings', 'GET', `${campaign}/settings`],
    ['changeCampaign', 'PUT', '/api/v1/campaigns/made-by-key/settings', { ...A_CAMPAIGN, closesAt: SOON }],
    ['saveDesignation', 'PUT', `${campaign}/designations/made-by-key`, { title: 'Roof' }],
    ['listGivingDays', 'GET', '/api/v1/giving-days'],
    ['createGivingDay', 'POST', '/api/v1/giving-days', { ...A_DAY, slug: 'day-by-key', currency: 'GBP', locale: 'en-GB' }],
    ['getGivingDay', 'GET', day],
    ['changeGivingDay', 'PUT', '/api/v1/giving-days/day-by-key', A_DAY],
    ['listAllDonations', 'GET', `/api/v1/donations?status=captured&campaign=${names.campaign}&limit=1`],
    ['listDonors', 'GET', '/api/v1/donors?limit=1'],
    ['listTags', 'GET', '/api/v1/tags'],
    ['createSegment', 'POST', '/api/v1/segments', { name: 'Everybody', rule: { gave: {} } }],
    ['listSegments', 'GET', '/api/v1/segments?limit=1'],
    ['getSegment', 'GET', `/api/v1/segments/${names.segment}`],
    ['changeSegment', 'PUT', `/api/v1/segments/${names.segment}`, { name: 'Friends', rule: {} }],
    ['deleteSegment', 'DELETE', `/api/v1/segments/${names.segment}`],
    ['previewNewMatch', 'POST', '/api/v1/matches/previews', { ...A_PROMISE, campaign: names.campaign, currency: 'GBP', pool: 100_000, percent: 100 }],
    ['createMatch', 'POST', '/api/v1/matches', { ...A_PROMISE, campaign: names.campaign, currency: 'GBP', pool: 100_000, percent: 100 }],
    ['listMatches', 'GET', `/api/v1/matches?limit=1&campaign=${names.campaign}`],
    ['getMatch', 'GET', `/api/v1/matches/${names.match}`],
    ['listMatchShares', 'GET', `/api/v1/matches/${names.match}/shares`],
    ['previewMatch', 'POST', `/api/v1/matches/${names.match}/previews`, { ...A_PROMISE, pool: 200_000, percent: 100 }],
    ['changeMatch', 'PUT', `/api/v1/matches/${names.match}`, { ...A_PROMISE, pool: 200_000, percent: 100 }],
    ['closeMatch', 'POST', `/api/v1/matches/${names.match}/close`],
    ['reopenMatch', 'POST', `/api/v1/matches/${names.match}/reopen`],
    ['createChallenge', 'POST', '/api/v1/challenges', { ...A_PROMISE, campaign: names.campaign, currency: 'GBP', kind: 'gifts', threshold: 100, reward: 'A roof' }],
    ['listChallenges', 'GET', '/api/v1/challenges?limit=1'],
    ['getChallenge', 'GET', `/api/v1/challenges/${names.challenge}`],
    ['changeChallenge', 'PUT', `/api/v1/challenges/${names.challenge}`, { ...A_PROMISE, kind: 'gifts', threshold: 90, reward: 'A roof' }],
    ['closeChallenge', 'POST', `/api/v1/challenges/${names.challenge}/close`],
    ['getBranding', 'GET', '/api/v1/branding'],
    ['setColours', 'PUT', '/api/v1/branding/colours', { onLight: '#005984', onDark: null }],
    ['setLogo', 'PUT', '/api/v1/branding/logo', aPng()],
    ['removeLogo', 'DELETE', '/api/v1/branding/logo'],
    ['mapDomain', 'PUT', '/api/v1/branding/domain', { host: 'give.ourselves.example' }],
    ['checkDomain', 'POST', '/api/v1/branding/domain/checks'],
    ['removeDomain', 'DELETE', '/api/v1/branding/domain'],
    ['listStaff', 'GET', '/api/v1/staff'],
    ['inviteStaff', 'POST', '/api/v1/staff', { email: 'New.Colleague@ourselves.example', name: 'New', role: 'client_editor' }],
    ['changeStaffRole', 'PUT', `/api/v1/staff/${names.staff}/role`, { role: 'client_admin' }],
    ['deactivateStaff', 'POST', `/api/v1/staff/${names.staff}/deactivate`],
    ['reactivateStaff', 'POST', `/api/v1/staff/${names.staff}/reactivate`],
    ['inviteStaffAgain', 'POST', `/api/v1/staff/${spare.invited}/invitations`],
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

async function anInvited(organisationId: OrganisationId): Promise<string> {
  const { id } = await aStaffMember(site.database, { role: 'client_editor', organisationId });
  await site.database.transactions.run('platform', (tx) => tx.rows(`UPDATE staff SET password_hash = NULL WHERE id = $1`, [id]));
  return id;
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
  if (Buffer.isBuffer(body)) return client.put(path, body, 'image/png');
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
    invited: await anInvited(organisationId),
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
});
