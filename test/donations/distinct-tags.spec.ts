import pg from 'pg';
import { countDonorTagsSql } from '../../src/donations/campaign-highlights.sql.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

const DONORS = 100_000;
const TAGS = 20_000;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops': number;
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
  await owner.end();
}, 120_000);

afterAll(() => database.close());

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

it('counts the tags of a hundred thousand donors by one statement that looks at each table once', async () => {
  const [explained] = await database.transactions.run('platform', (tx) =>
    tx.rows<{ 'QUERY PLAN': readonly { readonly Plan: Plan; readonly 'Execution Time': number }[] }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${countDonorTagsSql}`, [[campaign.id]]),
  );
  const { Plan: plan, 'Execution Time': ms } = explained!['QUERY PLAN'][0]!;
  const nodes = nodesOf(plan);
  const text = (one: Plan, depth = 0): string => [`${'  '.repeat(depth)}${one['Node Type']}${one['Relation Name'] ? ` of ${one['Relation Name']}` : ''}`, ...(one.Plans ?? []).map((below) => text(below, depth + 1))].join('\n');
  process.stdout.write(`tags of ${DONORS} donors, ${TAGS} tags: ${ms.toFixed(0)} ms\n${text(plan)}\n`);
  // Nothing is looked up for one donor or one tag after the other.
  expect(nodes.filter((node) => node['Actual Loops'] > 4).map((node) => node['Node Type'])).toEqual([]);
  const read = nodes.flatMap((node) => node['Relation Name'] ?? []);
  for (const table of ['ledger_entries', 'donor_tags', 'tags']) expect([table, read.filter((name) => name === table).length]).toEqual([table, 1]);
});

it('and counts them right', async () => {
  const rows = await database.transactions.run('platform', (tx) => tx.rows<{ name: string; donors: number }>(countDonorTagsSql, [[campaign.id]]));
  expect(rows).toHaveLength(TAGS);
  // Where both labels of a donor are the same one it is there once, as the key of the table has it.
  const [labels] = await database.transactions.run('platform', (tx) => tx.rows<{ count: string }>(`SELECT count(*) FROM donor_tags`));
  expect(rows.reduce((sum, { donors }) => sum + donors, 0)).toBe(Number(labels?.count));
});
