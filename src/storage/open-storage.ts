import { fileURLToPath } from 'node:url';
import type { Secret } from '../config/secret.js';
import { FileStorage } from './file-storage.js';
import type { ObjectStorage } from './object-storage.js';
import { parseS3Address } from './s3-address.js';
import { S3Storage } from './s3-storage.js';
import { StorageError } from './storage.error.js';

/** The storage that a URL names; asks it nothing yet. @throws StorageError `address`, never quoting the URL */
export function openStorage(secret: Secret): ObjectStorage {
  const text = secret.reveal();
  if (!URL.canParse(text))
    throw new StorageError('address', `the storage's URL is none: in a secret, write / as %2F and + as %2B`);
  const url = new URL(text);
  switch (url.protocol) {
    case 'file:':
      return new FileStorage(folderOf(url));
    case 's3:':
    case 'http:':
    case 'https:':
      return new S3Storage(parseS3Address(url));
    default:
      throw new StorageError(
        'address',
        `a storage's URL begins with file, s3, https or http, not with ${url.protocol}`,
      );
  }
}

function folderOf(url: URL): string {
  if (url.host !== '')
    throw new StorageError('address', `a folder's URL has three slashes: file:///${url.host}${url.pathname}`);
  return fileURLToPath(url);
}
