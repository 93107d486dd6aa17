import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../failure.mjs';
import { canEnter, postgresAccount } from './account.mjs';

/**
 * Where Postgres lives and as whom: `{ folder, account }`, with its data in `folder/postgres`. That is `keep`, unless we
 * are root and the checkout lies where only root may go: then a folder of its own under /var/lib.
 */
export function keptHome(keep, checkout) {
  const account = postgresAccount(join(keep, 'postgres'));
  if (canEnter(account, keep)) return { folder: keep, account };
  const folder = join('/var/lib/freshet', createHash('sha256').update(checkout).digest('hex').slice(0, 12));
  const owner = postgresAccount(join(folder, 'postgres'));
  setAsideForgotten(folder, join(keep, 'postgres-home'));
  makePassable(join(folder, '..'));
  makePassable(folder);
  if (!canEnter(owner, folder)) throw new Failure(`PostgreSQL's user cannot enter ${folder}.`);
  writeFileSync(join(keep, 'postgres-home'), `${folder}\n`);
  return { folder, account: owner };
}

/** A home for the length of one run, in the first temporary folder that the account may enter. */
export function temporaryHome() {
  const account = postgresAccount('');
  for (const base of [tmpdir(), '/tmp', '/var/tmp']) {
    const folder = mkdtempSync(join(base, 'freshet-'));
    chmodSync(folder, 0o711);
    if (canEnter(account, folder)) return { folder, account };
    rmSync(folder, { recursive: true });
  }
  throw new Failure("PostgreSQL's user cannot enter any temporary folder.");
}

/** Whoever deletes `.freshet` begins anew; their data lie elsewhere here, and one earlier life of them is spared. */
function setAsideForgotten(folder, marker) {
  if (existsSync(marker) || !existsSync(folder)) return;
  rmSync(`${folder}.previous`, { recursive: true, force: true });
  renameSync(folder, `${folder}.previous`);
}

function makePassable(folder) {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
}
