import pg from 'pg';
import { countDonorTags } from '../../src/donations/campaign-highlights.js';
import { countDonorTagsSql } from '../../src/donations/campaign-tags.sql.js';
import { KeepCampaignTags } from '../../src/donations/keep-campaign-tags.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { bookAlone, aDonor } from '../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

const DONORS = 100_000;
const TAGS = 20_000;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops': number;
  readonly 'Actual Rows': number;
  readonly Plans?: readonly Plan[];
}

let database: TestDatabase;
let campaign: MadeCampaign;

/** Donors of one campaign, a gift and two labels each. Triggers and keys are left out, which would take minutes. */
const plantSql = `
  WITH donor AS MATERIALIZED (
    SELECT n, uuidv7() AS id FROM generate_series(1, ${DONORS}) AS n
  ), tag AS MATERIALIZED (
    SELECT n, uuidv7() AS id FROM generate_series(0, ${TAGS - 1}) AS n
  ), donors_made AS (
    INSERT INTO donors (id, organisation_id, email, name) SELECT id, $1, 'donor-' || n || '@donors.example', 'Donor' FROM donor
  ), tags_made AS (
    INSERT INTO tags (id, organisation_id, name) SELECT id, $1, 'Tag ' || n FROM tag
  ), entries_made AS (
    INSERT INTO ledger_entries (organisation_id, transaction_id, account, amount, currency, campaign_id, donor_id)
    SELECT $1, uuidv7(), account, sign * 1000, 'GBP', $2, id FROM donor, (VALUES ('donor', -1), ('campaign', 1)) AS posting (account, sign)
  )
  INSERT INTO donor_tags (organisation_id, donor_id, tag_id)
  SELECT DISTINCT $1::uuid, donor.id, tag.id FROM donor, (VALUES (1), (7919)) AS step (by) JOIN tag ON true
  WHERE tag.n = (donor.n * step.by) % ${TAGS}`;

beforeAll(async () => {
  database = await testDatabase();
  campaign = await aCampaign(database);
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query('SET session_replication_role = replica');
  await owner.query(plantSql, [campaign.organisationId, campaign.id]);
  await owner.query('VACUUM ANALYZE donors, tags, donor_tags, ledger_entries');
  expect(await new KeepCampaignTags(database.transactions).run()).toBe(1);
  await owner.query('VACUUM ANALYZE campaign_tags, campaign_tag_horizons');
  await owner.end();
}, 300_000);

afterAll(() => database.close());

/** What is kept, counted from what it is kept of. */
const PLAIN = `
  SELECT tags.name, counted.donors FROM (
    SELECT tag_id, count(*)::integer AS donors
    FROM (SELECT donor_id FROM ledger_entries WHERE account = 'campaign' AND campaign_id = ANY ($1::uuid[]) GROUP BY donor_id HAVING sum(amount) > 0) AS given
    JOIN donor_tags USING (donor_id) GROUP BY tag_id
  ) AS counted JOIN tags ON tags.id = counted.tag_id
  ORDER BY counted.donors DESC, tags.name COLLATE "C"`;

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
const linesOf = (plan: Plan, depth = 0): string[] => [
  `${'  '.repeat(depth)}${plan['Node Type']}${plan['Relation Name'] ? ` of ${plan['Relation Name']}` : ''}, ${plan['Actual Rows']} rows`,
  ...(plan.Plans ?? []).flatMap((below) => (below['Node Type'] === 'Result' || below['Actual Loops'] === 0 ? [] : linesOf(below, depth + 1))),
];

const explain = (sql: string) =>
  database.transactions.run('platform', async (tx) => {
    const [explained] = await tx.rows<{ 'QUERY PLAN': readonly { readonly Plan: Plan; readonly 'Execution Time': number }[] }>(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql}`, [[campaign.id]]);
    return { plan: explained!['QUERY PLAN'][0]!.Plan, ms: explained!['QUERY PLAN'][0]!['Execution Time'] };
  });

/** Whatever else the machine does, it was not doing it all the time. */
async function quickest(sql: string): Promise<number> {
  const took: number[] = [];
  for (let time = 0; time < 7; time += 1) took.push((await explain(sql)).ms);
  return Math.min(...took);
}

it('counts the tags of a hundred thousand donors by one statement that reads nobody’s gifts or labels', async () => {
  const { plan } = await explain(countDonorTagsSql);
  const [kept, plain] = [await quickest(countDonorTagsSql), await quickest(PLAIN)];
  process.stdout.write(`tags of ${DONORS} donors, ${TAGS} tags: ${kept.toFixed(0)} ms, ${plain.toFixed(0)} ms without what is kept\n${linesOf(plan).join('\n')}\n`);
  const reads = nodesOf(plan).filter((node) => node['Relation Name'] !== undefined && node['Actual Loops'] > 0);
  const rowsOf = (table: string) => reads.filter((node) => node['Relation Name'] === table).map((node) => node['Actual Rows'] * node['Actual Loops']);
  expect(rowsOf('campaign_tags')).toEqual([TAGS]);
  expect(rowsOf('tags')).toEqual([TAGS]);
  expect(rowsOf('ledger_entries')).toEqual([0]);
  expect(rowsOf('donor_tags').filter((rows) => rows > 1)).toEqual([]);
}, 300_000);

const ours = async () => (await database.transactions.run('platform', (tx) => countDonorTags([campaign.id], tx))).get(campaign.id);
const plain = () => database.transactions.run('platform', (tx) => tx.rows<{ name: string; donors: number }>(PLAIN, [[campaign.id]]));

it('and counts them right, the most frequent first', async () => {
  const counted = await ours();
  expect(counted).toHaveLength(TAGS);
  expect(counted).toEqual(await plain());
});

it('with what was given since they were last counted', async () => {
  const donorId = await aDonor(database, campaign.organisationId);
  await database.transactions.run('platform', (tx) => tx.rows(`INSERT INTO donor_tags (organisation_id, donor_id, tag_id) SELECT $1, $2, id FROM tags WHERE name = 'Tag 7'`, [campaign.organisationId, donorId]));
  const before = await ours();
  await bookAlone(database, { campaign, donorId, amount: 500 });
  const of = (tags: typeof before) => tags?.find(({ name }) => name === 'Tag 7')?.donors;
  expect(of(await ours())).toBe((of(before) ?? 0) + 1);
  expect(await ours()).toEqual(await plain());
});
