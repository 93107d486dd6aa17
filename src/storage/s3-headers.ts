import type { HeadObjectCommandOutput, PutObjectCommandInput } from '@aws-sdk/client-s3';
import type { ObjectHeaders } from './object-storage.js';

/** Headers in the SDK's names. */
export function asInput(headers: ObjectHeaders): Partial<PutObjectCommandInput> {
  return {
    ContentType: headers.contentType,
    ContentEncoding: headers.contentEncoding ?? undefined,
    CacheControl: headers.cacheControl ?? undefined,
    Metadata: headers.sha256 === null ? undefined : { sha256: headers.sha256 },
  };
}

export function asHeaders({
  ContentType,
  ContentEncoding,
  CacheControl,
  Metadata,
}: HeadObjectCommandOutput): ObjectHeaders {
  return {
    contentType: ContentType ?? 'application/octet-stream',
    contentEncoding: ContentEncoding === 'gzip' || ContentEncoding === 'br' ? ContentEncoding : null,
    cacheControl: CacheControl ?? null,
    sha256: Metadata?.['sha256'] ?? null,
  };
}
