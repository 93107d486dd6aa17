import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure.mjs';
import { npm } from './npm.mjs';

/** What the build reads. */
const SOURCES = [
  'src',
  'migrations',
  'package.json',
  'package-lock.json',
  'nest-cli.json',
  'tsconfig.json',
  'webpack.config.js',
  '.swcrc',
];

/** Builds `dist` when a source has changed since the last build; resolves to what there was to do. */
export async function build(crew, root) {
  const stamp = join(root, 'dist', '.build-stamp');
  const wanted = fingerprint(root);
  if (isCurrent(root, stamp, wanted)) return 'up to date';
  // From nothing, so that a migration that is gone from the sources is gone from dist as well.
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const { command, args } = npm('run', '--silent', 'build');
  const { code, output } = await crew.run({ name: 'npm run build', command, args, cwd: root });
  if (code !== 0) throw new Failure('The build failed.', output);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, wanted);
  return 'built';
}

/** By content, not by date: a checkout or a copy changes every date. */
function fingerprint(root) {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesIn(root, source)).sort(byName)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** The order in which a folder lists its files differs from disk to disk. */
const byName = (a, b) => (a < b ? -1 : 1);

function filesIn(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full).flatMap((name) => filesIn(root, join(path, name)));
}

/** A stamp older than the program it vouches for says nothing: somebody has built by hand since. */
function isCurrent(root, stamp, wanted) {
  const program = join(root, 'dist', 'main.js');
  if (!existsSync(stamp) || !existsSync(program)) return false;
  return readFileSync(stamp, 'utf8') === wanted && statSync(program).mtimeMs <= statSync(stamp).mtimeMs;
}
