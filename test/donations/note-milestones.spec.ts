import type { INestApplicationContext } from '@nestjs/common';
import { NoteMilestones } from '../../src/donations/note-milestones.js';
import { Clock } from '../../src/shared/clock.js';
import type { OrganisationId } from '../../src/shared/ids.js';
import { aCampaign, anOrganisation, type MadeCampaign } from '../factories/a-campaign.js';
import { aGivingDay, campaignsOf } from '../factories/a-giving-day.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { aListener, toldOf } from '../factories/a-listener.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { emptyQueues, startWorker } from '../support/worker.js';

let database: TestDatabase;
/** Processes that look at the same moment. */
let workers: INestApplicationContext[];
let organisationId: OrganisationId;

beforeAll(async () => {
  database = await testDatabase();
  workers = [await startWorker('import', database.url), await startWorker('import', database.url)];
  await emptyQueues(workers[0]!);
});

beforeEach(async () => {
  organisationId = await anOrganisation(database);
  await aListener(database, organisationId, ['milestone.reached']);
});

afterEach(() => workers.forEach((worker) => Object.assign(worker.get(Clock), { now: () => new Date() })));

afterAll(async () => {
  for (const worker of workers) await worker.close();
  await database.close();
});

/** Minor units, booked at once. */
async function give(campaign: MadeCampaign, amount: number): Promise<void> {
  await bookAlone(database, { campaign, donorId: await aDonor(database, organisationId), amount });
}

const look = () => Promise.all(Array.from({ length: 3 }, () => workers.map((worker) => worker.get(NoteMilestones, { strict: false }).run())).flat());
const told = async () => (await toldOf(database, organisationId)).map(({ data }) => data as { slug: string; percent: number; kind: string; raised: number });

describe('a milestone', () => {
  it('is told of once, however many processes see it, and each one that a gift passes', async () => {
    const campaign = await aCampaign(database, { organisationId, goal: 10_000 });
    await give(campaign, 2_499);
    await look();
    expect(await told()).toEqual([]);
    await give(campaign, 3_000);
    await look();
    await look();
    expect(await told()).toEqual([25, 50].map((percent) => ({ kind: 'campaign', slug: campaign.slug, percent, raised: 5_499, goal: 10_000, currency: 'GBP' })));
    await give(campaign, 9_000);
    await look();
    expect((await told()).map(({ percent }) => percent)).toEqual([25, 50, 75, 100]);
  });

  it('is not told of again when a refund takes it back and another gift brings it', async () => {
    const campaign = await aCampaign(database, { organisationId, goal: 1_000 });
    await give(campaign, 300);
    await look();
    await give(campaign, -200);
    await look();
    await give(campaign, 200);
    await look();
    expect((await told()).map(({ percent }) => percent)).toEqual([25]);
  });

  it('of a giving day is a share of what its campaigns in its currency aim at together', async () => {
    const day = await aGivingDay(database, { organisationId, slug: `day-${organisationId}` });
    const [one, other] = await campaignsOf(database, day, 2);
    await database.transactions.run('platform', (tx) => tx.rows(`UPDATE campaigns SET goal = 1000 WHERE giving_day_id = $1`, [day.id]));
    await give(one!, 250);
    await give(other!, 250);
    await look();
    expect((await told()).filter(({ kind }) => kind === 'giving_day')).toEqual([{ kind: 'giving_day', slug: day.slug, percent: 25, raised: 500, goal: 2_000, currency: 'GBP' }]);
    expect((await told()).filter(({ kind }) => kind === 'campaign')).toHaveLength(2);
  });

  it('is not looked for before a campaign opens, where it is no campaign of donors, nor long after its end', async () => {
    const hour = 3_600_000;
    const [upcoming, draft, ended] = [
      await aCampaign(database, { organisationId, goal: 100, opensAt: new Date(Date.now() + hour), closesAt: null }),
      await aCampaign(database, { organisationId, goal: 100, isPublished: false }),
      await aCampaign(database, { organisationId, goal: 100, opensAt: new Date(Date.now() - 99 * hour), closesAt: new Date(Date.now() - 25 * hour) }),
    ];
    for (const campaign of [upcoming, draft, ended]) await give(campaign, 100);
    await give(await aCampaign(database, { organisationId, goal: null }), 100);
    await look();
    expect(await told()).toEqual([]);
  });
});
