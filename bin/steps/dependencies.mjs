import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure.mjs';
import { linkLibraries } from './native-links.mjs';
import { npm } from './npm.mjs';

/** npm says first what is wrong, and then goes on to explain itself. */
const MOST_LINES = 15;

/** Makes node_modules what package-lock.json says; resolves to what there was to do. */
export async function installDependencies(crew, root) {
  const stamp = join(root, 'node_modules', '.freshet-installed');
  const wanted = fingerprint(root);
  if (read(stamp) === wanted) return 'up to date';
  const alreadyThere = isComplete(root);
  if (!alreadyThere) await npmInstall(crew, root);
  linkLibraries(join(root, 'node_modules'));
  writeFileSync(stamp, wanted);
  return alreadyThere ? 'up to date' : 'installed';
}

/** Whether nothing needs to be installed, as far as can be told without looking closely. */
export const areInstalled = (root) =>
  read(join(root, 'node_modules', '.freshet-installed')) !== null || isComplete(root);

/** The platform is part of it: a folder shared with another machine holds that machine's binaries. */
function fingerprint(root) {
  const lock = read(join(root, 'package-lock.json'));
  if (lock === null)
    throw new Failure('package-lock.json is missing: this is not a complete copy of Freshet.');
  return createHash('sha256')
    .update(`${lock}${process.platform}-${process.arch}-${process.versions.modules}`)
    .digest('hex');
}

/** Whether npm itself, run by hand, has put every package of the lock file there; the optional ones depend on the machine. */
function isComplete(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (present[path] ? present[path].version === version : optional),
  );
}

/**
 * Installs what the lock file says and leaves it as it is. Not `npm ci`, which refuses a lock file without the optional
 * packages of every platform, and a registry need not have them all.
 */
async function npmInstall(crew, root) {
  const { command, args } = npm(
    'install',
    '--no-save',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  );
  const lines = [];
  const output = { onLine: (line) => lines.push(line) };
  const { code } = await crew.run({ name: 'npm install', command, args, cwd: root, output });
  if (code === 0) return;
  const offline = lines.some((line) => /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.test(line));
  const why = offline ? 'the package registry cannot be reached' : 'npm install failed';
  throw new Failure(`The dependencies could not be installed: ${why}.`, lines.slice(0, MOST_LINES));
}

function packagesOf(lockFile) {
  return JSON.parse(read(lockFile) ?? '{}').packages ?? {};
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
