import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IssueReceipt } from '../../src/receipts/issue-receipt.js';
import type { DonationId } from '../../src/shared/ids.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aStaffMember } from './a-staff-member.js';
import { ConsoleClient } from './console-client.js';

let app: TestApp;
let ours: MadeCampaign;
let id: DonationId;
let client: ConsoleClient;

beforeAll(async () => {
  app = await startTestApp();
  ours = await aCampaign(app.database);
  const api = new ApiClient(app.url, await anApiKey(app.database, ours.organisationId));
  ({ id } = (await api.give(ours.slug, aGift())).json);
  await app.app.get(IssueReceipt).run(ours.organisationId, id);
  client = new ConsoleClient(app.url);
  await client.signIn(await aStaffMember(app.database, { role: 'client_editor', organisationId: ours.organisationId }));
});
afterAll(() => app.close());

describe('the receipt of a donation in the console', () => {
  it('is a PDF, which no cache keeps', async () => {
    const answer = await client.get(`/console/donations/${id}/receipt.pdf`);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'application/pdf', 'private, no-store']);
    expect((await answer.text()).slice(0, 5)).toBe('%PDF-');
  });

  it('is not there for people of another client', async () => {
    const stranger = new ConsoleClient(app.url);
    const { organisationId } = await aCampaign(app.database);
    await stranger.signIn(await aStaffMember(app.database, { role: 'client_admin', organisationId }));
    const answers = [await stranger.get(`/console/donations/${id}/receipt.pdf`), await stranger.get('/console/donations/x/receipt.pdf')];
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });

  it('is for people who are signed in', async () => {
    const nobody = new ConsoleClient(app.url);
    for (const path of ['/console/donations', `/console/donations/${id}`, `/console/donations/${id}/receipt.pdf`]) expect((await nobody.get(path)).status).toBe(303);
  });
});
