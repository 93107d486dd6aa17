import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { IssueReceipt } from '../../../src/receipts/issue-receipt.js';
import type { DonationId } from '../../../src/shared/ids.js';
import { aCampaign, type MadeCampaign } from '../../factories/a-campaign.js';
import { ApiClient } from '../../factories/a-donor.js';
import { aGift } from '../../factories/a-gift.js';
import { anApiKey } from '../../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';

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
  await client.signIn(await aStaffMember(app.database, { role: 'client_admin', organisationId: ours.organisationId }));
});
afterAll(() => app.close());

const audited = (action: string) => app.database.transactions.run('platform', (tx) => tx.rows<{ actor: string }>(`SELECT actor, detail FROM audit_entries WHERE action = $1`, [action]));

describe('a donation on its screen', () => {
  it('comes with its receipts, its letters and what may be done about it', async () => {
    const { json } = await client.ask(`/donations/${id}`);
    expect(json).toMatchObject({
      donation: { donorName: 'Ada <i>', email: 'ada@example.org', status: 'captured', gift: { amount: 2_500, currency: 'GBP' }, campaignSlug: ours.slug },
      receipts: [{ number: `${new Date().getUTCFullYear()}-000001`, isVoid: false }],
      refunds: [],
      may: { refund: true, sendReceipt: true },
    });
    expect(json.letters).toMatchObject([{ kind: 'receipt', state: 'waiting' }]);
  });

  it('has its receipt sent again, and tells the audit log who asked', async () => {
    await app.database.transactions.run('platform', (tx) => tx.rows(`UPDATE letters SET state = 'sent', sent_at = now()`));
    expect((await client.tell('POST', `/donations/${id}/receipt-sendings`, {})).status).toBe(202);
    expect(await audited('receipt.send')).toMatchObject([{ actor: expect.stringMatching(/^staff:/) }]);
  });

  it('offers what is left by the books, and gives back once however often the form is sent', async () => {
    expect((await client.ask(`/donations/${id}/refund-offer`)).json).toMatchObject({ charged: { amount: 2_500 }, refunded: { amount: 0 }, underWay: { amount: 0 }, left: { amount: 2_500 } });
    const wish = { amount: 500, reason: 'given twice', key: randomUUID() };
    const answers = [await client.tell('POST', `/donations/${id}/refunds`, wish), await client.tell('POST', `/donations/${id}/refunds`, wish)];
    expect(answers.map(({ status, json }) => [status, json.status, json.amount.amount])).toEqual([[201, 'succeeded', 500], [201, 'succeeded', 500]]);
    expect((await client.ask(`/donations/${id}/refund-offer`)).json).toMatchObject({ refunded: { amount: 500 }, left: { amount: 2_000 } });
    expect(await audited('donation.refund')).toMatchObject([{ actor: expect.stringMatching(/^staff:/), detail: { amount: 500 } }]);
  });

  it('gives back no more than is left, and nothing that is no amount', async () => {
    const answer = await client.tell('POST', `/donations/${id}/refunds`, { amount: 2_001, reason: '', key: randomUUID() });
    expect([answer.status, answer.json.code]).toEqual([409, 'refund_exceeds_remainder']);
    for (const amount of [0, -1, 1.5, 1e20, '5', null, undefined]) expect([amount, (await client.tell('POST', `/donations/${id}/refunds`, { amount, reason: '', key: randomUUID() })).status]).toEqual([amount, 422]);
    for (const wish of [{ amount: 1, key: 'x' }, { amount: 1, key: randomUUID(), reason: '\u0000' }, { amount: 1, key: randomUUID(), currency: 'EUR' }]) expect((await client.tell('POST', `/donations/${id}/refunds`, wish)).status).toBe(422);
  });

  it('is known by its donor, too', async () => {
    const { donorId } = (await client.ask(`/donations/${id}`)).json.donation;
    expect((await client.ask(`/donors/${donorId}`)).json).toMatchObject({ donor: { email: 'ada@example.org', given: [{ amount: 2_000, currency: 'GBP' }], gifts: 1 }, gifts: [{ id }], hasMore: false });
  });
});
