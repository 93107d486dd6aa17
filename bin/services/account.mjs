import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { Failure } from '../failure.mjs';

/**
 * The account ({ uid, gid }) that Postgres runs as: null for our own, another one when we are root, which Postgres
 * refuses. Data that are there already stay with their owner.
 */
export function postgresAccount(dataFolder) {
  if (process.getuid?.() !== 0) return null;
  const account = ownerOf(dataFolder) ?? existing('postgres') ?? existing('nobody') ?? created('freshet');
  if (account) return account;
  throw new Failure(
    'PostgreSQL refuses to run as root, and there is no other user: run this as an ordinary user.',
  );
}

/** Whether that account may enter `folder`, whatever lies above it; asked of the system, not worked out. */
export function canEnter(account, folder) {
  return !account || succeeds('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], account);
}

/** Whether that account can run `command` with `args`. */
export const canRun = (account, command, ...args) => succeeds(command, args, account);

function ownerOf(folder) {
  const { uid, gid } = statSync(folder, { throwIfNoEntry: false }) ?? { uid: 0 };
  return uid === 0 ? null : { uid, gid };
}

function existing(name) {
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout || NaN),
  );
  // In a container the number may exist and still not be ours to become.
  return uid > 0 && canRun({ uid, gid }, '/bin/sh', '-c', 'true') ? { uid, gid } : null;
}

function created(name) {
  spawnSync('useradd', ['--system', '--no-create-home', '--user-group', name]);
  return existing(name);
}

function succeeds(command, args, account) {
  return spawnSync(command, args, { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}
