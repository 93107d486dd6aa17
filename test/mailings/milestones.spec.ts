import type { INestApplicationContext } from '@nestjs/common';
import { MailingReader } from '../../src/mailings/mailing.reader.js';
import type { Milestone } from '../../src/mailings/milestone.js';
import { ScheduleMailing } from '../../src/mailings/schedule-mailing.js';
import { StartDueMailings } from '../../src/mailings/start-due-mailings.js';
import { SteerMailing } from '../../src/mailings/steer-mailing.js';
import { Clock } from '../../src/shared/clock.js';
import type { MailingId, OrganisationId } from '../../src/shared/ids.js';
import { anOrganisation, type MadeCampaign } from '../factories/a-campaign.js';
import { aGivingDay, campaignsOf } from '../factories/a-giving-day.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { aMailing } from '../factories/a-mailing.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

const HOUR_MS = 3_600_000;

describe('a mailing that waits for a milestone', () => {
  let database: TestDatabase;
  /** Two processes that tend mailings, each as its own schedule would have it. */
  let workers: INestApplicationContext[];
  let organisationId: OrganisationId;
  let campaigns: MadeCampaign[];
  let endsAt: Date;
  let now: Date | null = null;

  beforeAll(async () => {
    database = await testDatabase();
    // Workers of another kind: they have all that tends mailings, and nothing begins unless this spec lets it.
    workers = [await startWorker('import', database.url), await startWorker('import', database.url)];
    await emptyQueues(workers[0]!);
    for (const worker of workers) worker.get(Clock).now = () => now ?? new Date();
  });

  beforeEach(async () => {
    now = null;
    organisationId = await anOrganisation(database);
    endsAt = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 2 * HOUR_MS);
    campaigns = await campaignsOf(database, await aGivingDay(database, { organisationId, slug: `day-${organisationId}`, endsAt }), 2);
  });

  afterAll(async () => {
    for (const worker of workers) await worker.close();
    await database.close();
  });

  const verb = <Verb>(type: new (...parts: never[]) => Verb) => workers[0]!.get<Verb>(type, { strict: false });

  async function waiting(milestone: Milestone, about: { campaign?: string; givingDay?: string } = { givingDay: `day-${organisationId}` }): Promise<MailingId> {
    const id = await aMailing(workers[0]!, organisationId, about);
    await verb(ScheduleMailing).run(organisationId, id, { milestone }, 'test');
    return id;
  }

  /** Both processes look, four times each, all at once. */
  const lookTogether = () => Promise.all(Array.from({ length: 8 }, (_, look) => workers[look % 2]!.get(StartDueMailings, { strict: false }).run()));
  const status = async (id: MailingId) => (await verb(MailingReader).get('platform', id)).status;
  const causes = (id: MailingId) => database.transactions.run('platform', (tx) => tx.rows(`SELECT id FROM outbox WHERE job = 'resolve-mailing' AND payload ->> 'mailingId' = $1`, [id]));
  const give = async (campaign: MadeCampaign, amount: number) => bookAlone(database, { campaign, amount, donorId: await aDonor(database, organisationId) });

  async function expectBegunOnce(id: MailingId): Promise<void> {
    expect(await status(id)).toBe('resolving');
    await lookTogether();
    expect(await causes(id)).toHaveLength(1);
  }

  it('begins once its campaign has raised the share of its goal, and not a penny before', async () => {
    const [campaign] = campaigns as [MadeCampaign];
    const id = await waiting({ kind: 'percent_of_goal', percent: 50 }, { campaign: campaign.slug });
    await give(campaign, 499_999);
    await lookTogether();
    expect(await status(id)).toBe('scheduled');
    await give(campaign, 1);
    await until('the share to be seen', async () => (await lookTogether()).some((started) => started > 0));
    await expectBegunOnce(id);
  });

  it('begins once the campaigns of its giving day have together raised the share of their goals', async () => {
    const id = await waiting({ kind: 'percent_of_goal', percent: 75 });
    for (const campaign of campaigns) await give(campaign, 740_000);
    await lookTogether();
    expect(await status(id)).toBe('scheduled');
    await give(campaigns[0]!, 20_000);
    await until('the share to be seen', async () => (await lookTogether()).some((started) => started > 0));
    await expectBegunOnce(id);
  });

  it('does not begin again when the share is fallen short of and reached anew', async () => {
    const [campaign] = campaigns as [MadeCampaign];
    const id = await waiting({ kind: 'percent_of_goal', percent: 10 }, { campaign: campaign.slug });
    const donorId = await aDonor(database, organisationId);
    await bookAlone(database, { campaign, amount: 100_000, donorId });
    await until('the share to be seen', async () => (await lookTogether()).some((started) => started > 0));
    await bookAlone(database, { campaign, amount: -50_000, donorId });
    await bookAlone(database, { campaign, amount: 90_000, donorId });
    await expectBegunOnce(id);
  });

  it.each([
    ['end', 1, () => endsAt.getTime() - HOUR_MS],
    ['end', 0, () => endsAt.getTime()],
    ['end', 0.5, () => endsAt.getTime() - HOUR_MS / 2],
    ['start', 24, () => endsAt.getTime() - 48 * HOUR_MS],
  ] as const)('begins at the %s less %d h, neither earlier nor twice', async (edge, hours, momentOf) => {
    const moment = momentOf();
    now = new Date(moment - 60_000);
    const id = await waiting({ kind: 'hours_before', edge, hours });
    now = new Date(moment - 1);
    await lookTogether();
    expect(await status(id)).toBe('scheduled');
    now = new Date(moment);
    const started = await lookTogether();
    expect(started.reduce((sum, count) => sum + count, 0)).toBe(1);
    await expectBegunOnce(id);
  });

  it('waits while it is paused, and begins when it may go on', async () => {
    const id = await waiting({ kind: 'hours_before', edge: 'end', hours: 1 });
    await verb(SteerMailing).run(organisationId, id, 'pause', 'test');
    now = endsAt;
    await lookTogether();
    expect(await status(id)).toBe('scheduled');
    await verb(SteerMailing).run(organisationId, id, 'resume', 'test');
    await lookTogether();
    await expectBegunOnce(id);
  });

  it.each(['cancel', 'unschedule'] as const)('never begins after %s', async (steering) => {
    const id = await waiting({ kind: 'hours_before', edge: 'end', hours: 1 });
    await verb(SteerMailing).run(organisationId, id, steering, 'test');
    now = endsAt;
    await lookTogether();
    expect(await status(id)).toBe(steering === 'cancel' ? 'cancelled' : 'draft');
    expect(await causes(id)).toEqual([]);
  });

  it('is not taken for a mailing that is about nothing', async () => {
    const id = await aMailing(workers[0]!, organisationId);
    await expect(verb(ScheduleMailing).run(organisationId, id, { milestone: { kind: 'percent_of_goal', percent: 50 } }, 'test')).rejects.toThrow('One part of the mailing');
    expect(await status(id)).toBe('draft');
  });
});
