import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root } from '../../bin/place.mjs';
import { choosePorts, LOCALHOST } from '../../bin/services/ports.mjs';
import { ensureDatabase, query } from '../../bin/services/postgres-query.mjs';
import { end, run, start } from '../children.mjs';

const GIVEN = ['TEST_DATABASE_URL', 'TEST_REDIS_CACHE_URL', 'TEST_REDIS_QUEUE_URL'];

/** As many connections as the web has by default; pgbench gets the same. */
export const CONNECTIONS = 10;

/**
 * A fresh database, migrated and seeded, for the length of `work`, which gets `{ databaseUrl, env, apiKey, campaigns }`.
 * `campaigns` are those that take gifts now: `{ slug, currency, minimum }`.
 */
export async function withPlatform(work) {
  const missing = GIVEN.filter((name) => !process.env[name]);
  if (missing.length > 0)
    throw new Error(`${missing.join(', ')} missing: "npm run bench" starts the services and sets them`);
  const name = `freshet_bench_${randomBytes(4).toString('hex')}`;
  const databaseUrl = await ensureDatabase({ urlOf: urlOfDatabase }, name);
  try {
    await work(await planted(databaseUrl));
  } finally {
    await query(urlOfDatabase('postgres'), `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** Runs one real web process while `work(web)` does; `web` is `{ url, pid }`. Nothing is kept of its log. */
export async function withWeb(env, nodeOptions, work) {
  const { web: port } = await choosePorts(['web']);
  const url = `http://${LOCALHOST}:${port}`;
  const child = start(process.execPath, [...nodeOptions, 'dist/main.js'], {
    cwd: root,
    env: { ...env, PORT: String(port), PUBLIC_URL: url },
    stdio: 'ignore',
  });
  try {
    while (!(await isReady(url))) {
      if (child.exitCode !== null) throw new Error('the web process ended before it was ready');
      await pause(50);
    }
    return await work({ url, pid: child.pid });
  } finally {
    await end(child);
  }
}

async function planted(databaseUrl) {
  const env = environment(databaseUrl);
  const node = (...args) => run(process.execPath, args, { cwd: root, env });
  await node('dist/migrate.js');
  const { apiKey, campaigns } = JSON.parse((await node('dist/cli.js', 'demo')).trim().split('\n').at(-1));
  const { rows } = await query(
    databaseUrl,
    `SELECT slug, currency, minimum::integer FROM campaigns
     WHERE slug = ANY ($1) AND published_at <= now() AND opens_at <= now() AND (closes_at IS NULL OR closes_at > now())
     ORDER BY position, slug`,
    [campaigns],
  );
  // What the demo's sponsor adds has a bench of its own: the others measure gifts as most are made.
  await query(databaseUrl, 'UPDATE matches SET closed_at = now()');
  await query(databaseUrl, 'VACUUM ANALYZE');
  return { databaseUrl, env, apiKey, campaigns: rows };
}

function environment(databaseUrl) {
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    HOST: LOCALHOST,
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: String(CONNECTIONS),
    REDIS_CACHE_URL: process.env.TEST_REDIS_CACHE_URL,
    REDIS_QUEUE_URL: process.env.TEST_REDIS_QUEUE_URL,
    // Receipts are the workers' business, and none runs.
    SMTP_URL: `smtp://${LOCALHOST}:9`,
    STORAGE_URL: pathToFileURL(join(root, '.freshet', 'bench-storage')).href,
    SECRET_KEY: randomBytes(32).toString('base64'),
    PLATFORM_SECOND_FACTOR: 'waived',
    // One key gives for everybody here.
    API_RATE_PER_MINUTE: '0',
  };
}

function urlOfDatabase(name) {
  const url = new URL(process.env.TEST_DATABASE_URL);
  url.pathname = `/${name}`;
  return url.href;
}

async function isReady(url) {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  await answer?.arrayBuffer();
  return answer?.ok === true;
}
