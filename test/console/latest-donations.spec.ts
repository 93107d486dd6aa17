import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aStaffMember } from './a-staff-member.js';
import { ConsoleClient } from './console-client.js';
import { giveThroughApi } from './give-through-api.js';

let app: TestApp;
let ours: MadeCampaign;

beforeAll(async () => {
  app = await startTestApp();
  ours = await aCampaign(app.database, { title: 'Our library' });
  await giveThroughApi(app, ours, 'Ours');
  await giveThroughApi(app, await aCampaign(app.database, { title: 'Their boat' }), 'Theirs');
});
afterAll(() => app.close());

async function seenBy(role: 'engineer' | 'client_editor'): Promise<string> {
  const client = new ConsoleClient(app.url);
  await client.signIn(await aStaffMember(app.database, { role, organisationId: role === 'engineer' ? null : ours.organisationId }));
  return (await client.get('/console')).text();
}

describe('the first page of the console', () => {
  it('shows people of a client what came in for it, and nothing of others', async () => {
    const page = await seenBy('client_editor');
    for (const text of ['>Ours<', 'ours@example.org', 'Our library', '£25', 'Captured']) expect(page).toContain(text);
    expect(page).not.toMatch(/theirs|Their boat/i);
  });

  it('shows people of the platform what came in for all, the newest first', async () => {
    const page = await seenBy('engineer');
    expect(page.indexOf('>Theirs<')).toBeGreaterThan(0);
    expect(page.indexOf('>Theirs<')).toBeLessThan(page.indexOf('>Ours<'));
  });
});
