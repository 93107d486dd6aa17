import pg from 'pg';
import { countDonorTags, type TagCount } from '../../src/donations/campaign-highlights.js';
import { KeepCampaignTags } from '../../src/donations/keep-campaign-tags.js';
import { newId, type CampaignId, type DonorId } from '../../src/shared/ids.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aDonor, book, bookAlone } from '../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

const SEEDS = Number(process.env['FRESHET_TAG_SEEDS'] ?? 3);
const DONORS = 25;
const TAGS = 8;
const ACTORS = 6;
const STEPS = 40;

let database: TestDatabase;
let keep: KeepCampaignTags;

beforeAll(async () => {
  database = await testDatabase();
  keep = new KeepCampaignTags(database.transactions);
});

afterAll(() => database.close());

const rows = <Row>(sql: string, parameters: readonly unknown[] = []) => database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));

/** What is kept, counted from what it is kept of, in one and the same snapshot. */
const PLAIN = `
  SELECT given.campaign_id, tags.name, count(*)::integer AS donors
  FROM (SELECT campaign_id, donor_id FROM ledger_entries WHERE account = 'campaign' AND campaign_id = ANY ($1::uuid[]) GROUP BY 1, 2 HAVING sum(amount) > 0) AS given
  JOIN donor_tags USING (donor_id) JOIN tags ON tags.id = donor_tags.tag_id
  GROUP BY 1, 2 ORDER BY 3 DESC, 2`;

interface Both {
  readonly ours: ReadonlyMap<CampaignId, readonly TagCount[]>;
  readonly plain: ReadonlyMap<CampaignId, readonly TagCount[]>;
}

function bothOf(campaigns: readonly MadeCampaign[]): Promise<Both> {
  const ids = campaigns.map(({ id }) => id);
  return database.transactions.readOnce('platform', async (tx) => {
    const ours = await countDonorTags(ids, tx);
    const counted = await tx.rows<TagCount & { campaign_id: CampaignId }>(PLAIN, [ids]);
    return { ours, plain: new Map(ids.map((id) => [id, counted.filter((row) => row.campaign_id === id).map(({ name, donors }) => ({ name, donors }))])) };
  });
}

/** Numbers from 0 up to `below` that look random and are the same for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 1 | state) + 0x6d2b79f5;
    const mixed = state ^ (state + Math.imul(state ^ (state >>> 7), 61 | state));
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Campaigns of one organisation, donors of it and tags, and what may happen to them; whatever happens takes a moment to be committed. */
async function aScene(seed: number) {
  const first = await aCampaign(database);
  const campaigns = [first, await aCampaign(database, { organisationId: first.organisationId })];
  const { organisationId } = first;
  const donors = await Promise.all(Array.from({ length: DONORS }, () => aDonor(database, organisationId)));
  const tags = Array.from({ length: TAGS }, (_, index) => `Tag ${seed}-${index}`);
  for (const tag of tags) await rows(`INSERT INTO tags (id, organisation_id, name) VALUES ($1, $2, $3)`, [newId(), organisationId, tag]);
  const roll = dice(seed);
  const some = <T>(of: readonly T[]): T => of[roll(of.length)] as T;
  const many = <T>(of: readonly T[]): T[] => of.filter(() => roll(4) === 0);
  const slowly = (work: Parameters<typeof database.transactions.run<void>>[1]) =>
    database.transactions.run('platform', async (tx) => {
      await work(tx);
      await pause(roll(12));
    });
  const label = (whom: readonly DonorId[], which: readonly string[]) =>
    slowly(async (tx) => {
      await tx.rows(`SELECT freshet_lock_labels($1)`, [organisationId]);
      await tx.rows(
        `INSERT INTO donor_tags (organisation_id, donor_id, tag_id) SELECT $1, donor, tags.id FROM unnest($2::uuid[]) AS donor, tags
         WHERE tags.organisation_id = $1 AND tags.name = ANY ($3) ORDER BY 2, 3 ON CONFLICT DO NOTHING`,
        [organisationId, whom, which],
      );
    });
  const unlabel = (condition: string, parameter: unknown) =>
    slowly(async (tx) => {
      await tx.rows(`SELECT freshet_lock_labels($1)`, [organisationId]);
      await tx.rows(`DELETE FROM donor_tags WHERE organisation_id = $1 AND ${condition}`, [organisationId, parameter]);
    });
  const acts: readonly (() => Promise<unknown>)[] = [
    ...Array.from({ length: 4 }, () => () => slowly((tx) => book(tx, { campaign: some(campaigns), donorId: some(donors), amount: 100 }).then(() => undefined))),
    () => slowly((tx) => book(tx, { campaign: some(campaigns), donorId: some(donors), amount: -100 }).then(() => undefined)),
    // Given and taken back, by one transaction: nobody has turned.
    () => {
      const of = { campaign: some(campaigns), donorId: some(donors) };
      return slowly(async (tx) => {
        await book(tx, { ...of, amount: 100 });
        await book(tx, { ...of, amount: -100 });
      });
    },
    () => label(many(donors), many(tags)),
    () => label([some(donors)], [some(tags)]),
    () => unlabel('donor_id = ANY ($2)', many(donors)),
    () => unlabel('donor_id = $2', some(donors)),
    () => unlabel('tag_id = (SELECT id FROM tags WHERE organisation_id = $1 AND name = $2)', some(tags)),
    () => keep.run(),
    () => keep.run(),
  ];
  return { campaigns, act: () => some(acts)() };
}

describe('what is kept of the tags of campaigns', () => {
  it.each(Array.from({ length: SEEDS }, (_, index) => index + 1))(
    'is what counting gives, in every snapshot while gifts, refunds and labels come and go at once (seed %i)',
    async (seed) => {
      const { campaigns, act } = await aScene(seed);
      let looks = 0;
      const underWay = new AbortController();
      const watching = (async () => {
        while (!underWay.signal.aborted) {
          const { ours, plain } = await bothOf(campaigns);
          expect(ours).toEqual(plain);
          looks += 1;
        }
      })();
      const actors = Array.from({ length: ACTORS }, async () => {
        for (let step = 0; step < STEPS; step += 1) await act();
      });
      await Promise.all(actors).finally(() => underWay.abort());
      await watching;
      expect(looks).toBeGreaterThan(5);
      await keep.run();
      const { ours, plain } = await bothOf(campaigns);
      expect(ours).toEqual(plain);
      // Moved up to now, so that all of it stands on what is kept.
      const [kept] = await rows<{ donors: number }>(`SELECT sum(donors)::integer AS donors FROM campaign_tags WHERE campaign_id = ANY ($1)`, [campaigns.map(({ id }) => id)]);
      const total = [...plain.values()].flat().reduce((sum, { donors }) => sum + donors, 0);
      expect(total).toBeGreaterThan(0);
      expect(kept?.donors).toBe(total);
      expect(await rows(`SELECT FROM campaign_tags WHERE donors < 0`)).toEqual([]);
    },
    300_000,
  );

  it('misses nobody whose first gift and whose first label are committed in the same moment', async () => {
    const campaign = await aCampaign(database);
    const { organisationId } = campaign;
    const donorId = await aDonor(database, organisationId);
    const tagId = newId();
    await rows(`INSERT INTO tags (id, organisation_id, name) VALUES ($1, $2, 'Alumni')`, [tagId, organisationId]);
    await bookAlone(database, { campaign, donorId: await aDonor(database, organisationId), amount: 1 });
    await keep.run();
    // Neither sees the other: both are open until both have done what they do.
    await database.transactions.run('platform', async (giving) => {
      await book(giving, { campaign, donorId, amount: 100 });
      await rows(`INSERT INTO donor_tags (organisation_id, donor_id, tag_id) VALUES ($1, $2, $3)`, [organisationId, donorId, tagId]);
      expect((await bothOf([campaign])).ours.get(campaign.id)).toEqual([]);
    });
    expect((await bothOf([campaign])).ours.get(campaign.id)).toEqual([{ name: 'Alumni', donors: 1 }]);
    await keep.run();
    expect((await bothOf([campaign])).ours.get(campaign.id)).toEqual([{ name: 'Alumni', donors: 1 }]);
    await rows(`DELETE FROM tags WHERE id = $1`, [tagId]);
    expect((await bothOf([campaign])).ours.get(campaign.id)).toEqual([]);
  });

  it('makes no gift wait for whoever labels, and lets the count wait for them', async () => {
    const campaign = await aCampaign(database);
    const { organisationId } = campaign;
    const donorId = await aDonor(database, organisationId);
    const tagId = newId();
    await rows(`INSERT INTO tags (id, organisation_id, name) VALUES ($1, $2, 'Alumni')`, [tagId, organisationId]);
    await database.transactions.run('platform', async (labelling) => {
      await labelling.rows(`INSERT INTO donor_tags (organisation_id, donor_id, tag_id) VALUES ($1, $2, $3)`, [organisationId, donorId, tagId]);
      await bookAlone(database, { campaign, donorId, amount: 100 });
      expect(await keep.run()).toBe(0);
    });
    expect(await keep.run()).toBe(1);
    expect((await bothOf([campaign])).ours.get(campaign.id)).toEqual([{ name: 'Alumni', donors: 1 }]);
  });

  it('is counted whenever asked where the ledger has transactions that are yet to come, as after a logical restore', async () => {
    const campaign = await aCampaign(database);
    const donorId = await aDonor(database, campaign.organisationId);
    await rows(`INSERT INTO tags (id, organisation_id, name) VALUES ($1, $2, 'Restored')`, [newId(), campaign.organisationId]);
    await rows(`INSERT INTO donor_tags (organisation_id, donor_id, tag_id) SELECT organisation_id, $1, id FROM tags WHERE name = 'Restored'`, [donorId]);
    await bookAlone(database, { campaign, donorId, amount: 100 });
    await forgeXid(campaign.id);
    for (let time = 0; time < 2; time += 1) {
      expect(await keep.run()).toBe(0);
      expect((await bothOf([campaign])).ours.get(campaign.id)).toEqual([{ name: 'Restored', donors: 1 }]);
    }
  });
});

/** The ledger is append-only: only its owner, told to leave triggers out, can write what a restore would. */
async function forgeXid(campaignId: CampaignId): Promise<void> {
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query('SET session_replication_role = replica');
  await owner.query(`UPDATE ledger_entries SET xid = '4000000000' WHERE campaign_id = $1`, [campaignId]);
  await owner.end();
}
