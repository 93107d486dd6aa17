import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { StorageError } from './storage.error.js';

/** A bucket somewhere, and how to get in. */
export interface S3Address {
  readonly client: Pick<S3ClientConfig, 'region' | 'credentials' | 'endpoint' | 'forcePathStyle'>;
  readonly bucket: string;
  /** The folder in the bucket: empty, or ending with a slash. */
  readonly prefix: string;
  /** For people: without credentials. */
  readonly place: string;
}

const FORMS = 's3://KEY:SECRET@bucket?region=eu-west-1 or https://KEY:SECRET@host/bucket';

/**
 * Reads `s3://KEY:SECRET@bucket/folder?region=eu-west-1` and, for servers that speak S3,
 * `https://KEY:SECRET@host:port/bucket/folder?region=…`. Without a key, the SDK looks where it always does: the
 * environment, then the machine's role. @throws StorageError `address`, never quoting the URL
 */
export function parseS3Address(url: URL): S3Address {
  const unknown = [...url.searchParams.keys()].find((name) => name !== 'region');
  if (unknown !== undefined)
    throw new StorageError(
      'address',
      `the storage's URL has a "${unknown}", which means nothing: only region does`,
    );
  return url.protocol === 's3:' ? amazonAddress(url) : serverAddress(url);
}

function amazonAddress(url: URL): S3Address {
  const region = url.searchParams.get('region');
  if (region === null)
    throw new StorageError('address', `the storage's URL names no region: write it as ${FORMS}`);
  const prefix = folderOf(url.pathname.split('/'));
  const place = `s3://${url.host}/${prefix}`;
  return { client: { region, ...credentialsOf(url) }, bucket: checkBucket(url.host), prefix, place };
}

function serverAddress(url: URL): S3Address {
  const [bucket = '', ...folders] = url.pathname.split('/').filter(Boolean);
  const prefix = folderOf(folders);
  const client = {
    region: url.searchParams.get('region') ?? 'us-east-1',
    endpoint: url.origin,
    forcePathStyle: true,
    ...credentialsOf(url),
  };
  return { client, bucket: checkBucket(bucket), prefix, place: `${url.origin}/${bucket}/${prefix}` };
}

function checkBucket(bucket: string): string {
  if (bucket === '')
    throw new StorageError('address', `the storage's URL names no bucket: write it as ${FORMS}`);
  return bucket;
}

function folderOf(segments: readonly string[]): string {
  const named = segments.filter(Boolean).map(decodeURIComponent);
  return named.length === 0 ? '' : `${named.join('/')}/`;
}

function credentialsOf({ username, password }: URL): Pick<S3ClientConfig, 'credentials'> {
  if (username === '') return {};
  return {
    credentials: { accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) },
  };
}
