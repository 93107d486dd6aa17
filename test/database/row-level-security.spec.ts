import { aCampaign, anOrganisation, type MadeCampaign } from '../factories/a-campaign.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

describe('row-level security', () => {
  let database: TestDatabase;
  let ours: MadeCampaign;
  let theirs: MadeCampaign;
  let draft: MadeCampaign;

  beforeAll(async () => {
    database = await testDatabase();
    ours = await aCampaign(database);
    theirs = await aCampaign(database);
    draft = await aCampaign(database, { isPublished: false });
  });

  afterAll(() => database.close());

  const seenIn = async (scope: Parameters<TestDatabase['transactions']['run']>[0]) =>
    database.transactions.run(scope, async (tx) => (await tx.rows<{ slug: string }>(`SELECT slug FROM campaigns`)).map(({ slug }) => slug).sort());

  it('shows nothing to a connection that has not said whose rows it may see', async () => {
    expect(await database.dataSource.query(`SELECT slug FROM campaigns`)).toEqual([]);
    expect(await database.dataSource.query(`SELECT slug FROM organisations`)).toEqual([]);
  });

  it('shows a tenant its own rows and no others', async () => {
    expect(await seenIn({ organisationId: ours.organisationId })).toEqual([ours.slug]);
  });

  it('shows the public what is published', async () => {
    expect(await seenIn('public')).toEqual([ours.slug, theirs.slug].sort());
  });

  it('shows the platform everything', async () => {
    expect(await seenIn('platform')).toEqual([ours.slug, theirs.slug, draft.slug].sort());
  });

  it("keeps a tenant from writing another's rows, and the public from writing at all", async () => {
    const changed = (scope: Parameters<TestDatabase['transactions']['run']>[0]) =>
      database.transactions.run(scope, (tx) => tx.rows(`UPDATE campaigns SET title = 'taken' WHERE id = $1 RETURNING id`, [theirs.id]));
    expect(await changed({ organisationId: ours.organisationId })).toEqual([]);
    expect(await changed('public')).toEqual([]);
    const moved = database.transactions.run({ organisationId: ours.organisationId }, (tx) =>
      tx.rows(`UPDATE campaigns SET organisation_id = $1 WHERE id = $2`, [theirs.organisationId, ours.id]),
    );
    await expect(moved).rejects.toThrow(/row-level security/);
  });

  it('ends with the transaction: a pooled connection carries no scope to the next', async () => {
    await seenIn({ organisationId: ours.organisationId });
    const scopes = await Promise.all(Array.from({ length: 20 }, () => database.dataSource.query(`SELECT current_setting('freshet.organisation_id', true) AS id`)));
    expect(scopes.flat().every(({ id }) => id === null || id === '')).toBe(true);
  });

  it('a campaign cannot join the giving day of another organisation', async () => {
    const organisationId = await anOrganisation(database);
    const stray = database.transactions.run('platform', async (tx) => {
      await tx.rows(
        `INSERT INTO giving_days (id, organisation_id, slug, title, locale, currency, starts_at, ends_at)
         VALUES ($1, $2, 'a-day', 'A day', 'en', 'GBP', now(), now() + interval '1 day')`,
        [theirs.id, organisationId],
      );
      await tx.rows(`UPDATE campaigns SET giving_day_id = $1 WHERE id = $2`, [theirs.id, ours.id]);
    });
    await expect(stray).rejects.toThrow(/campaigns_giving_day_fkey/);
  });

  it('is forced on every table that belongs to organisations, and the role we work as cannot bypass it', async () => {
    const unprotected = await database.dataSource.query(`
      SELECT DISTINCT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND attname = 'organisation_id'
        AND NOT (relrowsecurity AND relforcerowsecurity)`);
    expect(unprotected).toEqual([]);
    const [role] = await database.dataSource.query(`SELECT current_user AS name, rolsuper OR rolbypassrls AS mighty FROM pg_roles WHERE rolname = current_user`);
    expect(role).toEqual({ name: 'freshet_app', mighty: false });
  });
});
