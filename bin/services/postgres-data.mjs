import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure.mjs';
import { endInOrder } from '../processes/ending.mjs';
import { commandOf, isAlive } from '../processes/identity.mjs';

export const SUPERUSER = 'freshet';

/** Text is compared the same way on every machine, whatever its own language. */
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

/** Makes the data folder on first use; one that an earlier start left half made does not count. */
export async function ensureData(crew, { folder, account }, { native, version }, { password, durable }) {
  const data = join(folder, 'postgres');
  if (existsSync(join(data, 'PG_VERSION'))) return requireSameMajor(data, version);
  const half = join(folder, 'postgres.new');
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  const passwordFile = join(half, '..', 'postgres-initial-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [half, passwordFile]) chownSync(path, account.uid, account.gid);
  await initdb(crew, native, account, [
    '--pgdata',
    half,
    '--pwfile',
    passwordFile,
    ...(durable ? [] : ['--no-sync']),
  ]);
  rmSync(passwordFile);
  renameSync(half, data);
}

async function initdb(crew, native, account, args) {
  const { code, output } = await crew.run({
    name: 'initdb',
    command: join(native, 'bin', 'initdb'),
    args: [...args, `--username=${SUPERUSER}`, '--auth=scram-sha-256', '--no-instructions', ...LOCALE],
    account,
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  });
  if (code !== 0) throw new Failure('PostgreSQL could not make its data folder.', output);
}

function requireSameMajor(data, version) {
  const [made, here] = [readFileSync(join(data, 'PG_VERSION'), 'utf8').trim(), version.split('.')[0]];
  if (made === here) return;
  throw new Failure(
    `${data} was made by PostgreSQL ${made}, and this is ${here}: move it away to begin anew.`,
  );
}

/**
 * Makes the data folder startable after a kill: ends a server that was left running on it, and drops a lock whose process
 * number now belongs to somebody else. A lock with a dead number is left to Postgres, which knows best.
 */
export async function clearStaleServer(data) {
  const lock = join(data, 'postmaster.pid');
  const pid = existsSync(lock) ? Number(readFileSync(lock, 'utf8').split('\n')[0]) : 0;
  if (!pid || !isAlive(pid)) return;
  if (commandOf(pid).includes(data)) await endInOrder([{ pid, rank: 'postgres' }]);
  else rmSync(lock);
}
