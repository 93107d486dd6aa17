import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aStaffMember } from './a-staff-member.js';
import { ConsoleClient } from './console-client.js';

let app: TestApp;
let ours: MadeCampaign;

beforeAll(async () => {
  app = await startTestApp();
  ours = await aCampaign(app.database, { title: 'Our library' });
  await give(ours, 'Ours');
  await give(await aCampaign(app.database, { title: 'Their boat' }), 'Theirs');
});
afterAll(() => app.close());

async function give({ slug, organisationId }: MadeCampaign, name: string): Promise<void> {
  const answer = await fetch(`${app.url}/api/v1/campaigns/${slug}/donations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await anApiKey(app.database, organisationId)}`, 'idempotency-key': name },
    body: JSON.stringify(aGift({ donor: { name, email: `${name.toLowerCase()}@example.org` } })),
  });
  expect(answer.status).toBe(201);
}

async function seenBy(role: 'engineer' | 'client_editor'): Promise<string> {
  const client = new ConsoleClient(app.url);
  await client.signIn(await aStaffMember(app.database, { role, organisationId: role === 'engineer' ? null : ours.organisationId }));
  return (await client.get('/console')).text();
}

describe('the first page of the console', () => {
  it('shows people of a client what came in for it, and nothing of others', async () => {
    const page = await seenBy('client_editor');
    for (const text of ['Ours', 'ours@example.org', 'Our library', '£25', 'Captured']) expect(page).toContain(text);
    expect(page).not.toMatch(/theirs|Their boat/i);
  });

  it('shows people of the platform what came in for all, the newest first', async () => {
    const page = await seenBy('engineer');
    expect(page.indexOf('theirs@example.org')).toBeGreaterThan(0);
    expect(page.indexOf('theirs@example.org')).toBeLessThan(page.indexOf('ours@example.org', page.indexOf('theirs@example.org') + 20));
  });
});
