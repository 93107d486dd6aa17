import type { S3Client } from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';
import { checkKey, checkPrefix, isKey } from './object-key.js';
import { ObjectStorage, type ByteRange, type ListedObject, type ObjectHeaders, type StoredObject } from './object-storage.js';
import type { S3Address } from './s3-address.js';
import { asStorageError } from './s3-failure.js';
import { asHeaders, asInput } from './s3-headers.js';
import { StorageError } from './storage.error.js';

const MIB = 1024 * 1024;

type Sdk = typeof import('./s3-sdk.js');

interface Opened {
  readonly sdk: Sdk;
  readonly client: S3Client;
}

/** A bucket of Amazon S3 or of any server that speaks its language. */
export class S3Storage extends ObjectStorage {
  readonly place: string;
  readonly servesHeaders = true;
  #opened: Promise<Opened> | null = null;

  constructor(private readonly address: S3Address) {
    super();
    this.place = address.place;
  }

  async put(key: string, content: Buffer | Readable, headers: ObjectHeaders): Promise<void> {
    const params = { ...this.#object(key), Body: content, ...asInput(headers) };
    if (Buffer.isBuffer(content)) await this.#ask(({ sdk, client }) => client.send(new sdk.PutObjectCommand(params)));
    // Its length is not known beforehand: in parts, of which at most three of 5 MiB are in memory.
    else await this.#ask(({ sdk, client }) => new sdk.Upload({ client, params, partSize: 5 * MIB, queueSize: 3 }).done());
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    const Range = range && `bytes=${range.start}-${range.end}`;
    const { Body } = await this.#ask(
      ({ sdk, client }) => client.send(new sdk.GetObjectCommand({ ...this.#object(key), Range })),
      () => {
        throw new StorageError('missing', `there is no ${key} in ${this.place}`);
      },
    );
    // In Node every body is a stream of Node's.
    return Body as Readable;
  }

  async find(key: string): Promise<StoredObject | null> {
    const found = await this.#ask(
      ({ sdk, client }) => client.send(new sdk.HeadObjectCommand(this.#object(key))),
      () => null,
    );
    return found === null
      ? null
      : {
          key,
          size: found.ContentLength ?? 0,
          modifiedAt: found.LastModified ?? new Date(0),
          ...asHeaders(found),
        };
  }

  async delete(key: string): Promise<void> {
    await this.#ask(
      ({ sdk, client }) => client.send(new sdk.DeleteObjectCommand(this.#object(key))),
      () => null,
    );
  }

  async *list(prefix: string): AsyncIterable<ListedObject> {
    const { bucket: Bucket, prefix: folder } = this.address;
    const Prefix = folder + checkPrefix(prefix);
    const pages = await this.#ask(async ({ sdk, client }) => sdk.paginateListObjectsV2({ client }, { Bucket, Prefix })[Symbol.asyncIterator]());
    for (;;) {
      const { value: page, done } = await this.#ask(() => pages.next());
      if (done === true) return;
      for (const { Key = '', Size = 0, LastModified = new Date(0) } of page.Contents ?? []) {
        const key = Key.slice(folder.length);
        // Others may have put things there that we never would, such as the empty objects that stand for folders.
        if (isKey(key)) yield { key, size: Size, modifiedAt: LastModified };
      }
    }
  }

  /** A thousand at a time: a night brings the next. */
  async removeUnfinished(before: Date): Promise<number> {
    const { bucket: Bucket, prefix: Prefix } = this.address;
    const { Uploads = [] } = await this.#ask(({ sdk, client }) => client.send(new sdk.ListMultipartUploadsCommand({ Bucket, Prefix })));
    const old = Uploads.filter(({ Initiated = before }) => Initiated < before);
    for (const { Key, UploadId } of old) await this.#ask(({ sdk, client }) => client.send(new sdk.AbortMultipartUploadCommand({ Bucket, Key, UploadId })));
    return old.length;
  }

  #object(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.address.bucket, Key: this.address.prefix + checkKey(key) };
  }

  /** The SDK is loaded by those who have a bucket alone, and when they first ask it something: it fills some 25 MB. */
  #open(): Promise<Opened> {
    return (this.#opened ??= import('./s3-sdk.js').then((sdk) => ({ sdk, client: sdk.openClient(this.address) })));
  }

  async #ask<T, U = never>(question: (opened: Opened) => Promise<T>, whenMissing?: () => U): Promise<T | U> {
    const opened = await this.#open();
    try {
      return await question(opened);
    } catch (error) {
      if (whenMissing && (error instanceof opened.sdk.NotFound || error instanceof opened.sdk.NoSuchKey)) return whenMissing();
      throw asStorageError(error, this.place);
    }
  }
}
