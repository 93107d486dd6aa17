import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { ObjectStorage } from '../../storage/object-storage.js';
import { listBuiltAssets, type BuiltAsset, type Encoding } from './built-asset.js';
import { eachAtMost } from './each-at-most.js';
import { planUploads, type Upload } from './plan-uploads.js';

const AT_ONCE = 8;

export interface DeployOrder {
  /** Where the browser build lies. */
  readonly folder: string;
  /** Begins every key: empty, or ending with a slash. */
  readonly prefix: string;
  /** How the object under an asset's plain name is compressed. */
  readonly encoding: Encoding;
  /** Says what would happen and does not let it happen. */
  readonly dryRun: boolean;
}

export interface Deployed {
  readonly key: string;
  readonly outcome: 'uploaded' | 'already there' | 'to upload';
  readonly encoding: Encoding;
  /** In bytes, as stored. */
  readonly size: number;
}

export interface DeployTotals {
  readonly assets: number;
  readonly objects: Readonly<Record<Deployed['outcome'], number>>;
  /** Bytes of all assets as they are, and as they are served under their plain names. */
  readonly plainBytes: number;
  readonly servedBytes: number;
}

/** Puts the browser build into a storage, once: what is there with the same bytes and headers is left alone. */
export class DeployAssets {
  constructor(private readonly storage: ObjectStorage) {}

  /** @throws AssetsNotBuilt @throws StorageError; what was uploaded by then stays, and nothing refers to it yet */
  async run(order: DeployOrder, report: (deployed: Deployed) => void): Promise<DeployTotals> {
    const assets = await listBuiltAssets(order.folder);
    const stored = await this.#storedSizes(order.prefix);
    const objects = { uploaded: 0, 'already there': 0, 'to upload': 0 };
    const deploy = async (upload: Upload) => {
      const deployed = await this.#deploy(upload, order, stored);
      objects[deployed.outcome] += 1;
      report(deployed);
    };
    // What has no hash refers to what has one: it follows when all of that is there.
    for (const isHashed of [true, false]) {
      const uploads = assets
        .filter((asset) => asset.isHashed === isHashed)
        .flatMap((asset) => planUploads(asset, order.encoding));
      await eachAtMost(AT_ONCE, uploads, deploy);
    }
    return { assets: assets.length, objects, ...(await sizesOf(assets, order.encoding)) };
  }

  async #storedSizes(prefix: string): Promise<Map<string, number>> {
    const sizes = new Map<string, number>();
    for await (const { key, size } of this.storage.list(prefix)) sizes.set(key, size);
    return sizes;
  }

  async #deploy(
    upload: Upload,
    { prefix, dryRun }: DeployOrder,
    stored: ReadonlyMap<string, number>,
  ): Promise<Deployed> {
    const key = prefix + upload.key;
    const bytes = await readFile(upload.path);
    const headers = { ...upload.headers, sha256: createHash('sha256').update(bytes).digest('hex') };
    const encoding: Encoding = headers.contentEncoding ?? 'identity';
    const deployed = { key, encoding, size: bytes.length };
    if (stored.get(key) === bytes.length && (await this.#isStored(key, headers)))
      return { ...deployed, outcome: 'already there' };
    if (dryRun) return { ...deployed, outcome: 'to upload' };
    await this.storage.put(key, bytes, headers);
    return { ...deployed, outcome: 'uploaded' };
  }

  async #isStored(key: string, headers: Upload['headers'] & { readonly sha256: string }): Promise<boolean> {
    const found = await this.storage.find(key);
    return (['sha256', 'contentType', 'contentEncoding', 'cacheControl'] as const).every(
      (name) => found?.[name] === headers[name],
    );
  }
}

async function sizesOf(
  assets: readonly BuiltAsset[],
  encoding: Encoding,
): Promise<Pick<DeployTotals, 'plainBytes' | 'servedBytes'>> {
  const sizes = await Promise.all(
    assets.map(
      async (asset) =>
        [await sizeOf(asset.paths.identity), await sizeOf(planUploads(asset, encoding)[0].path)] as const,
    ),
  );
  const sum = (numbers: number[]) => numbers.reduce((total, size) => total + size, 0);
  return {
    plainBytes: sum(sizes.map(([plain]) => plain)),
    servedBytes: sum(sizes.map(([, served]) => served)),
  };
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path)).size;
}
