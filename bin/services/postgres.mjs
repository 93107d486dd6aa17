import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../failure.mjs';
import { LOCALHOST } from './ports.mjs';
import { postgresBinaries } from './postgres-binaries.mjs';
import { clearStaleServer, ensureData, SUPERUSER } from './postgres-data.mjs';
import { query } from './postgres-query.mjs';
import { until } from './until.mjs';

/** So that engineers see which statements are slow. */
const WATCHED = { shared_preload_libraries: 'pg_stat_statements' };

const DURABLE = { ...WATCHED, max_connections: 200 };

const WRONG_PASSWORD = '28P01';

/** For data that are thrown away afterwards: nothing waits for the disk. */
const FLEETING = {
  ...WATCHED,
  max_connections: 300,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/**
 * Starts the embedded PostgreSQL in `home` ({ folder, account }); resolves to `{ urlOf(database), version }`.
 * It listens on loopback only, and on no Unix socket, whose path would have to be shorter than many a folder's.
 */
export async function startPostgres(crew, { root, home, port, password, logFile, durable = true }) {
  const binaries = postgresBinaries(root, home);
  const data = join(home.folder, 'postgres');
  await ensureData(crew, home, binaries, { password, durable });
  await clearStaleServer(data);
  const urlOf = (database) => `postgres://${SUPERUSER}:${password}@${LOCALHOST}:${port}/${database}`;
  const settings = {
    ...(durable ? DURABLE : FLEETING),
    port,
    listen_addresses: LOCALHOST,
    unix_socket_directories: '',
  };
  await startPatiently(crew, {
    name: 'postgres',
    rank: 'postgres',
    command: join(binaries.native, 'bin', 'postgres'),
    args: ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    account: home.account,
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    output: { file: logFile },
    ready: (member) =>
      until(() => greet(urlOf('postgres'), data), { member, sentence: 'PostgreSQL does not answer.' }),
  });
  return { urlOf, version: binaries.version.replace(/-.*/, '') };
}

async function greet(url, data) {
  try {
    await query(url, 'SELECT');
  } catch (error) {
    if (error.code !== WRONG_PASSWORD) throw error;
    throw new Failure(
      `The password kept beside ${data} is not the one it was made with: move it away to begin anew.`,
    );
  }
}

/** When only the main process of an earlier server was killed, the others take a moment to notice. */
async function startPatiently(crew, spec, attempts = 20) {
  try {
    await crew.start(spec);
  } catch (failure) {
    const lingering = failure.lastLines?.some((line) => line.includes('pre-existing shared memory'));
    if (!lingering || attempts === 1) throw failure;
    await pause(250);
    await startPatiently(crew, spec, attempts - 1);
  }
}
