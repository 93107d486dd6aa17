import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** What the build makes of these files: their contents by their names, with hashes. */
export interface FakeBuild {
  readonly folder: string;
  readonly contents: ReadonlyMap<string, Buffer>;
  /** The hashed name of a file. */
  named(file: string): string;
}

const TEXTS = ['campaign.css', 'campaign.js', 'console/app.js', 'home.css', 'home.js', 'icon.svg'];

/** A folder as the browser build leaves it: six texts with compressed siblings, one picture, the manifest. */
export async function fakeBuild(): Promise<FakeBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'freshet-assets-'));
  const texts = TEXTS.map(
    (file) =>
      [hashed(file), Buffer.from(`/* ${file} */ the tide comes in, the tide goes out\n`.repeat(60))] as const,
  );
  const picture = [hashed('logo.png'), Buffer.from('89504e470d0a1a0a', 'hex')] as const;
  const manifest = [
    'manifest.json',
    Buffer.from(JSON.stringify(Object.fromEntries(texts.map(([name], at) => [at, name])))),
  ] as const;
  const contents = new Map([...texts, picture, manifest]);
  for (const [name, bytes] of contents) await write(join(folder, name), bytes);
  for (const [name, bytes] of texts) {
    await write(join(folder, `${name}.gz`), gzipSync(bytes));
    await write(join(folder, `${name}.br`), brotliCompressSync(bytes));
  }
  return { folder, contents, named: hashed };
}

/** Objects that the build becomes: each text thrice, the picture and the manifest. */
export const FAKE_OBJECTS = TEXTS.length * 3 + 2;

function hashed(file: string): string {
  const [, stem, ending] = /^(.*)(\.\w+)$/.exec(file)!;
  return `${stem}.${createHash('sha256').update(file).digest('hex').slice(0, 20)}${ending}`;
}

async function write(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}
