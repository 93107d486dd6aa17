import type { INestApplicationContext } from '@nestjs/common';
import { OutboxRelay } from '../../src/queues/outbox-relay.js';
import { FigureAudits } from '../../src/operations/figures/figure-audits.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aGivingDay, campaignsOf, type MadeGivingDay } from '../factories/a-giving-day.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';
import { aStaffMember } from './a-staff-member.js';
import { ConsoleClient } from './console-client.js';

let app: TestApp;
let workers: INestApplicationContext[];
let day: MadeGivingDay;
let campaign: MadeCampaign;
let client: ConsoleClient;

beforeAll(async () => {
  app = await startTestApp();
  workers = [await startWorker('transactional', app.database.url), await startWorker('forced-refresh', app.database.url)];
  await emptyQueues(workers[0]!);
  await workers[0]!.init();
  day = await aGivingDay(app.database, { slug: 'lantern-day' });
  [campaign] = (await campaignsOf(app.database, day, 1)) as [MadeCampaign];
  await give(700);
  client = await signedIn('customer_success');
});

afterAll(async () => {
  for (const worker of workers) await worker.close();
  await app.close();
});

async function signedIn(role: 'customer_success' | 'engineer' | 'client_admin' | 'client_editor'): Promise<ConsoleClient> {
  const staff = await aStaffMember(app.database, { role, organisationId: role.startsWith('client') ? campaign.organisationId : null });
  const signed = new ConsoleClient(app.url);
  await signed.signIn(staff);
  return signed;
}

const give = async (amount: number) => bookAlone(app.database, { campaign, donorId: await aDonor(app.database, campaign.organisationId), amount });

async function page(path: string): Promise<string> {
  const answer = await client.get(path);
  expect(answer.status).toBe(200);
  return answer.text();
}

const refresh = async (path: string) => client.post(`${path}/refreshes`, { formToken: await client.formToken() });

/** As somebody without script does it: presses the button, and looks again until it is done. */
async function refreshed(path: string): Promise<string> {
  const answer = await refresh(path);
  expect(answer.status).toBe(303);
  const location = answer.headers.get('location') ?? '';
  expect(location).toMatch(new RegExp(`^${path}\\?refresh=[0-9a-f-]{36}$`));
  await workers[0]!.get(OutboxRelay, { strict: false }).relay();
  let html = '';
  await until('the refresh is done', async () => {
    html = await page(location);
    return html.includes('data-progress="done"');
  });
  return html;
}

describe('the figures page', () => {
  it('finds campaigns and giving days by title, address and organisation', async () => {
    const all = await page('/console/figures');
    for (const text of [`/console/figures/campaign/${campaign.slug}`, '/console/figures/giving-day/lantern-day', 'Giving day']) expect(all).toContain(text);
    const found = await page('/console/figures?q=LANTERN');
    expect(found).toContain('lantern-day');
    expect(found).not.toContain(campaign.slug);
    expect(await page('/console/figures?q=%25')).toContain('Nothing is called that.');
  });

  it('shows each figure of a campaign with its value, age and where it came from', async () => {
    const html = await page(`/console/figures/campaign/${campaign.slug}`);
    for (const name of ['Raised', 'Gifts', 'Donors', 'Tags of donors', 'Median gift', 'Raised by the hour']) expect(html).toContain(`>${name}</th>`);
    expect(html).toContain('£7');
    expect(html.match(/<time class="instant"/g)!.length).toBeGreaterThanOrEqual(9);
    expect(html).toMatch(/This process|Redis|Database|Computed now/);
  });

  it('has a campaign refreshed with a plain form, and shows what was and what is', async () => {
    await page(`/console/figures/campaign/${campaign.slug}`);
    await give(500);
    const html = await refreshed(`/console/figures/campaign/${campaign.slug}`);
    expect(html).toMatch(/9<!-- --> of <!-- -->9|9 of 9/);
    expect(html).toMatch(/<del><bdi>£7<\/bdi><\/del>.*<ins><bdi>£12<\/bdi><\/ins>/s);
  });

  it('has a whole giving day refreshed, and names what changed', async () => {
    await page('/console/figures/giving-day/lantern-day');
    await give(100);
    const html = await refreshed('/console/figures/giving-day/lantern-day');
    expect(html).toContain('The day lantern-day');
    expect(html).toMatch(/<ins><bdi>£13<\/bdi><\/ins>/);
    const [entry] = await app.database.transactions.run('platform', (tx) => tx.rows<{ actor: string }>(`SELECT actor FROM audit_entries WHERE action = 'figures.refresh' AND subject = $1`, [`giving-day:${day.id}`]));
    expect(entry?.actor).toMatch(/^staff:/);
  });

  it('tells of the audits, and of what drifted', async () => {
    expect(await page('/console/figures')).toContain('have not been held against the ledger yet');
    const spoil = (donors: number) => app.database.transactions.run('platform', (tx) => tx.rows(`UPDATE campaigns SET cached_donor_count = cached_donor_count + $2 WHERE id = $1`, [campaign.id, donors]));
    await spoil(7);
    await app.app.get(FigureAudits, { strict: false }).hold();
    await spoil(-7);
    expect(await page('/console/figures')).toContain('was not what the ledger says');
    const audits = await page('/console/figures/audits');
    expect(audits).toContain(campaign.id);
    expect(audits).toMatch(/1 drifts/);
  });
});

describe('who may see figures', () => {
  it.each(['customer_success', 'engineer'] as const)('a %s may', async (role) => {
    const staff = await signedIn(role);
    for (const path of ['', '/audits', `/campaign/${campaign.slug}`]) expect((await staff.get(`/console/figures${path}`)).status).toBe(200);
    expect(await (await staff.get('/console/mailings/new')).text()).toContain('href="/console/figures"');
  });

  it.each(['client_admin', 'client_editor'] as const)('for a %s there is nothing, also of their own organisation', async (role) => {
    const staff = await signedIn(role);
    for (const path of ['', '/audits', `/campaign/${campaign.slug}`]) expect((await staff.get(`/console/figures${path}`)).status).toBe(404);
    const posted = await staff.post(`/console/figures/campaign/${campaign.slug}/refreshes`, { formToken: await staff.formToken() });
    expect(posted.status).toBe(404);
    expect(await (await staff.get('/console/mailings/new')).text()).not.toContain('/console/figures');
  });

  it('people who are not signed in are led to the sign-in page, and what they send is refused', async () => {
    const nobody = new ConsoleClient(app.url);
    expect((await nobody.get('/console/figures')).status).toBe(303);
    expect((await nobody.post(`/console/figures/campaign/${campaign.slug}/refreshes`, {})).status).toBe(401);
  });

  it('a form that was not drawn for the session refreshes nothing', async () => {
    const count = () => app.database.transactions.run('platform', (tx) => tx.rows(`SELECT FROM forced_refreshes`)).then((rows) => rows.length);
    const before = await count();
    for (const formToken of ['', 'x', await (await signedIn('engineer')).formToken()]) {
      expect((await client.post(`/console/figures/campaign/${campaign.slug}/refreshes`, { formToken })).status).toBe(403);
    }
    expect(await count()).toBe(before);
  });
});

describe('what nobody would type', () => {
  it.each([
    '/campaign/nowhere', '/campaign/%00', '/campaign/..%2F..', '/boat/library', '/constructor/library', `/giving-day/${'a'.repeat(250)}`, '/campaign/lantern-day',
    '/giving-day/lantern-day?refresh=1', '/giving-day/lantern-day?refresh=0190f000-0000-7000-8000-000000000000', '/giving-day/lantern-day?refresh=', '/giving-day/lantern-day?refresh=a&refresh=b',
  ])('finds nothing: %s', async (path) => {
    expect((await client.get(`/console/figures${path}`)).status).toBe(404);
  });

  it.each(['?q=%00', '?q=%ED%A0%80', '?q=a&q=b', `?q=${'x'.repeat(5_000)}`, "?q='%3BDROP TABLE campaigns", '?q[a]=1'])('is searched for without harm: %s', async (query) => {
    expect((await client.get(`/console/figures${query}`)).status).toBe(200);
  });

  it('does not lead to the refresh of something else', async () => {
    const other = await aCampaign(app.database);
    const location = (await refresh(`/console/figures/campaign/${other.slug}`)).headers.get('location') ?? '';
    const id = location.split('refresh=')[1];
    expect((await client.get(`/console/figures/campaign/${campaign.slug}?refresh=${id}`)).status).toBe(404);
  });
});
