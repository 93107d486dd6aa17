import { cpSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { kept, root } from '../../bin/place.mjs';
import { temporaryHome } from '../../bin/services/postgres-home.mjs';

/** What a copy does without: it gets the dependencies by a link, and begins with no data. */
const LEFT_OUT = new Set(['node_modules', '.git', '.freshet', 'coverage'].map((name) => join(root, name)));

/** A built copy of the project, with data of its own, for the length of `work(folder)`. */
export async function withCopy(work) {
  const { folder: home } = temporaryHome();
  const folder = join(home, 'freshet');
  try {
    // With its dates: the build is current by them.
    cpSync(root, folder, {
      recursive: true,
      preserveTimestamps: true,
      filter: (path) => !LEFT_OUT.has(path),
    });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    await work(folder, home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The file that appears when a start is ready, in the copy. */
export const demoFileOf = (folder) => join(folder, kept('demo.json').slice(root.length + 1));
