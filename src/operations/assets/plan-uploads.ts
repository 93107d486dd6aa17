import type { ObjectHeaders } from '../../storage/object-storage.js';
import { ENDINGS, type BuiltAsset, type Encoding } from './built-asset.js';

/** Bytes of a file that become an object. */
export interface Upload {
  readonly key: string;
  readonly path: string;
  readonly headers: Omit<ObjectHeaders, 'sha256'>;
}

const FOR_EVER = 'public, max-age=31536000, immutable';
const FOR_A_MINUTE = 'public, max-age=60';

/**
 * The objects of one asset, the one under its plain name first. That holds the bytes compressed by `encoding` where
 * the build has them so, and every browser unpacks them; siblings under `.gz` and `.br` are for servers that choose by
 * what a browser accepts.
 */
export function planUploads(asset: BuiltAsset, encoding: Encoding): [Upload, ...Upload[]] {
  const compressed = asset.paths[encoding];
  const plain = compressed === undefined ? asset.paths.identity : compressed;
  const siblings = (['gzip', 'br'] as const).flatMap((sibling) => {
    const path = asset.paths[sibling];
    return path === undefined ? [] : [upload(asset, ENDINGS[sibling], path, sibling)];
  });
  return [upload(asset, '', plain, compressed === undefined ? 'identity' : encoding), ...siblings];
}

function upload(
  { name, contentType, isHashed }: BuiltAsset,
  ending: string,
  path: string,
  encoding: Encoding,
): Upload {
  const contentEncoding = encoding === 'identity' ? null : encoding;
  return {
    key: name + ending,
    path,
    headers: { contentType, contentEncoding, cacheControl: isHashed ? FOR_EVER : FOR_A_MINUTE },
  };
}
