import type { MatchDraft } from '../../src/matches/match.js';
import { PublicPledgesReader } from '../../src/matches/public-pledges.reader.js';
import { aDesignation, type MadeCampaign } from '../factories/a-campaign.js';
import { aGivingDay, campaignsOf, type MadeGivingDay } from '../factories/a-giving-day.js';
import { aMatch, pledgeVerbs } from '../factories/a-match.js';
import { aDonor } from '../factories/a-ledger-row.js';
import { bookGift } from '../factories/a-movement.js';
import { send } from '../factories/a-request.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { until } from '../support/worker.js';

const HOUR_MS = 3_600_000;

let site: TestApp;
let day: MadeGivingDay;
let campaigns: MadeCampaign[];

beforeAll(async () => {
  site = await startTestApp();
});
afterAll(() => site.close());

beforeEach(async () => {
  day = await aGivingDay(site.database);
  campaigns = await campaignsOf(site.database, day, 3);
});

const rows = <Row>(sql: string, parameters: unknown[]) => site.database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));
const match = (of: MadeCampaign, differs: Partial<MatchDraft> = {}, about = {}) => aMatch(site.database, of, differs, about);
const matched = async () => (await site.app.get(PublicPledgesReader, { strict: false }).listMatched(day)).map(({ slug }) => slug);

/** Which campaigns the page of the day says are matched, in their order. */
async function told(): Promise<string[]> {
  const page = (await send(site.url, `/g/${day.slug}`)).text;
  const line = /<p[^>]*data-live-part="matched campaigns"[^>]*>(.*?)<\/p>/s.exec(page)?.[1];
  if (line === undefined) throw new Error('the page says nothing of matched campaigns');
  return [...line.matchAll(/href="\/c\/([^"]+)"/g)].map(([, slug]) => slug ?? '');
}

describe('the page of a giving day', () => {
  it('says which campaigns are matched at this moment, and follows when one begins to be or its pool is gone', async () => {
    expect(await told()).toEqual([]);
    const [first, second] = campaigns as [MadeCampaign, MadeCampaign];
    const { id, organisationId } = await match(first, { pool: 1_000 });
    await until('the page to say so', async () => (await told()).join() === first.slug);
    await match(second);
    await until('the page to name both', async () => (await told()).toSorted().join() === [first.slug, second.slug].toSorted().join());
    const donorId = await aDonor(site.database, organisationId);
    await site.database.transactions.run('platform', (tx) => bookGift(tx, first, donorId, { amount: 5_000 }));
    await pledgeVerbs(site.database).allot.run({ id, organisationId });
    await until('the page to name the other alone', async () => (await told()).join() === second.slug);
  });

  it('names none that is over, to come, for some donors, for one fund, in another currency, of a draft or of another day', async () => {
    const now = Date.now();
    const [campaign] = campaigns as [MadeCampaign];
    await rows(`INSERT INTO tags (id, organisation_id, name) VALUES (uuidv7(), $1, 'Student')`, [day.organisationId]);
    await match(campaign, { opensAt: new Date(now - 2 * HOUR_MS), closesAt: new Date(now - HOUR_MS) });
    await match(campaign, { tag: 'Student' });
    const designation = await aDesignation(site.database, campaign);
    await match(campaign, {}, { designation });
    await match(campaign, { opensAt: new Date(now + HOUR_MS), closesAt: new Date(now + 2 * HOUR_MS) });
    const [, draft] = campaigns as [MadeCampaign, MadeCampaign];
    await match(draft);
    await rows(`UPDATE campaigns SET published_at = NULL WHERE id = $1`, [draft.id]);
    const elsewhere = await aGivingDay(site.database);
    await match((await campaignsOf(site.database, elsewhere, 1))[0]!);
    // The one to come is read, so that the page turns when it begins, and not shown.
    expect(await matched()).toEqual([campaign.slug]);
    expect(await told()).toEqual([]);
  });

  it('shows a title as it was written', async () => {
    const [campaign] = campaigns as [MadeCampaign];
    await rows(`UPDATE campaigns SET title = '<script>alert(1)</script>' WHERE id = $1`, [campaign.id]);
    await match(campaign);
    await until('the page to say so', async () => (await told()).length === 1);
    expect((await send(site.url, `/g/${day.slug}`)).text).not.toContain('<script>alert(1)');
  });

  it('names twelve at most', async () => {
    const many = await campaignsOf(site.database, day, 14);
    for (const campaign of many) await match(campaign);
    await until('the page to name some', async () => (await told()).length > 0);
    expect((await told()).length).toBe(12);
    expect((await send(site.url, `/g/${day.slug}`)).text).toContain('· …');
  });
});
