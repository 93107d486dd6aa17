import type { Readable } from 'node:stream';

/** What whoever fetches an object by its URL is told about it. */
export interface ObjectHeaders {
  readonly contentType: string;
  /** How the stored bytes are compressed; null where they are as they are. */
  readonly contentEncoding: 'gzip' | 'br' | null;
  readonly cacheControl: string | null;
  /** Hash of the stored bytes in hex, where whoever put them there gave one. */
  readonly sha256: string | null;
}

export interface ListedObject {
  readonly key: string;
  /** In bytes, as stored. */
  readonly size: number;
  readonly modifiedAt: Date;
}

/** Which bytes, the first being 0; both ends are in it. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export type StoredObject = ListedObject & ObjectHeaders;

/**
 * Files too large or too public for the database. A key is a relative path, see `checkKey`; every method throws
 * RangeError for any other, and StorageError when the storage cannot be used.
 */
export abstract class ObjectStorage {
  /** Where it is, for people: never with credentials. */
  abstract readonly place: string;

  /** Whether browsers that fetch an object by its URL get its headers; a folder leaves that to what serves it. */
  abstract readonly servesHeaders: boolean;

  /** Stores all of `content` or, when that or the storage fails on the way, nothing: what was there before stays. */
  abstract put(key: string, content: Buffer | Readable, headers: ObjectHeaders): Promise<void>;

  /** The stored bytes; of a range of them that is there, those alone. @throws StorageError `missing` */
  abstract get(key: string, range?: ByteRange): Promise<Readable>;

  abstract find(key: string): Promise<StoredObject | null>;

  /** Does nothing when there is no such object. */
  abstract delete(key: string): Promise<void>;

  /** All whose key begins with `prefix`, in order of key. */
  abstract list(prefix: string): AsyncIterable<ListedObject>;

  /** Removes what was begun before and never became an object, because whoever wrote it was killed; answers how many. */
  abstract removeUnfinished(before: Date): Promise<number>;
}
