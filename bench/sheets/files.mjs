import { mkdtempSync, rmSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../children.mjs';

const MAKER = fileURLToPath(new URL('make-file.mjs', import.meta.url));

/** Files of the same rows in every format, made when first asked for and gone with this process. */
export class Files {
  #folder = mkdtempSync(join(tmpdir(), 'freshet-bench-sheets-'));

  constructor() {
    process.on('exit', () => rmSync(this.#folder, { recursive: true, force: true }));
  }

  /** Path of a file. @param format `shared` or `inline` for .xlsx, `csv`, `json` */
  async of(format, rows) {
    const path = join(this.#folder, `${rows}-${format}`);
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (!isThere) await run(process.execPath, [MAKER, format, String(rows), path]);
    return path;
  }
}
