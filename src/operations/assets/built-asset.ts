import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { contentType } from 'mime-types';

export type Encoding = 'identity' | 'gzip' | 'br';

/** One file of the browser build with the compressed siblings that lie beside it. */
export interface BuiltAsset {
  /** Its path below the build's folder, with slashes. */
  readonly name: string;
  readonly contentType: string;
  /** Files with its bytes, by how those are compressed; `identity` is always there. */
  readonly paths: Readonly<Partial<Record<Encoding, string>>> & { readonly identity: string };
  /** Whether the name carries a hash of the content, so that a copy stays good for ever. */
  readonly isHashed: boolean;
}

export const ENDINGS = { gzip: '.gz', br: '.br' } as const;

const HASHED = /\.[0-9a-f]{16,}\.\w+$/;
const MANIFEST = 'manifest.json';

export class AssetsNotBuilt extends Error {
  constructor(folder: string) {
    super(`there are no built assets in ${folder}: run "npm run build" first`);
  }
}

/** Everything that the browser build left in `folder`, by name. @throws AssetsNotBuilt */
export async function listBuiltAssets(folder: string): Promise<BuiltAsset[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  const names = new Set(files.map((path) => path.split(sep).join('/')));
  // The build writes it with all else there: without it, there is no build or half of one.
  if (!names.has(MANIFEST)) throw new AssetsNotBuilt(folder);
  const isSibling = (name: string) =>
    Object.values(ENDINGS).some(
      (ending) => name.endsWith(ending) && names.has(name.slice(0, -ending.length)),
    );
  return [...names]
    .filter((name) => !isSibling(name))
    .sort()
    .map((name) => builtAsset(folder, name, names));
}

function builtAsset(folder: string, name: string, names: ReadonlySet<string>): BuiltAsset {
  const paths: Partial<Record<Encoding, string>> = {};
  for (const encoding of ['gzip', 'br'] as const) {
    const sibling = name + ENDINGS[encoding];
    if (names.has(sibling)) paths[encoding] = join(folder, sibling);
  }
  return {
    name,
    contentType: contentType(name.slice(name.lastIndexOf('.'))) || 'application/octet-stream',
    paths: { ...paths, identity: join(folder, name) },
    isHashed: HASHED.test(name),
  };
}
