import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  NotFound,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Readable } from 'node:stream';
import { checkKey, checkPrefix, isKey } from './object-key.js';
import { ObjectStorage, type ByteRange, type ListedObject, type ObjectHeaders, type StoredObject } from './object-storage.js';
import type { S3Address } from './s3-address.js';
import { openClient } from './s3-client.js';
import { asStorageError } from './s3-failure.js';
import { asHeaders, asInput } from './s3-headers.js';
import { StorageError } from './storage.error.js';

const MIB = 1024 * 1024;

/** A bucket of Amazon S3 or of any server that speaks its language. */
export class S3Storage extends ObjectStorage {
  readonly place: string;
  readonly servesHeaders = true;
  readonly #client: S3Client;

  constructor(private readonly address: S3Address) {
    super();
    this.place = address.place;
    this.#client = openClient(address);
  }

  async put(key: string, content: Buffer | Readable, headers: ObjectHeaders): Promise<void> {
    const params = { ...this.#object(key), Body: content, ...asInput(headers) };
    if (Buffer.isBuffer(content)) await this.#ask(() => this.#client.send(new PutObjectCommand(params)));
    // Its length is not known beforehand: in parts, of which at most three of 5 MiB are in memory.
    else
      await this.#ask(() =>
        new Upload({ client: this.#client, params, partSize: 5 * MIB, queueSize: 3 }).done(),
      );
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    const Range = range && `bytes=${range.start}-${range.end}`;
    const { Body } = await this.#ask(
      () => this.#client.send(new GetObjectCommand({ ...this.#object(key), Range })),
      () => {
        throw new StorageError('missing', `there is no ${key} in ${this.place}`);
      },
    );
    // In Node every body is a stream of Node's.
    return Body as Readable;
  }

  async find(key: string): Promise<StoredObject | null> {
    const found = await this.#ask(
      () => this.#client.send(new HeadObjectCommand(this.#object(key))),
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
      () => this.#client.send(new DeleteObjectCommand(this.#object(key))),
      () => null,
    );
  }

  async *list(prefix: string): AsyncIterable<ListedObject> {
    const { bucket: Bucket, prefix: folder } = this.address;
    const pages = paginateListObjectsV2(
      { client: this.#client },
      { Bucket, Prefix: folder + checkPrefix(prefix) },
    )[Symbol.asyncIterator]();
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
    const { Uploads = [] } = await this.#ask(() => this.#client.send(new ListMultipartUploadsCommand({ Bucket, Prefix })));
    const old = Uploads.filter(({ Initiated = before }) => Initiated < before);
    for (const { Key, UploadId } of old) await this.#ask(() => this.#client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })));
    return old.length;
  }

  #object(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.address.bucket, Key: this.address.prefix + checkKey(key) };
  }

  async #ask<T, U = never>(question: () => Promise<T>, whenMissing?: () => U): Promise<T | U> {
    try {
      return await question();
    } catch (error) {
      if (whenMissing && (error instanceof NotFound || error instanceof NoSuchKey)) return whenMissing();
      throw asStorageError(error, this.place);
    }
  }
}
