import fc from 'fast-check';
import { CampaignHighlights } from '../../src/donations/campaign-highlights.figures.js';
import { RunForcedRefresh } from '../../src/donations/run-forced-refresh.js';
import type { Import } from '../../src/imports/import.js';
import type { OrganisationId } from '../../src/shared/ids.js';
import { aCampaign, anOrganisation } from '../factories/a-campaign.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
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

const refreshed = async () =>
  (await bench.sql<{ line: string }>(`SELECT refresh_id || ' ' || thing_id || ' ' || field AS line FROM forced_refresh_steps WHERE organisation_id = $1 ORDER BY line`, [organisationId])).map(({ line }) => line);

const emailOf = async (donorId: string) => (await bench.sql<{ email: string }>(`SELECT email FROM donors WHERE id = $1`, [donorId]))[0]?.email ?? '';

/** What the worker of forced refreshes would do. */
async function refreshAll(): Promise<void> {
  const waiting = await bench.sql<{ payload: { refreshId: string; organisationId: OrganisationId } }>(`SELECT payload FROM outbox WHERE job = 'force-refresh' AND organisation_id = $1 ORDER BY id`, [organisationId]);
  for (const { payload } of waiting) await bench.worker.get(RunForcedRefresh, { strict: false }).run(payload);
}

describe('undoing an import of tags', () => {
  it('takes off what it put on and nothing else, and removes whom it made and nobody needs', async () => {
    await bench.import(organisationId, csv(['email', 'tags'], ['a@example.org', 'Alumni; Old']));
    const second = await bench.import(organisationId, csv(['email', 'tags'], ['a@example.org', 'Alumni; Staff'], ['b@example.org', 'Alumni'], ['c@example.org', 'Staff']));
    await bench.import(organisationId, csv(['email', 'tags'], ['c@example.org', 'Later']));
    expect(await bench.countUndo(second)).toEqual({ labels: 3, tags: 1, donors: 1 });
    const undone = await bench.steer(organisationId, second.id, 'undo');
    expect(undone).toMatchObject({ status: 'undone', effects: { labels: 3, labelsTakenBack: 3, tags: 1, tagsTakenBack: 1, donors: 2, donorsTakenBack: 1 } });
    expect(await bench.labels(organisationId)).toEqual(['a@example.org: Alumni', 'a@example.org: Old', 'c@example.org: Later']);
    expect(await bench.sql(`SELECT email FROM donors WHERE organisation_id = $1 ORDER BY email`, [organisationId])).toEqual([{ email: 'a@example.org' }, { email: 'c@example.org' }]);
  });

  it('keeps a tag that somebody else has been given since, and a donor who has given since', async () => {
    const campaign = await aCampaign(bench.database, { organisationId });
    const first = await bench.import(organisationId, csv(['email', 'tags'], ['a@example.org', 'Alumni'], ['b@example.org', 'Alumni']));
    await bench.import(organisationId, csv(['email', 'tags'], ['z@example.org', 'Alumni']));
    const [giver] = await bench.sql<{ id: string }>(`SELECT id FROM donors WHERE organisation_id = $1 AND email = 'b@example.org'`, [organisationId]);
    await bookAlone(bench.database, { campaign, donorId: giver!.id as Awaited<ReturnType<typeof aDonor>>, amount: 100 });
    expect(await bench.countUndo(first)).toEqual({ labels: 2, donors: 1 });
    await bench.steer(organisationId, first.id, 'undo');
    expect(await bench.labels(organisationId)).toEqual(['z@example.org: Alumni']);
    expect(await bench.sql(`SELECT email FROM donors WHERE organisation_id = $1 ORDER BY email`, [organisationId])).toEqual([{ email: 'b@example.org' }, { email: 'z@example.org' }]);
  });

  it('leaves what another import says too, whichever comes first and whichever is undone first', async () => {
    const cell = fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('Alumni', 'Staff')).map(([who, tag]) => `${who}@example.org: ${tag}`);
    const step = fc.oneof(fc.uniqueArray(cell, { minLength: 1, maxLength: 4 }), fc.nat(3));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
        const of = await anOrganisation(bench.database);
        const standing: { done: Import; says: readonly string[] }[] = [];
        const undo = async (at: number) => {
          const { done } = standing.splice(at % standing.length, 1)[0]!;
          const counted = await bench.countUndo(done);
          const { effects } = await bench.steer(of, done.id, 'undo');
          // Whoever undoes has been told what comes of it.
          const taken = Object.entries(effects).flatMap(([noun, count]) => (noun.endsWith('TakenBack') && count > 0 ? [[noun.replace('TakenBack', ''), count]] : []));
          expect(counted).toEqual(Object.fromEntries(taken));
        };
        for (const next of steps) {
          if (typeof next !== 'number') standing.push({ says: next, done: await bench.import(of, csv(['email', 'tags'], ...next.map((said) => said.split(': ')))) });
          else if (standing.length > 0) await undo(next);
          expect(await bench.labels(of)).toEqual([...new Set(standing.flatMap(({ says }) => says))].sort());
        }
        while (standing.length > 0) await undo(0);
        expect(await bench.sql(`SELECT email AS left FROM donors WHERE organisation_id = $1 UNION ALL SELECT name FROM tags WHERE organisation_id = $1`, [of])).toEqual([]);
      }),
      { numRuns: 12, seed: 5, examples: [[[['a@example.org: Alumni'], ['a@example.org: Alumni', 'b@example.org: Alumni'], 0, 0]], [[['a@example.org: Alumni'], ['a@example.org: Staff'], 0]]] },
    );
  });

  it('cannot be done twice, nor before there is anything to undo', async () => {
    const done = await bench.import(organisationId, csv(['email', 'tags'], ['a@example.org', 'Alumni']));
    await bench.steer(organisationId, done.id, 'undo');
    await expect(bench.steer(organisationId, done.id, 'undo')).rejects.toThrow('An import that is undone cannot be undone.');
    const failed = await bench.import(organisationId, 'nothing,of,use\n1,2,3\n');
    await expect(bench.steer(organisationId, failed.id, 'undo')).rejects.toThrow('failed');
  });

  it('lets the file be imported again', async () => {
    const file = csv(['email', 'tags'], ['a@example.org', 'Alumni']);
    const first = await bench.import(organisationId, file);
    await bench.steer(organisationId, first.id, 'undo');
    expect(await bench.import(organisationId, file)).toMatchObject({ status: 'done', sameAs: null, rows: { new: 1 } });
    expect(await bench.labels(organisationId)).toEqual(['a@example.org: Alumni']);
  });
});

describe('the tags that campaigns show', () => {
  it('are counted anew once for each campaign whose donors an import labels, and once when it is undone', async () => {
    const [one, two] = [await aCampaign(bench.database, { organisationId }), await aCampaign(bench.database, { organisationId })];
    await aCampaign(bench.database, { organisationId });
    const donors = await Promise.all([1, 2, 3].map(() => aDonor(bench.database, organisationId)));
    for (const [campaign, donor] of [[one, 0], [one, 1], [two, 1]] as const) await bookAlone(bench.database, { campaign, donorId: donors[donor]!, amount: 100 });
    const emails = await Promise.all(donors.map(emailOf));
    const done = await bench.import(organisationId, csv(['email', 'tags'], ...emails.map((email) => [email, 'Alumni; Staff'])));
    const planned = await refreshed();
    expect(planned.map((line) => line.split(' ').slice(1).join(' ')).sort()).toEqual([`${one.id} donorTags`, `${two.id} donorTags`].sort());
    expect(new Set(planned.map((line) => line.split(' ')[0])).size).toBe(1);
    await bench.steer(organisationId, done.id, 'undo');
    expect((await refreshed()).length).toBe(4);
  });

  it('are right once that refresh has run, and again when it is undone', async () => {
    const campaign = await aCampaign(bench.database, { organisationId });
    const donorId = await aDonor(bench.database, organisationId);
    await bookAlone(bench.database, { campaign, donorId, amount: 100 });
    const { donorTags } = bench.worker.get(CampaignHighlights, { strict: false });
    expect((await donorTags.of(campaign.id)).value).toEqual([]);
    const done = await bench.import(organisationId, csv(['email', 'tags'], [await emailOf(donorId), 'Alumni; Staff']));
    await refreshAll();
    expect((await donorTags.of(campaign.id)).value).toEqual([{ name: 'Alumni', donors: 1 }, { name: 'Staff', donors: 1 }]);
    await bench.steer(organisationId, done.id, 'undo');
    await refreshAll();
    expect((await donorTags.of(campaign.id)).value).toEqual([]);
  });

  it('are left alone where nothing changed', async () => {
    const campaign = await aCampaign(bench.database, { organisationId });
    const donorId = await aDonor(bench.database, organisationId);
    await bookAlone(bench.database, { campaign, donorId, amount: 100 });
    const file = csv(['email', 'tags'], [await emailOf(donorId), 'Alumni']);
    await bench.import(organisationId, file);
    const before = await refreshed();
    await bench.import(organisationId, file);
    expect(await refreshed()).toEqual(before);
  });
});
