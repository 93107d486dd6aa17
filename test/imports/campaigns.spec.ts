import type { OrganisationId } from '../../src/shared/ids.js';
import { aCampaign, anOrganisation } from '../factories/a-campaign.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { aGivingDay } from '../factories/a-giving-day.js';
import { csv } from '../factories/a-spreadsheet.js';
import { ImportBench } from './import-bench.js';

let bench: ImportBench;
let organisationId: OrganisationId;

beforeAll(async () => {
  bench = await ImportBench.open();
});

beforeEach(async () => {
  organisationId = await anOrganisation(bench.database);
});

afterAll(() => bench.close());

const bring = (kind: 'campaigns' | 'designations', ...rows: (readonly (string | number)[])[]) => bench.import(organisationId, csv(...rows), { kind });
const codes = async (id: Parameters<typeof bench.imports.listFaults>[1]) => (await bench.imports.listFaults({ organisationId }, id, 0, 100)).map(({ row, code }) => `${row} ${code}`);
const campaign = async (slug: string) => (await bench.sql<Record<string, unknown>>(`SELECT title, summary, currency, goal, minimum, maximum, locale, published_at IS NOT NULL AS published FROM campaigns WHERE slug = $1`, [slug]))[0];

describe('a file of campaigns', () => {
  it('makes them, with what they do not say from their giving day', async () => {
    const day = await aGivingDay(bench.database, { organisationId });
    const slug = `chapel-${day.slug}`;
    const done = await bring('campaigns', ['Slug', 'Title', 'Giving day', 'Goal', 'Published'], [slug, 'The chapel roof', day.slug, '12,500.50', 'yes']);
    expect(done).toMatchObject({ status: 'done', rows: { read: 1, new: 1 }, effects: { campaigns: 1 } });
    expect(await campaign(slug)).toEqual({ title: 'The chapel roof', summary: '', currency: 'GBP', goal: '1250050', minimum: '100', maximum: '10000000', locale: 'en-GB', published: true });
    expect(await bench.sql(`SELECT campaigns.opens_at = starts_at AND closes_at = ends_at AS same FROM campaigns JOIN giving_days day ON day.id = giving_day_id WHERE campaigns.slug = $1`, [slug])).toEqual([{ same: true }]);
  });

  it('changes those that are there, and undoing it gives them back what they were', async () => {
    const made = await aCampaign(bench.database, { organisationId });
    const before = await campaign(made.slug);
    const file = [['slug', 'title', 'summary', 'goal', 'minimum', 'published'], [made.slug, 'Another title', 'In short', '1', '2.50', 'no']] as const;
    const done = await bring('campaigns', ...file);
    expect(done).toMatchObject({ rows: { changed: 1 }, effects: { campaignsChanged: 1 } });
    expect(await campaign(made.slug)).toMatchObject({ title: 'Another title', summary: 'In short', goal: '100', minimum: '250', published: false });
    expect((await bring('campaigns', ...file)).rows).toMatchObject({ unchanged: 1 });
    expect(await bench.countUndo(done)).toEqual({ campaignsChanged: 1 });
    expect(await bench.steer(organisationId, done.id, 'undo')).toMatchObject({ status: 'undone', effects: { campaignsChangedTakenBack: 1 } });
    expect(await campaign(made.slug)).toEqual(before);
  });

  it('says what is wrong with each row', async () => {
    const ours = await aCampaign(bench.database, { organisationId });
    const theirs = await aCampaign(bench.database, { isPublished: false });
    await bookAlone(bench.database, { campaign: ours, donorId: await aDonor(bench.database, organisationId), amount: 100 });
    const header = ['slug', 'title', 'currency', 'opens', 'closes', 'minimum', 'maximum', 'giving day', 'goal'];
    const row = (differs: Record<string, string>) => header.map((name) => differs[name] ?? '');
    const done = await bring(
      'campaigns',
      header,
      row({ slug: 'Not A Slug', title: 'T', currency: 'GBP' }),
      row({ slug: theirs.slug, title: 'T', currency: 'GBP' }),
      row({ slug: `n1-${ours.slug}`, title: 'T' }),
      row({ slug: `n2-${ours.slug}`, currency: 'GBP' }),
      row({ slug: `n3-${ours.slug}`, title: 'T', currency: 'XXX' }),
      row({ slug: ours.slug, currency: 'EUR' }),
      row({ slug: `n4-${ours.slug}`, title: 'T', currency: 'GBP', opens: '2026-11-26', closes: '2026-11-25' }),
      row({ slug: `n5-${ours.slug}`, title: 'T', currency: 'GBP', minimum: '20', maximum: '10' }),
      row({ slug: `n6-${ours.slug}`, title: 'T', currency: 'GBP', 'giving day': 'nowhere' }),
      row({ slug: `n7-${ours.slug}`, title: 'T', currency: 'JPY', goal: '1.5' }),
      row({ slug: `n8-${ours.slug}`, title: 'T', currency: 'JPY', goal: '1500' }),
      row({ slug: `n8-${ours.slug}`, title: 'U', currency: 'JPY', goal: '1500' }),
    );
    expect(await codes(done.id)).toEqual([
      ...['2 slug_malformed', '3 slug_taken', '4 required', '5 required', '6 currency_unknown', '6 required', '7 wrong_currency'],
      ...['8 ends_before_it_opens', '9 minimum_above_maximum', '10 giving_day_unknown', '11 too_many_decimals', '13 contradicts_earlier_row'],
    ]);
    expect(done.rows).toMatchObject({ read: 12, new: 1, rejected: 11 });
    expect(await campaign(theirs.slug)).toMatchObject({ title: `Campaign ${theirs.slug}` });
  });
});

describe('a file of designations', () => {
  it('makes and changes funds of campaigns, and is undone', async () => {
    const made = await aCampaign(bench.database, { organisationId });
    await bring('designations', ['campaign', 'fund', 'title'], [made.slug, 'roof', 'The roof']);
    const done = await bring('designations', ['campaign', 'fund', 'title', 'position'], [made.slug, 'roof', 'The whole roof', ''], [made.slug, 'organ', 'The organ', '2'], [made.slug, 'bells', '', ''], ['nowhere', 'x', 'X', ''], [made.slug, 'organ', 'The organ', '2']);
    expect(done.rows).toEqual({ read: 5, new: 1, changed: 1, unchanged: 1, duplicate: 1, rejected: 2 });
    expect(await codes(done.id)).toEqual(['4 required', '5 campaign_unknown']);
    const funds = async () => (await bench.sql<{ line: string }>(`SELECT slug || ': ' || title AS line FROM designations WHERE campaign_id = $1 ORDER BY slug`, [made.id])).map(({ line }) => line);
    expect(await funds()).toEqual(['organ: The organ', 'roof: The whole roof']);
    expect(await bench.countUndo(done)).toEqual({ designations: 1, designationsChanged: 1 });
    await bench.steer(organisationId, done.id, 'undo');
    expect(await funds()).toEqual(['roof: The roof']);
  });
});
