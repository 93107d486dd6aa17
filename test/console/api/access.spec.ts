import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StaffRole } from '../../../src/organisations/staff.entity.js';
import { aCampaign, anOrganisation, type MadeCampaign } from '../../factories/a-campaign.js';
import { aGivingDay, campaignsOf, type MadeGivingDay } from '../../factories/a-giving-day.js';
import { aDonor, bookAlone } from '../../factories/a-ledger-row.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';

let app: TestApp;
let day: MadeGivingDay;
let campaign: MadeCampaign;
let donorId: string;
let donationId: string;
let slug: string;

beforeAll(async () => {
  app = await startTestApp();
  day = await aGivingDay(app.database);
  [campaign] = (await campaignsOf(app.database, day, 1)) as [MadeCampaign];
  donorId = await aDonor(app.database, day.organisationId);
  await bookAlone(app.database, { campaign, donorId: donorId as never, amount: 5_000 });
  [{ id: donationId }] = (await rows(`SELECT id FROM donations`)) as [{ id: string }];
  [{ slug }] = (await rows(`SELECT slug FROM organisations WHERE id = $1`, [day.organisationId])) as [{ slug: string }];
});
afterAll(() => app.close());

const rows = <Row>(sql: string, parameters: unknown[] = []) => app.database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));

async function signedIn(role: StaffRole, organisationId: MadeGivingDay['organisationId'] | null = null): Promise<ConsoleClient> {
  const client = new ConsoleClient(app.url);
  await client.signIn(await aStaffMember(app.database, { role, organisationId }));
  return client;
}

/** All that reads about something of one organisation, by its name. */
const ofOne = () => [
  `/cockpits/${day.slug}`, `/live?about=cockpit&day=${day.slug}`, `/live?about=donations&organisation=${slug}`,
  `/donations?organisation=${slug}`, `/donations/export.csv?organisation=${slug}`, `/donations/${donationId}`, `/donations/${donationId}/refund-offer`,
  `/donors?organisation=${slug}`, `/donors/export.csv?organisation=${slug}`, `/donors/tags?organisation=${slug}`, `/donors/${donorId}`,
  `/campaigns?organisation=${slug}`, `/campaigns/${campaign.slug}`, `/giving-days?organisation=${slug}`, `/giving-days/${day.slug}`,
  `/audit?organisation=${slug}`, `/audit/export.csv?organisation=${slug}`,
  `/imports?organisation=${slug}`, `/imports/export.csv?organisation=${slug}`, `/live?about=imports&organisation=${slug}`,
  `/reports?organisation=${slug}`, `/reports/export.csv?organisation=${slug}`, `/report-offers/mailings?organisation=${slug}`, `/live?about=reports&organisation=${slug}`,
  `/matches?organisation=${slug}`, `/matches/export.csv?organisation=${slug}`, `/challenges?organisation=${slug}`, `/challenges/export.csv?organisation=${slug}`, `/live?about=pledges&organisation=${slug}`,
  `/refund-limits?organisation=${slug}`, `/api-keys?organisation=${slug}`, `/webhook-endpoints?organisation=${slug}`,
];

describe('the screens’ API', () => {
  it('is for people who are signed in, and says so in a problem document', async () => {
    const answer = await new ConsoleClient(app.url).get('/console/api/session');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'application/problem+json; charset=utf-8']);
    expect(await answer.json()).toMatchObject({ code: 'not_signed_in', status: 401 });
  });

  it('knows nothing of another organisation: reading it is as if it did not exist', async () => {
    const stranger = await signedIn('client_admin', await anOrganisation(app.database));
    for (const path of ofOne()) expect([path, (await stranger.ask(path)).status]).toEqual([path, 404]);
  });

  it('lets nobody of another organisation change anything', async () => {
    const stranger = await signedIn('client_admin', await anOrganisation(app.database));
    const text = { title: 'Theirs', summary: '', story: '', goal: null, minimum: 1, maximum: 2, suggestedAmounts: [], opensAt: new Date().toISOString(), closesAt: null, isPublished: true };
    const dayText = { title: 'Theirs', tagline: '', story: '', startsAt: '2026-01-01T00:00:00Z', endsAt: '2026-01-02T00:00:00Z', isPublished: true };
    const answers = [
      await stranger.tell('PUT', `/campaigns/${campaign.slug}`, text),
      await stranger.tell('PUT', `/campaigns/${campaign.slug}/designations/fund`, { title: 'Theirs', position: 1 }),
      await stranger.tell('PUT', `/giving-days/${day.slug}`, dayText),
      await stranger.tell('POST', '/campaigns', { ...text, organisation: slug, slug: 'theirs', currency: 'GBP', locale: 'en', givingDay: null }),
      await stranger.tell('POST', `/donations/${donationId}/refunds`, { amount: 1, reason: '', key: '7d444840-9dc0-41d1-b245-5ffdce74fad2' }),
      await stranger.tell('POST', `/donations/${donationId}/receipt-sendings`, {}),
      await stranger.tell('POST', '/api-keys', { organisation: slug, name: 'Theirs', scopes: ['donations:read'], expiresAt: null }),
      await stranger.tell('POST', '/webhook-endpoints', { organisation: slug, url: 'https://theirs.example/', description: '', eventTypes: ['donation.captured'] }),
      await stranger.tell('POST', '/refreshes', { kind: 'giving_day', slug: day.slug }),
      await stranger.tell('POST', `/imports?organisation=${slug}&kind=tags&filename=a.csv&review=true&key=7d444840-9dc0-41d1-b245-5ffdce74fad2`, 'email,tags'),
      await stranger.tell('POST', '/reports', { organisation: slug, kind: 'donations', format: 'csv' }),
      await stranger.tell('POST', '/report-offers/previews', { organisation: slug, kind: 'donations' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect(await rows(`SELECT title FROM campaigns WHERE title = 'Theirs'`)).toEqual([]);
  });

  it('takes a campaign of one’s own to no giving day of others', async () => {
    const organisationId = await anOrganisation(app.database);
    const stranger = await signedIn('client_admin', organisationId);
    const text = { title: 'Ours', summary: '', story: '', goal: null, minimum: 1, maximum: 2, suggestedAmounts: [], opensAt: new Date().toISOString(), closesAt: null, isPublished: true };
    const answer = await stranger.tell('POST', '/campaigns', { ...text, slug: 'ours', currency: 'GBP', locale: 'en', givingDay: day.slug });
    expect([answer.status, answer.json.errors]).toEqual([422, [expect.objectContaining({ field: 'givingDay' })]]);
  });

  it('shows the engine room to people of the platform alone, and the database to engineers', async () => {
    const admin = await signedIn('client_admin', day.organisationId);
    for (const path of ['/queues', '/caches', '/database', '/live?about=queues']) expect([path, (await admin.ask(path)).status]).toEqual([path, 404]);
    expect((await admin.tell('PUT', '/queues/level', { level: 3 })).status).toBe(404);
    const success = await signedIn('customer_success');
    expect([(await success.ask('/queues')).status, (await success.ask('/database')).status]).toEqual([200, 404]);
    expect((await (await signedIn('engineer')).ask('/database')).status).toBe(200);
  });

  it('lets editors look at donations and not refund them, and engineers change no campaign', async () => {
    const editor = await signedIn('client_editor', day.organisationId);
    expect((await editor.ask(`/donations/${donationId}`)).json.may).toMatchObject({ refund: false });
    const answer = await editor.tell('POST', `/donations/${donationId}/refunds`, { amount: 1, reason: '', key: '7d444840-9dc0-41d1-b245-5ffdce74fad2' });
    expect([answer.status, answer.json.code]).toEqual([403, 'may_not']);
    expect((await (await signedIn('engineer')).tell('PUT', `/campaigns/${campaign.slug}`, {})).status).toBe(403);
  });

  it('takes what changes something only with the token of this session, and from this site', async () => {
    const success = await signedIn('customer_success');
    const other = await signedIn('customer_success');
    const wish = { kind: 'giving_day', slug: day.slug };
    const otherToken = (await other.ask('/session')).json.formToken as string;
    const answers = [
      await success.tell('POST', '/refreshes', wish, { 'freshet-form-token': '' }),
      await success.tell('POST', '/refreshes', wish, { 'freshet-form-token': otherToken }),
      await success.tell('POST', '/refreshes', wish, { 'sec-fetch-site': 'cross-site' }),
      await success.tell('POST', '/refreshes', wish),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 202]);
  });

  it('makes people of the platform say whose list they want', async () => {
    const answer = await (await signedIn('customer_success')).ask('/donations');
    expect([answer.status, answer.json.errors[0].field]).toEqual([422, 'organisation']);
  });

  it('writes who is signed in into the document, in which no name can end the script', async () => {
    const client = new ConsoleClient(app.url);
    const member = await aStaffMember(app.database, { role: 'client_editor', organisationId: day.organisationId });
    await rows(`UPDATE staff SET name = $2 WHERE id = $1`, [member.id, '</script><script>alert(1)</script>']);
    await client.signIn(member);
    const answer = await client.get('/console');
    const page = await answer.text();
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(JSON.parse(/<script id="session"[^>]*>(.*?)<\/script>/.exec(page)?.[1] ?? '')).toMatchObject({ name: '</script><script>alert(1)</script>', role: 'client_editor' });
    const nonce = /name="style-nonce" content="([^"]+)"/.exec(page)?.[1];
    expect(answer.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe-inline');
  });
});

it('has a campaign of its own to compare with', async () => {
  const other = await aCampaign(app.database);
  const client = await signedIn('client_admin', other.organisationId);
  expect((await client.ask(`/campaigns/${other.slug}`)).status).toBe(200);
});
