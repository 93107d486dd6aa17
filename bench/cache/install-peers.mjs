import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../bin/place.mjs';
import { npm } from '../../bin/steps/npm.mjs';
import { run } from '../children.mjs';

const FOLDER = join(root, 'bench');

/** Puts what bench/package-lock.json says into bench/node_modules, unless it is there. */
export async function installPeers() {
  if (isComplete()) return;
  const { command, args } = npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
  await run(command, args, { cwd: FOLDER });
}

function isComplete() {
  const present = join(FOLDER, 'node_modules', '.package-lock.json');
  if (!existsSync(present)) return false;
  const [wanted, installed] = [join(FOLDER, 'package-lock.json'), present].map(
    (file) => JSON.parse(readFileSync(file, 'utf8')).packages,
  );
  return Object.entries(wanted).every(
    ([path, { version }]) => path === '' || installed[path]?.version === version,
  );
}
