import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describeApi } from '../../src/api/open-api.js';
import { aCampaign, aDesignation, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient, type ApiAnswer } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ajv, ApiDescription } from './api-description.js';

let test: TestApp;
let campaign: MadeCampaign;
let client: ApiClient;
let description: ApiDescription;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database);
  client = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId));
  description = await ApiDescription.read(client);
});

afterAll(() => test.close());

const breaches = (operationId: string, answer: ApiAnswer) => description.breaches(operationId, answer);

it('the document is valid OpenAPI 3.1', async () => {
  expect(description.document.openapi).toMatch(/^3\.1\./);
  const config = await createConfig({ extends: ['spec'] });
  const problems = await lintFromString({ source: description.text, absoluteRef: '/openapi.json', config });
  expect(problems.map(({ message, location }) => [message, location[0]?.pointer])).toEqual([]);
});

it('the document that the build wrote is what the routes say of themselves', async () => {
  expect(JSON.parse(description.text)).toEqual(JSON.parse(JSON.stringify(await describeApi(test.app))));
});

it('every schema of the document is valid JSON Schema 2020-12', () => {
  const schemas: unknown[] = [];
  JSON.stringify(description.document, (key, value: unknown) => {
    if (key === 'schema') schemas.push(value);
    return value;
  });
  expect(schemas.length).toBeGreaterThan(10);
  for (const schema of schemas) expect([ajv.validateSchema(schema as object), ajv.errors]).toEqual([true, null]);
});

it('names exactly the operations that there are, and none of the pages', () => {
  const donations = ['createDonation', 'enterOfflineDonation', 'getDonation', 'listDonations', 'listAllDonations', 'getCampaign', 'removeTags', 'getReceipt', 'listRefunds', 'refundDonation', 'getRefundLimits', 'setRefundLimits', 'sendReceipt'];
  const figures = [
    'closeCampaign', 'closeGivingDay', 'explainFigures', 'getCampaignClosing', 'getGivingDayClosing', 'getGivingDayRefresh', 'getRefresh',
    'refreshFigures', 'refreshGivingDay', 'resetRefreshCadence', 'setRefreshCadence',
  ];
  const mailings = [
    'cancelMailing', 'changeMailing', 'createMailing', 'estimateMailing', 'getMailing', 'listMailingLists', 'listMailings', 'listMessages', 'pauseMailing',
    'previewMailing', 'resumeMailing', 'retryUncertainMessages', 'saveMailingList', 'scheduleMailing', 'testMailing', 'unscheduleMailing',
  ];
  const imports = [
    'cancelImport', 'commitImport', 'createImport', 'getImport', 'getImportErrorFile', 'getImportErrorWorkbook', 'listImportErrors', 'listImports', 'previewImport', 'setImportColumns', 'undoImport',
  ];
  const reports = ['cancelReport', 'createReport', 'getReport', 'getReportFile', 'listReports', 'previewNewReport', 'previewReport'];
  const donors = ['eraseDonor', 'exportDonor', 'getDonorRetention', 'setDonorRetention', 'findDonors', 'getDonor', 'listDonors'];
  const keys = ['createApiKey', 'getApiKey', 'listApiKeys', 'revokeApiKey'];
  const webhooks = [
    ...['createWebhookEndpoint', 'listWebhookEndpoints', 'getWebhookEndpoint', 'changeWebhookEndpoint', 'deleteWebhookEndpoint', 'rotateWebhookSecret'],
    ...['sendTestEvent', 'listWebhookDeliveries', 'getWebhookDelivery', 'replayWebhookDelivery', 'replayFailedDeliveries'],
  ];
  const setup = [
    ...['listCampaigns', 'createCampaign', 'getCampaignSettings', 'changeCampaign', 'saveDesignation', 'listGivingDays', 'createGivingDay', 'getGivingDay', 'changeGivingDay'],
    ...['getBranding', 'setColours', 'setLogo', 'removeLogo', 'mapDomain', 'checkDomain', 'removeDomain'],
    ...['listStaff', 'inviteStaff', 'changeStaffRole', 'deactivateStaff', 'reactivateStaff', 'inviteStaffAgain'],
    ...['listMatches', 'createMatch', 'getMatch', 'changeMatch', 'previewMatch', 'previewNewMatch', 'closeMatch', 'reopenMatch', 'listMatchShares'],
    ...['listChallenges', 'createChallenge', 'getChallenge', 'changeChallenge', 'closeChallenge'],
    ...['listSegments', 'createSegment', 'getSegment', 'changeSegment', 'deleteSegment', 'listTags'],
  ];
  const ofPlatform = [
    ...['discardSetAsideJob', 'getEmergencyLevel', 'listFigureAudits', 'listQueues', 'listSetAsideJobs'],
    ...['pauseQueue', 'resumeQueue', 'retrySetAsideJob', 'setEmergencyLevel'],
  ];
  expect([...description.operations.keys()].toSorted()).toEqual([...donations, ...figures, ...mailings, ...imports, ...reports, ...donors, ...keys, ...webhooks, ...setup, ...ofPlatform].toSorted());
  expect(Object.keys(description.document.paths).every((path) => path.startsWith('/api/v1/'))).toBe(true);
});

it('says which operations want a key', () => {
  expect(description.operations.get('createDonation')?.security).toEqual([{ bearer: [] }]);
  expect(description.operations.get('getCampaign')?.security ?? []).toEqual([]);
});

it('an example gift is what the document takes, and its opposite is not', () => {
  const takes = ajv.compile(description.operations.get('createDonation')?.requestBody?.content?.['application/json']?.schema ?? false);
  expect([takes(aGift()), takes.errors]).toEqual([true, null]);
  for (const differs of [{ amount: 0 }, { amount: 0.5 }, { amount: '2500' }, { surprise: 1 }, { donor: {} }, { payment: { method: 'gold', card: '' } }]) {
    expect([differs, takes(aGift(differs))]).toEqual([differs, false]);
  }
});

describe('live answers are what the document promises', () => {
  it('of a campaign', async () => {
    const bare = await aCampaign(test.database, { goal: null, closesAt: null, currency: 'KWD', locale: 'ar-KW' });
    await aDesignation(test.database, campaign);
    for (const slug of [campaign.slug, bare.slug, 'nowhere']) expect(breaches('getCampaign', await client.get(`/api/v1/campaigns/${slug}`))).toEqual([]);
  });

  it.each(['4242424242424242', '4000000000000002', '4000000000003220'])('of a new donation paid with %s', async (card) => {
    const gift = aGift({ payment: { method: 'sandbox', card }, message: 'well done', coverFees: true });
    const made = await client.give(campaign.slug, gift);
    expect([made.status, breaches('createDonation', made)]).toEqual([201, []]);
    expect(breaches('getDonation', await client.get(`/api/v1/donations/${made.json['id']}`))).toEqual([]);
  });

  it('of a list', async () => {
    await client.give(campaign.slug, aGift({ anonymous: true }));
    await client.give(campaign.slug, aGift());
    for (const query of ['', '?limit=1', '?cursor=x', '?limit=0']) {
      expect([query, breaches('listDonations', await client.get(`/api/v1/campaigns/${campaign.slug}/donations${query}`))]).toEqual([query, []]);
    }
    expect(breaches('listDonations', await client.get('/api/v1/campaigns/nowhere/donations'))).toEqual([]);
  });

  it('of every refusal', async () => {
    const path = `/api/v1/campaigns/${campaign.slug}/donations`;
    const json = { 'content-type': 'application/json' };
    const unscoped = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId, { scopes: [] }));
    const ended = await aCampaign(test.database, { organisationId: campaign.organisationId, closesAt: new Date(Date.now() - 1) });
    const refusals = [
      await client.post(path, '{', json),
      await new ApiClient(test.url, null).give(campaign.slug, aGift()),
      await unscoped.give(campaign.slug, aGift()),
      await client.give('nowhere', aGift()),
      await client.give(ended.slug, aGift()),
      await client.post(path, 'x'.repeat(300_000), json),
      await client.post(path, 'a=b', { 'content-type': 'text/plain' }),
      await client.give(campaign.slug, aGift({ amount: 1 })),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([400, 401, 403, 404, 409, 413, 415, 422]);
    for (const refusal of refusals) expect([refusal.status, breaches('createDonation', refusal)]).toEqual([refusal.status, []]);
    expect(breaches('getDonation', await new ApiClient(test.url, null).get('/api/v1/donations/x'))).toEqual([]);
  });
});
