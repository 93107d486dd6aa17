import type { Scope } from '../../src/database/scope.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aTenant, type Tenant } from './a-tenant.js';

/** Tables that belong to no organisation, and what they hold. */
const OF_NOBODY: Readonly<Record<string, string>> = {
  migrations: 'what has been migrated',
  journal_horizons: 'how far each journal has been told',
  figure_audits: 'what audits of all figures found; for the platform alone',
  staged_lines: 'rows of files that are being read; only ever added to, and seen through a view that shows each organisation its own',
  emergency_state: 'what stands still at present; for the platform alone',
  organisations: 'the organisations themselves; protected by their own id',
};

let site: TestApp;
let us: Tenant;
let strangers: Tenant;
let tables: string[];

beforeAll(async () => {
  site = await startTestApp();
  us = await aTenant(site, 'ourselves');
  strangers = await aTenant(site, 'strangers');
  const rows: { name: string }[] = await site.database.dataSource.query(`
    SELECT relname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND attname = 'organisation_id' AND NOT attisdropped ORDER BY relname`);
  tables = rows.map(({ name }) => name);
});

afterAll(() => site.close());

/** Organisations whose rows of a table are seen in a scope; null where the role may not read it at all. */
async function seen(table: string, scope: Scope): Promise<(string | null)[]> {
  const rows = await site.database.transactions.run(scope, (tx) => tx.rows<{ id: string | null }>(`SELECT DISTINCT organisation_id AS id FROM ${table}`));
  return rows.map(({ id }) => id);
}

it('has tables that both organisations have rows in, or what follows would prove nothing', async () => {
  const shared: string[] = [];
  for (const table of tables) {
    const owners = await seen(table, 'platform');
    if (owners.includes(us.organisationId) && owners.includes(strangers.organisationId)) shared.push(table);
  }
  expect(shared).toEqual(expect.arrayContaining(['api_keys', 'audit_entries', 'campaigns', 'donations', 'donors', 'forced_refreshes', 'giving_days', 'imports', 'inbox', 'ledger_entries', 'mailings', 'outbox', 'refunds', 'sessions', 'staff', 'webhook_endpoints', 'webhook_deliveries']));
});

it('nothing is read from any table before a transaction has said whose rows it may see', async () => {
  for (const table of tables) expect([table, await site.database.dataSource.query(`SELECT organisation_id FROM ${table} LIMIT 1`)]).toEqual([table, []]);
});

it("no table shows an organisation another's row, nor one that is the platform's", async () => {
  for (const table of tables) {
    const foreign = (await seen(table, { organisationId: us.organisationId })).filter((id) => id !== us.organisationId);
    expect([table, foreign]).toEqual([table, []]);
  }
});

it("no table lets an organisation change or delete another's rows", async () => {
  for (const table of tables) {
    for (const statement of [`UPDATE ${table} SET organisation_id = organisation_id WHERE organisation_id = $1 RETURNING 1`, `DELETE FROM ${table} WHERE organisation_id = $1 RETURNING 1`]) {
      const touched = await site.database.transactions.run({ organisationId: us.organisationId }, (tx) => tx.rows(statement, [strangers.organisationId])).catch((error: Error) => error.message);
      // Where the role may not write at all, or nobody may, that is said before any row is looked for.
      expect([statement, Array.isArray(touched) ? touched : /permission denied|append-only/.test(touched)]).toEqual([statement, Array.isArray(touched) ? [] : true]);
    }
  }
});

it.each(['UPDATE audit_entries SET actor = actor', 'DELETE FROM audit_entries', 'TRUNCATE audit_entries'])('what stands in the audit log stays there, also for whoever it is about: %s', async (statement) => {
  for (const scope of [{ organisationId: us.organisationId }, 'platform'] as const) {
    await expect(site.database.transactions.run(scope, (tx) => tx.rows(statement))).rejects.toThrow(/permission denied/);
  }
});

it('every policy is the one of its tenant or of the platform, or opens what is public to readers alone', async () => {
  const policies: { table: string; command: string; condition: string }[] = await site.database.dataSource.query(
    `SELECT tablename AS table, cmd AS command, qual AS condition FROM pg_policies WHERE schemaname = 'public'`,
  );
  const isPlatforms = (condition: string) => /^\( SELECT freshet_scope_is\('platform'::text\) AS \w+\)$/.test(condition);
  const isTenants = (condition: string) => condition.includes('freshet_organisation()') && condition.includes(`freshet_scope_is('platform'::text)`);
  const others = policies.filter(({ condition }) => !isTenants(condition) && !isPlatforms(condition));
  expect(others.filter(({ command, condition }) => command !== 'SELECT' || !condition.includes(`freshet_scope_is('public'::text)`))).toEqual([]);
  for (const table of tables) expect([table, policies.some((policy) => policy.table === table && isTenants(policy.condition))]).toEqual([table, true]);
});

it('every table belongs to an organisation, or somebody has said why it does not', async () => {
  const all: { name: string; owner: string; mine: boolean }[] = await site.database.dataSource.query(`
    SELECT relname AS name, pg_get_userbyid(relowner) AS owner, pg_get_userbyid(relowner) = current_user AS mine
    FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace`);
  expect(all.filter(({ name }) => !tables.includes(name) && !(name in OF_NOBODY)).map(({ name }) => name)).toEqual([]);
  // Whoever owns a table could switch its protection off.
  expect(all.filter(({ mine }) => mine)).toEqual([]);
});

it('nothing that the role may call runs with more rights than its own', async () => {
  const mighty: { name: string }[] = await site.database.dataSource.query(
    `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef AND has_function_privilege(current_user, oid, 'EXECUTE')`,
  );
  // Counts connections; shows what they do, without the values that were bound; takes names out of receipts of the
  // transaction's own organisation; empties a staging that no import names.
  const known = ['freshet_active_connections', 'freshet_database_sessions', 'freshet_erase_from_receipts', 'freshet_slowest_statements', 'freshet_sweep_staged'];
  expect(mighty.map(({ name }) => name).toSorted()).toEqual(known);
});
