import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { root } from '../../bin/place.mjs';
import { ensureDatabase, query } from '../../bin/services/postgres-query.mjs';
import { run } from '../children.mjs';

/** A fresh database, made by the real migrations, for the length of `work`, which gets its URL. */
export async function withDatabase(work) {
  if (!process.env.TEST_DATABASE_URL)
    throw new Error('TEST_DATABASE_URL is missing: "npm run bench" starts the services and sets it');
  const name = `freshet_bench_${randomBytes(4).toString('hex')}`;
  const databaseUrl = await ensureDatabase({ urlOf }, name);
  try {
    await run(process.execPath, ['dist/migrate.js'], { cwd: root, env: environment(databaseUrl) });
    await work(databaseUrl);
  } finally {
    await query(urlOf('postgres'), `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** The settings of a process on that database. */
export function environment(databaseUrl) {
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    REDIS_CACHE_URL: process.env.TEST_REDIS_CACHE_URL,
    REDIS_QUEUE_URL: process.env.TEST_REDIS_QUEUE_URL,
    SMTP_URL: 'smtp://127.0.0.1:9',
    STORAGE_URL: pathToFileURL(tmpdir()).href,
    SECRET_KEY: randomBytes(32).toString('base64'),
  };
}

function urlOf(name) {
  const url = new URL(process.env.TEST_DATABASE_URL);
  url.pathname = `/${name}`;
  return url.href;
}
