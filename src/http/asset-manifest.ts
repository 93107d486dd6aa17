import { readFileSync } from 'node:fs';

/** Public paths of what a page kind loads, as the browser build wrote them. */
export interface PageAssets {
  readonly js: readonly string[];
  readonly css: readonly string[];
}

export interface AssetManifest {
  readonly entries: Readonly<Record<string, PageAssets>>;
  readonly icon: string;
}

// From dist/pages and from src/pages alike, two folders up is where dist stands.
const MANIFEST = new URL('../../dist/assets/manifest.json', import.meta.url);

const texts = new Map<string, string>();

let manifest: AssetManifest | undefined;

/** Where browsers load `path` of the manifest from: our own /assets, or the storage the build was deployed to. */
export function assetUrl(path: string, assetsUrl: string): string {
  return assetsUrl + path.slice('/assets'.length);
}

/** Read once, on first use. @throws Error when the browser build has not run. */
export function assetManifest(): AssetManifest {
  manifest ??= readManifest();
  return manifest;
}

/** @throws Error when there is no such entry. */
export function assetsOf(entry: string): PageAssets {
  const assets = assetManifest().entries[entry];
  if (assets === undefined) throw new Error(`The browser build has no entry "${entry}": run "npm run build"`);
  return assets;
}

/** The script of an entry that is one file, as text. @throws Error when there is no such entry. */
export function assetText(entry: string): string {
  let text = texts.get(entry);
  if (text === undefined) {
    const [path = ''] = assetsOf(entry).js;
    texts.set(entry, (text = readFileSync(new URL(path.slice('/assets/'.length), MANIFEST), 'utf8')));
  }
  return text;
}

function readManifest(): AssetManifest {
  try {
    return JSON.parse(readFileSync(MANIFEST, 'utf8')) as AssetManifest;
  } catch (cause) {
    throw new Error('The browser assets are not built: run "npm run build"', { cause });
  }
}
