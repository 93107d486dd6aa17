import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Makes the template of all test databases by the real, built migrations. Plain JavaScript: Jest loads it untransformed. */
export default async function globalSetup() {
  const name = `freshet_template_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(process.env.TEST_DATABASE_URL ?? 'missing: run the tests with npm test');
  await onServer(url, `CREATE DATABASE ${name}`);
  process.env.TEST_TEMPLATE = name;
  const owner = new URL(url);
  owner.pathname = `/${name}`;
  execFileSync(process.execPath, ['dist/migrate.js'], { env: { ...process.env, DATABASE_URL: owner.href }, stdio: 'pipe' });
}

export async function onServer(url, sql) {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
