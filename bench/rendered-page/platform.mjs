import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { start } from '../children.mjs';

const required = (name) => process.env[name] || fail(`${name} is missing: source the environment of the tests`);

function fail(message) {
  console.error(message);
  process.exit(1);
}

const canPin = spawnSync('taskset', ['-V']).status === 0;

/** Starts a Node process on one core, so that what is measured does not compete with what measures. */
export function startNode(core, args, options = {}) {
  const [command, ...rest] = [...(canPin ? ['taskset', '-c', String(core)] : []), process.execPath, ...args];
  return start(command, rest, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], ...options });
}

/** One statement on a database of the test server. */
async function query(url, sql, parameters = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query(sql, parameters).finally(() => client.end());
}

/** A database with one campaign whose page has the length of a real one. */
export async function openDatabase() {
  const server = required('TEST_DATABASE_URL');
  const name = `freshet_bench_${randomUUID().replaceAll('-', '')}`;
  await query(server, `CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const migrated = spawnSync(process.execPath, ['dist/migrate.js'], { env: { ...process.env, DATABASE_URL: url }, encoding: 'utf8' });
  if (migrated.status !== 0) fail(migrated.stderr);
  await insertCampaign(url);
  return { url, close: () => query(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

export const canPinToCore = canPin;

/** The story of the campaign, as it is kept. */
export const storyOf = () => Array.from({ length: 21 }, (_, index) => `${index + 1}. ${PARAGRAPH.slice(index * 7)}`).join('\n\n');

const PARAGRAPH =
  'Every spring the river rises, and every spring someone asks what the old boathouse is still for. It is where Amara learned ' +
  'to scull at seventeen, where the night watch kept its lamps in 1953, and where forty schools a year meet the water for the ' +
  'first time. The roof has been patched nine times; the tenth patch would cost more than a roof. ';

async function insertCampaign(url) {
  const [organisation, campaign] = [randomUUID(), randomUUID()];
  await query(url, `INSERT INTO organisations (id, slug, name) VALUES ($1, 'bench', 'Bench University')`, [organisation]);
  await query(
    url,
    `INSERT INTO campaigns (id, organisation_id, slug, title, summary, story, locale, currency, goal, minimum, maximum,
                            suggested_amounts, opens_at, closes_at, published_at)
     VALUES ($1, $2, 'boathouse', 'A roof for the boathouse', 'Forty schools a year meet the water here.', $3, 'en-GB', 'GBP', 100000000,
             100, 10000000, '{2500,5000,10000}', now() - interval '1 day', now() + interval '1 day', now())`,
    [campaign, organisation, storyOf()],
  );
}

const surroundings = (databaseUrl) => ({
  ...process.env,
  NODE_ENV: 'production',
  DATABASE_URL: databaseUrl,
  REDIS_CACHE_URL: required('TEST_REDIS_CACHE_URL'),
  REDIS_QUEUE_URL: required('TEST_REDIS_QUEUE_URL'),
  SMTP_URL: 'smtp://127.0.0.1:9',
  STORAGE_URL: pathToFileURL(tmpdir()).href,
  SECRET_KEY: 'a secret that is only ever used in benches',
  HOST: '127.0.0.1',
  PUBLIC_URL: 'http://127.0.0.1',
});

/** A web process as it runs in production, its log going nowhere. */
export async function startWeb(core, databaseUrl, port) {
  const child = startNode(core, ['dist/main.js'], { env: { ...surroundings(databaseUrl), PORT: String(port) } });
  for (let patience = 300; patience > 0; patience -= 1) {
    const isLive = await fetch(`http://127.0.0.1:${port}/health/live`).then(({ ok }) => ok, () => false);
    if (isLive) return { pid: child.pid, port };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return fail('the web process did not start');
}

/** The worker that keeps the figures' bus going. */
export const startWorker = (core, databaseUrl) => startNode(core, ['dist/worker.js', 'transactional'], { env: surroundings(databaseUrl) });

export async function startBare(core, folder) {
  const child = startNode(core, ['bench/rendered-page/bare-server.mjs', folder]);
  const [{ port }] = await once(child, 'message');
  return { pid: child.pid, port };
}

/** The same page through a plain Nest controller. */
export async function startPlainNest(core) {
  const child = startNode(core, ['bench/rendered-page/plain-nest.mjs', required('TEST_REDIS_CACHE_URL')]);
  const [{ port }] = await once(child, 'message');
  return { pid: child.pid, port };
}
