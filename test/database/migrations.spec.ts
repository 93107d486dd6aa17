import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import pg from 'pg';
import { createDatabase, dropDatabase, urlOf } from '../support/postgres.js';

const STEPS = readdirSync('migrations').length;

/** Everything a migration can leave behind, one line each. */
const SHAPE_SQL = `
  SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS line
  FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT 'policy ' || tablename || '.' || policyname || ' ' || coalesce(qual, '') FROM pg_policies WHERE schemaname = 'public'
  UNION ALL SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 'migrations'::regclass
  UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT 'grant ' || table_name || ' ' || privilege_type FROM information_schema.role_table_grants WHERE grantee = 'freshet_app'
  ORDER BY line`;

describe('the migrations', () => {
  let name: string;
  let client: pg.Client;

  beforeAll(async () => {
    name = await createDatabase(null);
    client = new pg.Client({ connectionString: urlOf(name) });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await dropDatabase(name);
  });

  const migrate = (...direction: string[]) =>
    execFileSync(process.execPath, ['dist/migrate.js', ...direction], { env: { ...process.env, DATABASE_URL: urlOf(name) }, encoding: 'utf8' });

  const shape = async () => (await client.query<{ line: string }>(SHAPE_SQL)).rows.map(({ line }) => line).filter((line) => !line.includes('migrations'));

  it('go up, all the way down again leaving nothing, and up to the same shape', async () => {
    migrate();
    const whole = await shape();
    expect(whole.length).toBeGreaterThan(100);
    migrate('down');
    migrate('down', String(STEPS - 1));
    expect(await shape()).toEqual([]);
    migrate();
    expect(await shape()).toEqual(whole);
  });

  it.each(['0', '-1', '1.5', 'all', ''])('are not taken back by %j steps', (steps) => {
    expect(() => migrate('down', steps)).toThrow(/is not a number of steps/);
    expect(migrate()).toContain('up to date');
  });

  it('do nothing the second time', () => {
    expect(migrate()).toContain('up to date');
  });

  it('run once when two processes start them together', async () => {
    migrate('down', String(STEPS));
    const { exec } = await import('node:child_process');
    const start = () =>
      new Promise<number | null>((resolve) => {
        const child = exec(`"${process.execPath}" dist/migrate.js`, { env: { ...process.env, DATABASE_URL: urlOf(name) } });
        child.on('exit', resolve);
      });
    expect(await Promise.all([start(), start(), start()])).toEqual([0, 0, 0]);
  });
});
