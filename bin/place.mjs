import { chmodSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.mjs';

/** The checkout these scripts lie in. */
export const root = realpathSync(fileURLToPath(new URL('..', import.meta.url)));

/** Everything a start keeps between runs lies in here. */
export const keep = join(root, '.freshet');

export const kept = (...path) => join(keep, ...path);

/** Makes the folder, open to be passed through: Postgres, when we are root, runs as another user and has its data inside. */
export function openKeep() {
  try {
    makeFolder(keep, 0o711);
    chmodSync(keep, 0o711);
    for (const folder of ['logs', 'mail', 'storage']) makeFolder(kept(folder), 0o700);
  } catch (error) {
    throw unusable(error);
  }
}

/** Not `recursive`, which calls a read-only disk a missing folder. */
function makeFolder(folder, mode) {
  try {
    mkdirSync(folder, mode);
  } catch (error) {
    if (error.code !== 'EEXIST' || !statSync(folder).isDirectory()) throw error;
  }
}

function unusable(error) {
  const why = {
    EEXIST: 'it is in the way: it must be a folder',
    EROFS: 'the disk is read-only',
    EACCES: 'this user may not write here',
    EPERM: 'it belongs to another user',
  }[error.code];
  return why ? new Failure(`Freshet keeps its data in ${keep}, but ${why}.`) : error;
}
