import { readEvery, splitEvery } from '../../src/console/refresh/read-every.js';
import { inTime, lasting } from '../../src/console/times.js';
import { aCampaign, anOrganisation, type MadeCampaign } from '../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aStaffMember, type MadeStaff } from './a-staff-member.js';
import { ConsoleClient } from './console-client.js';

let app: TestApp;
let campaign: MadeCampaign;
let staff: MadeStaff;
let client: ConsoleClient;

beforeAll(async () => {
  app = await startTestApp();
  campaign = await aCampaign(app.database, { title: 'The library' });
  await aCampaign(app.database, { title: 'The boat house' });
  staff = await aStaffMember(app.database, { role: 'customer_success' });
  client = new ConsoleClient(app.url);
  await client.signIn(staff);
});

afterAll(() => app.close());

const path = () => `/console/refresh/${campaign.slug}`;
const decide = async (fields: Record<string, string>) => client.post(path(), { formToken: await client.formToken(), ...fields });
const sql = <Row>(text: string, parameters: unknown[] = []) => app.database.transactions.run('platform', (tx) => tx.rows<Row>(text, parameters));
const everySeconds = async () => (await sql<{ every: number | null }>(`SELECT refresh_every_seconds AS every FROM campaigns WHERE id = $1`, [campaign.id]))[0]?.every;
const audited = () => sql<{ actor: string }>(`SELECT actor FROM audit_entries WHERE action = 'figures.cadence' AND subject = $1`, [`campaign:${campaign.id}`]);

describe('the list of refreshes', () => {
  it('shows campaigns, and finds them by name', async () => {
    expect(await (await client.get('/console/refresh')).text()).toContain('The boat house');
    const found = await (await client.get('/console/refresh?q=LIBRARY')).text();
    expect(found).toContain('The library');
    expect(found).not.toContain('The boat house');
  });

  it.each(['%25', "'", '%00', '\\', 'x'.repeat(5_000), '&q=1&q=2', '%F0%9F%8E%81'])('takes any search: %s', async (search) => {
    expect((await client.get(`/console/refresh?q=${search}`)).status).toBe(200);
  });

  it.each(['client_admin', 'client_editor'] as const)('does not exist for a %s', async (role) => {
    const other = new ConsoleClient(app.url);
    await other.signIn(await aStaffMember(app.database, { role, organisationId: await anOrganisation(app.database) }));
    for (const page of ['/console/refresh', path()]) expect((await other.get(page)).status).toBe(404);
    expect((await other.post(path(), { formToken: await other.formToken(), every: '30', unit: 'seconds' })).status).toBe(404);
  });
});

describe('a decision about the refresh of a campaign', () => {
  it('is taken, shown with who took it, and taken back, each in the audit log', async () => {
    expect((await decide({ every: '2', unit: 'minutes', decision: 'set' })).status).toBe(303);
    expect(await everySeconds()).toBe(120);
    const page = await (await client.get('/console/refresh')).text();
    expect(page).toContain('every 2 min');
    expect(page).toContain('Robin Reed');
    expect(await (await client.get(path())).text()).toContain('Leave it to the rules');
    expect((await decide({ decision: 'rules' })).status).toBe(303);
    expect(await everySeconds()).toBeNull();
    expect(await audited()).toEqual([{ actor: `staff:${staff.id}` }, { actor: `staff:${staff.id}` }]);
  });

  it.each([
    { every: '4', unit: 'seconds' }, { every: '169', unit: 'hours' }, { every: '', unit: 'seconds' }, { every: '-5', unit: 'minutes' }, { every: '1e3', unit: 'seconds' },
    { every: '5.5', unit: 'minutes' }, { every: '<script>alert(1)</script>', unit: 'seconds' }, { every: '30', unit: 'fortnights' }, { every: '30', unit: '__proto__' }, {},
  ])('is refused as %p, with what was typed', async (fields) => {
    const answer = await decide(fields as Record<string, string>);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('role="alert"');
    expect(page).not.toContain('<script>alert');
    expect(await everySeconds()).toBeNull();
  });

  it('is refused without the form of this session, and leads who is not signed in nowhere', async () => {
    expect((await client.post(path(), { every: '30', unit: 'seconds' })).status).toBe(403);
    expect((await new ConsoleClient(app.url).post(path(), { every: '30', unit: 'seconds' })).status).toBe(401);
    for (const slug of ['no-such', "x';--", '..%2f', '%00']) expect([400, 404]).toContain((await client.get(`/console/refresh/${slug}`)).status);
  });
});

describe('an interval', () => {
  it('is read with its unit, and shown in the largest that fits', () => {
    expect([readEvery(' 30 ', 'seconds'), readEvery('2', 'hours'), readEvery('1234567', 'hours'), readEvery('٣', 'seconds')]).toEqual([30, 7_200, undefined, undefined]);
    expect([30, 120, 7_200, 90].map(splitEvery)).toEqual([{ every: 30, unit: 'seconds' }, { every: 2, unit: 'minutes' }, { every: 2, unit: 'hours' }, { every: 90, unit: 'seconds' }]);
    expect([5, 54.545, 900, 86_400, 604_800].map((seconds) => lasting(seconds))).toEqual(['5 s', '54.5 s', '15 min', '24 h', '7 d']);
    expect([inTime(new Date(5_000), new Date(0)), inTime(new Date(0), new Date(0))]).toEqual(['in 5 s', 'now']);
  });
});
