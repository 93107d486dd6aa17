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
  ({ id } = (await api.give(ours.slug, aGift({ donor: { email: 'ada@example.org', name: 'Ada <i>' } }))).json);
  await app.app.get(IssueReceipt).run(ours.organisationId, id);
  client = new ConsoleClient(app.url);
  await client.signIn(await aStaffMember(app.database, { role: 'client_editor', organisationId: ours.organisationId }));
});
afterAll(() => app.close());

describe('a donation in the console', () => {
  it('shows its receipt and its letters, and is reached from the list', async () => {
    expect(await (await client.get('/console')).text()).toContain(`href="/console/donations/${id}"`);
    const page = await (await client.get(`/console/donations/${id}`)).text();
    for (const text of ['Ada &lt;i>', 'ada@example.org', `${new Date().getUTCFullYear()}-000001`, 'Receipt, waiting to be sent']) expect(page).toContain(text);
  });

  it('gives its receipt as PDF, which no cache keeps', async () => {
    const answer = await client.get(`/console/donations/${id}/receipt.pdf`);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'application/pdf', 'private, no-store']);
    expect((await answer.text()).slice(0, 5)).toBe('%PDF-');
  });

  it('has its receipt sent again by a form of this session, and tells the audit log who asked', async () => {
    await app.database.transactions.run('platform', (tx) => tx.rows(`UPDATE letters SET state = 'sent', sent_at = now()`));
    expect((await client.post(`/console/donations/${id}/receipt-sendings`, {})).status).toBe(403);
    const answer = await client.post(`/console/donations/${id}/receipt-sendings`, { formToken: await client.formToken() });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/console/donations/${id}`]);
    const rows = await app.database.transactions.run('platform', (tx) => tx.rows<{ actor: string }>(`SELECT actor FROM audit_entries WHERE action = 'receipt.send' AND subject = $1`, [`donation:${id}`]));
    expect(rows).toMatchObject([{ actor: expect.stringMatching(/^staff:/) }]);
  });

  it('is not there for people of another client, nor its receipt', async () => {
    const stranger = new ConsoleClient(app.url);
    const { organisationId } = await aCampaign(app.database);
    await stranger.signIn(await aStaffMember(app.database, { role: 'client_admin', organisationId }));
    const formToken = await stranger.formToken();
    const answers = [await stranger.get(`/console/donations/${id}`), await stranger.get(`/console/donations/${id}/receipt.pdf`), await stranger.get('/console/donations/x')];
    expect([...answers, await stranger.post(`/console/donations/${id}/receipt-sendings`, { formToken })].map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it('is for people who are signed in', async () => {
    const nobody = new ConsoleClient(app.url);
    for (const path of [`/console/donations/${id}`, `/console/donations/${id}/receipt.pdf`]) expect((await nobody.get(path)).status).toBe(303);
  });
});
