import type { INestApplicationContext } from '@nestjs/common';
import { CampaignHighlights } from '../../src/donations/campaign-highlights.figures.js';
import { ForcedRefreshSteps } from '../../src/donations/forced-refresh-steps.js';
import { RemoveDonorTags, type TagRemoval } from '../../src/donations/remove-donor-tags.js';
import { RunForcedRefresh } from '../../src/donations/run-forced-refresh.js';
import { newId, type DonorId, type OrganisationId } from '../../src/shared/ids.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { startWorker } from '../support/worker.js';

let database: TestDatabase;
let worker: INestApplicationContext;
let ours: MadeCampaign;
let other: MadeCampaign;

beforeAll(async () => {
  database = await testDatabase();
  worker = await startWorker('email', database.url);
});

beforeEach(async () => {
  ours = await aCampaign(database);
  other = await aCampaign(database, { organisationId: ours.organisationId });
});

afterAll(async () => {
  await worker.close();
  await database.close();
});

const sql = <Row>(text: string, parameters: readonly unknown[] = []) => database.transactions.run('platform', (tx) => tx.rows<Row>(text, parameters));

async function aTaggedDonor(organisationId: OrganisationId, ...tags: string[]): Promise<DonorId> {
  const donorId = await aDonor(database, organisationId);
  for (const tag of tags) {
    await sql(`INSERT INTO tags (id, organisation_id, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [newId(), organisationId, tag]);
    await sql(`INSERT INTO donor_tags (organisation_id, donor_id, tag_id) SELECT $1, $2, id FROM tags WHERE organisation_id = $1 AND name = $3`, [organisationId, donorId, tag]);
  }
  return donorId;
}

const remove = (differs: Partial<TagRemoval>) =>
  worker.get(RemoveDonorTags, { strict: false }).run({ organisationId: ours.organisationId, tags: ['Alumni'], campaignId: null, expected: null, actor: 'test', ...differs });

const labels = (organisationId = ours.organisationId) => sql<{ name: string }>(`SELECT name FROM donor_tags JOIN tags ON tags.id = tag_id WHERE donor_tags.organisation_id = $1 ORDER BY name`, [organisationId]).then((rows) => rows.map(({ name }) => name));

describe('removing tags', () => {
  it('takes them off all donors, and says off how many', async () => {
    await aTaggedDonor(ours.organisationId, 'Alumni', 'Staff');
    await aTaggedDonor(ours.organisationId, 'Alumni', 'Parent');
    expect(await remove({ tags: ['Alumni', 'Staff'] })).toEqual({ removed: 3, donors: 2, campaigns: 0 });
    expect(await labels()).toEqual(['Parent']);
  });

  it('takes them only off those who give to the campaign that is named', async () => {
    const [giver, refunded, elsewhere] = [await aTaggedDonor(ours.organisationId, 'Alumni'), await aTaggedDonor(ours.organisationId, 'Alumni'), await aTaggedDonor(ours.organisationId, 'Alumni')];
    for (const [campaign, donorId, amount] of [[ours, giver, 100], [ours, refunded, 100], [ours, refunded, -100], [other, elsewhere, 100]] as const) await bookAlone(database, { campaign, donorId, amount });
    expect(await remove({ campaignId: ours.id })).toEqual({ removed: 1, donors: 1, campaigns: 1 });
    expect(await labels()).toEqual(['Alumni', 'Alumni']);
  });

  it('removes nothing where another number was expected, and names the right one', async () => {
    await aTaggedDonor(ours.organisationId, 'Alumni');
    await expect(remove({ expected: 2 })).rejects.toThrow('1 labels would have been removed where 2 were expected. Nothing was removed.');
    expect(await labels()).toEqual(['Alumni']);
    expect(await sql(`SELECT FROM audit_entries WHERE organisation_id = $1`, [ours.organisationId])).toEqual([]);
    expect(await sql(`SELECT FROM forced_refreshes WHERE organisation_id = $1`, [ours.organisationId])).toEqual([]);
    expect(await remove({ expected: 1 })).toMatchObject({ removed: 1 });
  });

  it('counts as it deletes, not as figures were cached', async () => {
    const donorId = await aTaggedDonor(ours.organisationId, 'Alumni');
    await bookAlone(database, { campaign: ours, donorId, amount: 100 });
    const { donorTags } = worker.get(CampaignHighlights, { strict: false });
    await donorTags.of(ours.id, { forceRefresh: true });
    await bookAlone(database, { campaign: ours, donorId: await aTaggedDonor(ours.organisationId, 'Alumni'), amount: 100 });
    const cached = (await donorTags.of(ours.id)).value[0]?.donors;
    expect(cached).toBe(1);
    await expect(remove({ campaignId: ours.id, expected: cached ?? 0 })).rejects.toThrow('2 labels would have been removed');
  });

  it('refreshes the tag counts of every campaign that it concerns', async () => {
    const donorId = await aTaggedDonor(ours.organisationId, 'Alumni');
    for (const campaign of [ours, other]) await bookAlone(database, { campaign, donorId, amount: 100 });
    const { donorTags } = worker.get(CampaignHighlights, { strict: false });
    expect((await donorTags.of(other.id, { forceRefresh: true })).value).toEqual([{ name: 'Alumni', donors: 1 }]);
    expect(await remove({ campaignId: ours.id })).toEqual({ removed: 1, donors: 1, campaigns: 2 });
    await sql(`UPDATE forced_refreshes SET requested_at = now() - interval '2 seconds'`);
    for (const refresh of await worker.get(ForcedRefreshSteps, { strict: false }).listAbandoned(1, 10)) await worker.get(RunForcedRefresh, { strict: false }).run(refresh);
    expect((await donorTags.of(other.id)).value).toEqual([]);
  });

  it('of two at once, one finds nothing left', async () => {
    for (let made = 0; made < 5; made += 1) await aTaggedDonor(ours.organisationId, 'Alumni');
    const removed = await Promise.all([remove({}), remove({}), remove({})]);
    expect(removed.map((of) => of.removed).sort()).toEqual([0, 0, 5]);
  });

  it("touches no other organisation's labels of the same name, and does not know its tags", async () => {
    const theirs = await aCampaign(database);
    await aTaggedDonor(theirs.organisationId, 'Alumni', 'Secret');
    await aTaggedDonor(ours.organisationId, 'Alumni');
    expect(await remove({})).toMatchObject({ removed: 1 });
    expect(await labels(theirs.organisationId)).toEqual(['Alumni', 'Secret']);
    await expect(remove({ tags: ['Secret'] })).rejects.toMatchObject({ code: 'validation_failed', faults: [{ field: 'tag', code: 'unknown' }] });
  });
});
