import { Client } from 'pg';
import { DonorRetentions } from '../../../src/operations/privacy/donor-retention.js';
import { ForgetOldDonors } from '../../../src/operations/privacy/forget-old-donors.js';
import type { OrganisationId } from '../../../src/shared/ids.js';
import { aStaffMember } from '../../console/a-staff-member.js';
import { ConsoleClient } from '../../console/console-client.js';
import { aCampaign, anOrganisation, type MadeCampaign } from '../../factories/a-campaign.js';
import { ApiClient } from '../../factories/a-donor.js';
import { aGift } from '../../factories/a-gift.js';
import { aGivingDay } from '../../factories/a-giving-day.js';
import { aRawDonor } from '../../factories/a-mailing.js';
import { anApiKey } from '../../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { until } from '../../support/worker.js';

let site: TestApp;
let organisationId: OrganisationId;
let campaign: MadeCampaign;
let client: ApiClient;
let forget: ForgetOldDonors;
let retentions: DonorRetentions;

beforeAll(async () => {
  site = await startTestApp();
  forget = site.app.get(ForgetOldDonors, { strict: false });
  retentions = site.app.get(DonorRetentions, { strict: false });
});
afterAll(() => site.close());

beforeEach(async () => {
  await rows(`DELETE FROM donor_retentions`);
  organisationId = await anOrganisation(site.database);
  campaign = await aCampaign(site.database, { organisationId });
  client = new ApiClient(site.url, await anApiKey(site.database, organisationId));
});

const rows = <Row>(sql: string, parameters: unknown[] = []) => site.database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));
const ago = (years: number) => `now() - interval '${years} years'`;

let serial = 0;

/** Somebody who gave once, so many years ago. */
async function aDonorOf(years: number): Promise<string> {
  const email = `giver${(serial += 1)}@example.org`;
  const { json } = await client.give(campaign.slug, aGift({ donor: { email, name: `Giver ${serial}` }, message: `a word of giver${serial}` }));
  await rows(`UPDATE donations SET created_at = ${ago(years)}, captured_at = ${ago(years)} WHERE id = $1`, [json.id]);
  const [donor] = await rows<{ id: string }>(`UPDATE donors SET created_at = ${ago(years)} WHERE email = $1 RETURNING id`, [email]);
  return donor?.id ?? '';
}

async function decide(years: number): Promise<void> {
  await retentions.set(organisationId, years, 'staff:tester');
  await rows(`UPDATE donor_retentions SET begins_at = now() WHERE organisation_id = $1`, [organisationId]);
}

const erased = async () => (await rows<{ id: string }>(`SELECT id FROM donors WHERE organisation_id = $1 AND erased_at IS NOT NULL ORDER BY id`, [organisationId])).map(({ id }) => id);
const sums = () => rows(`SELECT currency, sum(amount)::text AS sum, count(*) FROM ledger_entries WHERE organisation_id = $1 GROUP BY currency`, [organisationId]);
const state = async () => (await rows<{ ended_at: Date | null; erased: number; left_alone: number }>(`SELECT ended_at, erased, left_alone FROM donor_retentions WHERE organisation_id = $1`, [organisationId]))[0];

describe('donors who have not given for so many years', () => {
  it('are forgotten and nobody else is; sums, numbers and rows stay', async () => {
    const [old, older, young] = [await aDonorOf(11), await aDonorOf(20), await aDonorOf(9)];
    const before = await sums();
    expect(await retentions.count(organisationId, 10)).toBe(2);
    await decide(10);
    await forget.run();
    expect(await erased()).toEqual([old, older].toSorted());
    expect(await sums()).toEqual(before);
    expect(await rows(`SELECT name FROM donors WHERE id = $1`, [young])).not.toEqual([{ name: 'Erased donor' }]);
    expect(await state()).toEqual({ ended_at: expect.any(Date), erased: 2, left_alone: 0 });
    expect(await rows(`SELECT message, donor_name FROM donations WHERE donor_id = $1`, [old])).toEqual([{ message: null, donor_name: 'Erased donor' }]);
    const acts = await rows<{ action: string; actor: string }>(`SELECT action, actor FROM audit_entries WHERE organisation_id = $1 AND action LIKE 'donor%' ORDER BY id`, [organisationId]);
    expect(acts).toEqual([
      { action: 'donors.retention-set', actor: 'staff:tester' },
      { action: 'donor.erase', actor: 'freshet:retention' },
      { action: 'donor.erase', actor: 'freshet:retention' },
      { action: 'donors.retention-run', actor: 'freshet:retention' },
    ]);
    // What follows is asked for once, for all of them.
    expect(await rows(`SELECT job FROM outbox WHERE organisation_id = $1 AND job LIKE 'forget%' ORDER BY job`, [organisationId])).toEqual([{ job: 'forget-files' }, { job: 'forget-shown-names' }]);
  });

  it.each<[string, string]>([
    ['has tried to give since', `UPDATE donations SET status = 'failed', captured_at = NULL, failed_at = now(), failure = 'declined', created_at = now() WHERE donor_id = $1`],
    ['has given since', `UPDATE donations SET captured_at = now() - interval '9 years' WHERE donor_id = $1`],
    ['has a gift on its way', `UPDATE donations SET status = 'pending', captured_at = NULL WHERE donor_id = $1`],
    ['disputes one', `UPDATE donations SET status = 'disputed' WHERE donor_id = $1`],
    [
      'has joined a list since',
      `WITH list AS (INSERT INTO mailing_lists (id, organisation_id, slug, name) SELECT uuidv7(), organisation_id, 'news', 'News' FROM donors WHERE id = $1 RETURNING id, organisation_id)
       INSERT INTO mailing_list_members (organisation_id, list_id, donor_id) SELECT organisation_id, id, $1 FROM list`,
    ],
  ])('are kept where one %s', async (_, sql) => {
    const id = await aDonorOf(12);
    await rows(sql, [id]);
    expect(await retentions.count(organisationId, 10)).toBe(0);
    await decide(10);
    await forget.run();
    expect(await erased()).toEqual([]);
  });

  it('are left alone while a letter is on its way, and are next month’s then', async () => {
    const id = await aDonorOf(12);
    await rows(
      `INSERT INTO letters (id, organisation_id, donation_id, kind, recipient, requested_by, requested_at, queued_at)
       SELECT uuidv7(), organisation_id, id, 'dedication', 'a@example.org', 'freshet', now(), now() FROM donations WHERE donor_id = $1`,
      [id],
    );
    await decide(10);
    await forget.run();
    expect([await erased(), (await state())?.left_alone]).toEqual([[], 1]);
    await rows(`UPDATE letters SET state = 'sent', sent_at = now() WHERE donation_id IN (SELECT id FROM donations WHERE donor_id = $1)`, [id]);
    await forget.run();
    expect(await erased()).toEqual([]);
    await rows(`UPDATE donor_retentions SET month = month - interval '1 month' WHERE organisation_id = $1`, [organisationId]);
    await forget.run();
    expect(await erased()).toEqual([id]);
  });

  it('who never gave are forgotten by how long they are known', async () => {
    const known = await aRawDonor(site.database, organisationId, `known${(serial += 1)}@example.org`);
    await rows(`UPDATE donors SET created_at = ${ago(12)} WHERE id = $1`, [known]);
    await aRawDonor(site.database, organisationId, `lately${serial}@example.org`);
    await decide(10);
    await forget.run();
    expect(await erased()).toEqual([known]);
  });

  it('of another organisation, or of one that has decided nothing, stay', async () => {
    const ours = await aDonorOf(12);
    const other = await anOrganisation(site.database);
    const theirs = await aRawDonor(site.database, other, `theirs${(serial += 1)}@example.org`);
    await rows(`UPDATE donors SET created_at = ${ago(40)} WHERE id = $1`, [theirs]);
    await forget.run();
    expect(await erased()).toEqual([]);
    await decide(10);
    await forget.run();
    expect(await erased()).toEqual([ours]);
    expect(await rows(`SELECT erased_at FROM donors WHERE id = $1`, [theirs])).toEqual([{ erased_at: null }]);
  });

  it('are not forgotten within a day of the decision, nor on a giving day', async () => {
    await aDonorOf(12);
    await retentions.set(organisationId, 10, 'staff:tester');
    await forget.run();
    expect(await erased()).toEqual([]);
    await rows(`UPDATE donor_retentions SET begins_at = now() WHERE organisation_id = $1`, [organisationId]);
    const day = await aGivingDay(site.database, { organisationId });
    await rows(`UPDATE giving_days SET starts_at = now() - interval '1 hour', ends_at = now() + interval '1 hour' WHERE slug = $1`, [day.slug]);
    await forget.run();
    expect(await erased()).toEqual([]);
    await rows(`UPDATE giving_days SET ends_at = now() - interval '1 minute' WHERE slug = $1`, [day.slug]);
    await forget.run();
    expect(await erased()).toHaveLength(1);
  });
});

describe('a run', () => {
  const MANY = 130;

  async function manyDonors(): Promise<void> {
    await rows(
      `INSERT INTO donors (id, organisation_id, email, name, created_at) SELECT uuidv7(), $1, 'many' || n || '-' || $3 || '@example.org', 'Somebody', ${ago(12)} FROM generate_series(1, $2::int) AS n`,
      [organisationId, MANY, organisationId],
    );
  }

  it('goes in steps, each of which can be the last before a restart', async () => {
    await manyDonors();
    await decide(10);
    const counts: number[] = [];
    while (await forget.step(organisationId)) counts.push((await erased()).length);
    expect(counts).toEqual([50, 100, 130]);
    expect(await forget.step(organisationId)).toBe(false);
  });

  it('whose connection is cut in the middle goes on where it was, and forgets nobody twice', async () => {
    await manyDonors();
    await decide(10);
    // As whoever owns the server: the role of the platform may end nobody's connection.
    const [owner, holder] = [new Client(site.database.url), new Client(site.database.url)];
    await Promise.all([owner.connect(), holder.connect()]);
    // In the middle of the second step, and not before: there the run waits.
    await holder.query(`BEGIN; SELECT FROM donors WHERE id = (SELECT id FROM donors WHERE organisation_id = '${organisationId}' ORDER BY id OFFSET 75 LIMIT 1) FOR UPDATE`);
    const running = forget.run().then(() => 'whole', () => 'cut');
    await until('its connection to be cut', async () => {
      const { rows: ended } = await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()`);
      return ended.length > 0;
    });
    await Promise.all([owner.end(), holder.end()]);
    expect(await running).toBe('cut');
    expect(await erased()).toHaveLength(50);
    await forget.run();
    expect(await erased()).toHaveLength(MANY);
    const acts = await rows<{ subject: string }>(`SELECT subject FROM audit_entries WHERE organisation_id = $1 AND action = 'donor.erase'`, [organisationId]);
    expect([acts.length, new Set(acts.map(({ subject }) => subject)).size]).toEqual([MANY, MANY]);
    expect((await state())?.erased).toBe(MANY);
  });

  it('of two processes at once forgets everybody once', async () => {
    await manyDonors();
    await decide(10);
    await Promise.all([forget.run(), forget.run(), forget.run()]);
    const acts = await rows(`SELECT subject FROM audit_entries WHERE organisation_id = $1 AND action = 'donor.erase'`, [organisationId]);
    expect([(await erased()).length, acts.length, (await state())?.erased]).toEqual([MANY, MANY, MANY]);
    expect(await rows(`SELECT FROM audit_entries WHERE organisation_id = $1 AND action = 'donors.retention-run'`, [organisationId])).toHaveLength(1);
  });

  it('stops when its time is up, and a decision that is taken back ends it', async () => {
    await manyDonors();
    await decide(10);
    expect((await forget.run(1)).steps).toBeLessThan(3);
    await retentions.set(organisationId, null, 'staff:tester');
    const before = (await erased()).length;
    await forget.run();
    expect(await erased()).toHaveLength(before);
  });
});

describe('the decision', () => {
  it('by the API tells how many it would be, and refuses what is no number of years', async () => {
    await aDonorOf(12);
    expect((await client.get('/api/v1/donor-retention?years=10')).json).toEqual({ years: null, beginsAt: null, latestRun: null, wouldErase: 1 });
    for (const years of ['6', '51', '0', '-1', '1e1', '10.5', '', 'ten', '999999999999999999999']) expect([years, (await client.get(`/api/v1/donor-retention?years=${years}`)).status]).toEqual([years, 422]);
    const put = async (body: unknown) => (await client.put('/api/v1/donor-retention', JSON.stringify(body))).status;
    for (const body of [{}, { years: 6 }, { years: 51 }, { years: '10' }, { years: 10.5 }, { years: 10, organisationId }, [], null, { years: 1e300 }]) expect([body, [400, 422].includes(await put(body))]).toEqual([body, true]);
    expect(await put({ years: 10 })).toBe(200);
    expect((await client.get('/api/v1/donor-retention')).json['years']).toBe(10);
    expect(await put({ years: null })).toBe(200);
    expect(await retentions.get(organisationId)).toBeNull();
  });

  it('needs a key that may erase', async () => {
    const reader = new ApiClient(site.url, await anApiKey(site.database, organisationId, { scopes: ['donors:read'] }));
    expect([(await reader.get('/api/v1/donor-retention')).status, (await reader.put('/api/v1/donor-retention', '{"years":10}')).status]).toEqual([200, 403]);
  });

  it('in the console is an admin’s, counted before, with a fresh proof', async () => {
    await aDonorOf(12);
    const [admin, editor] = [await aStaffMember(site.database, { role: 'client_admin', organisationId }), await aStaffMember(site.database, { role: 'client_editor', organisationId })];
    const [desk, other] = [new ConsoleClient(site.url), new ConsoleClient(site.url)];
    await desk.signIn(admin);
    await other.signIn(editor);
    expect((await other.get('/console/retention')).status).toBe(404);
    expect((await other.post('/console/retention', { formToken: await other.formToken(), years: '10' })).status).toBe(404);
    expect(await (await desk.get('/console/retention?years=10')).text()).toContain('After 10 years, 1 donor would be forgotten now.');
    const formToken = await desk.formToken();
    for (const years of ['', '6', '51', '1e1', '\u0000', '٧', 'NEVER']) {
      expect((await desk.post('/console/retention', { formToken, years })).status).toBe(400);
      if (years !== '') expect((await desk.get(`/console/retention?years=${encodeURIComponent(years)}`)).status).toBe(400);
    }
    await rows(`UPDATE sessions SET proven_at = proven_at - interval '11 minutes' WHERE staff_id = $1`, [admin.id]);
    expect((await desk.post('/console/retention', { formToken, years: '10' })).headers.get('location')).toMatch(/confirm-identity/);
    await rows(`UPDATE sessions SET proven_at = now() WHERE staff_id = $1`, [admin.id]);
    const elsewhere = await anOrganisation(site.database);
    const [theirs] = await rows<{ slug: string }>(`SELECT slug FROM organisations WHERE id = $1`, [elsewhere]);
    expect((await desk.post('/console/retention', { formToken, years: '10', organisation: theirs?.slug ?? '' })).status).toBe(303);
    expect([(await retentions.get(organisationId))?.years, await retentions.get(elsewhere)]).toEqual([10, null]);
    expect(await (await desk.get('/console/retention')).text()).toContain('Donors are forgotten after 10 years without a gift');
    await desk.post('/console/retention', { formToken, years: 'never' });
    expect(await retentions.get(organisationId)).toBeNull();
  });
});
