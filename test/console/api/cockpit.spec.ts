import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CockpitShown } from '../../../src/console/contract/cockpit.js';
import { EmergencyWatch } from '../../../src/queues/emergency/emergency-watch.js';
import { newId } from '../../../src/shared/ids.js';
import type { MadeCampaign } from '../../factories/a-campaign.js';
import { aGivingDay, campaignsOf, type MadeGivingDay } from '../../factories/a-giving-day.js';
import { aDonor, bookAlone } from '../../factories/a-ledger-row.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { until } from '../../support/worker.js';
import { aStaffMember } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';

const HOUR_MS = 3_600_000;

let app: TestApp;
let day: MadeGivingDay;
let campaigns: MadeCampaign[];
let success: ConsoleClient;

beforeAll(async () => {
  app = await startTestApp();
  day = await aGivingDay(app.database, { slug: 'lantern-day', endsAt: new Date(Date.now() + 6 * HOUR_MS) });
  campaigns = await campaignsOf(app.database, day, 3);
  for (const [at, campaign] of campaigns.entries()) for (let gift = 0; gift <= at; gift += 1) await give(campaign, 1_000);
  const last = await aGivingDay(app.database, { organisationId: day.organisationId, slug: 'lantern-day-before', endsAt: new Date(Date.now() - 300 * 24 * HOUR_MS) });
  const before = await campaignsOf(app.database, last, 1);
  await give(before[0]!, 700);
  await rows(`INSERT INTO mailing_lists (id, organisation_id, slug, name) VALUES ($1, $2, 'news', 'News')`, [newId<'MailingList'>(), day.organisationId]);
  await rows(
    `INSERT INTO mailings (id, organisation_id, list_id, giving_day_id, subject, mjml, html, plain, locale, segment, status, created_at, updated_at)
     SELECT $1, $2, id, $3, 'It begins', '', '', '', 'en', '{}', 'draft', now(), now() FROM mailing_lists WHERE organisation_id = $2 LIMIT 1`,
    [newId<'Mailing'>(), day.organisationId, day.id],
  );
  success = new ConsoleClient(app.url);
  await success.signIn(await aStaffMember(app.database, { role: 'customer_success' }));
});
afterAll(() => app.close());

const rows = <Row>(sql: string, parameters: unknown[] = []) => app.database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));
const give = async (campaign: MadeCampaign, amount: number) => bookAlone(app.database, { campaign, donorId: await aDonor(app.database, campaign.organisationId), amount });
const cockpit = async () => (await success.ask('/cockpits/lantern-day')).json as CockpitShown;

describe('the cockpit of a giving day', () => {
  it('shows what came in, from whom, and what is to come in', async () => {
    const began = Date.now();
    const { totals, day: shown } = await cockpit();
    expect(shown).toMatchObject({ slug: 'lantern-day', currency: 'GBP', isPublished: true, organisation: { name: expect.stringContaining('Organisation') } });
    expect(totals).toMatchObject({ raised: { value: [{ amount: 6_000, currency: 'GBP' }], stale: false }, donors: { value: 6 }, donations: { value: 6 }, goal: { amount: 3_000_000 } });
    expect(Date.parse(totals.raised.asOf)).toBeGreaterThan(began - 60_000);
  });

  it('has the campaigns that raised most first', async () => {
    const { leaders } = await cockpit();
    expect(leaders.campaigns).toBe(3);
    expect(leaders.leaders.map(({ raised }) => raised.value.amount)).toEqual([3_000, 2_000, 1_000]);
  });

  it('adds up the hours of its campaigns, and compares them with the edition before', async () => {
    let { pace } = await cockpit();
    await until('the hours to be whole', async () => (({ pace } = await cockpit()), pace.missing === 0 && pace.last !== null));
    expect(pace.hours.reduce((sum, { raised }) => sum + raised, 0)).toBe(6_000);
    expect(pace.hours.reduce((sum, { gifts }) => sum + (gifts ?? 0), 0)).toBe(6);
    expect(pace.last).toMatchObject({ title: 'The day lantern-day-before' });
    expect(pace.last?.hours.reduce((sum, { raised }) => sum + raised, 0)).toBe(700);
  });

  it('shows the mailings about it and how far they are', async () => {
    const { plan } = await cockpit();
    expect(plan.mailings).toMatchObject([{ subject: 'It begins', status: 'draft', sent: 0, failed: 0, isPaused: false }]);
  });

  it('puts problems first, the gravest before the others, and says why', async () => {
    await rows(`INSERT INTO refresh_failures (thing_id, field, organisation_id, failures, reason, failed_at, retry_at) VALUES ($1, 'campaigns.donorTags', $2, 3, 'division by zero', now(), now() + interval '1 hour')`, [campaigns[0]!.id, day.organisationId]);
    await rows(`UPDATE emergency_state SET paused_kinds = '{email}', changed_at = now(), changed_by = 'staff:x'`);
    await app.app.get(EmergencyWatch, { strict: false }).look();
    let problems: CockpitShown['problems'] = [];
    // What was found of the day is shown for a few seconds; on a busy machine others of the platform come first.
    await until('the failure to be shown', async () => (({ problems } = await cockpit()), problems.some(({ kind }) => kind === 'figures_failed')));
    expect(problems.filter(({ kind }) => kind === 'figures_failed')).toMatchObject([{ gravity: 'grave', reason: 'division by zero', number: 3, link: `/console/refresh/${campaigns[0]!.slug}` }]);
    expect(problems.filter(({ kind }) => kind === 'kind_paused')).toMatchObject([{ gravity: 'warning', about: 'email' }]);
    expect(problems.map(({ gravity }) => gravity)).toEqual([...problems.map(({ gravity }) => gravity)].sort());
  });

  it('shows people of the client the problems of their day, and no ways to pages that are not theirs', async () => {
    const admin = new ConsoleClient(app.url);
    await admin.signIn(await aStaffMember(app.database, { role: 'client_admin', organisationId: day.organisationId }));
    let problems: CockpitShown['problems'] = [];
    await until('the failure to be shown', async () => (({ problems } = (await admin.ask('/cockpits/lantern-day')).json as CockpitShown), problems.some(({ kind }) => kind === 'figures_failed')));
    for (const { kind, link } of problems) {
      expect(link).toBeNull();
      expect(['queue_late', 'queue_unreadable', 'breaker_open', 'jobs_set_aside']).not.toContain(kind);
    }
  });

  it('has one field of one campaign computed now, and tells how far that is', async () => {
    const { status, json } = await success.tell('POST', '/refreshes', { kind: 'campaign', slug: campaigns[0]!.slug, fields: ['donorTags'] });
    expect(status).toBe(202);
    expect((await success.ask(`/refreshes/${json.id}`)).json).toMatchObject({ done: 0, total: 1, failed: 0, finishedAt: null });
    expect(await rows(`SELECT action FROM audit_entries WHERE action = 'figures.refresh'`)).toHaveLength(1);
    for (const wrong of [{}, { kind: 'campaign', slug: 'x', fields: ['nonsense'] }, { kind: 'organisation', slug: 'x' }, { kind: 'campaign', slug: 'x', fields: [] }]) expect((await success.tell('POST', '/refreshes', wrong)).status).toBe(422);
  });
});
