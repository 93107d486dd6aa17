import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkKey, checkPrefix, isKey } from './object-key.js';
import { ObjectStorage, type ByteRange, type ListedObject, type ObjectHeaders, type StoredObject } from './object-storage.js';
import { StorageError } from './storage.error.js';

const UNFINISHED = '.unfinished';

const UNKNOWN: ObjectHeaders = {
  contentType: 'application/octet-stream',
  contentEncoding: null,
  cacheControl: null,
  sha256: null,
};

/** Objects as plain files of a folder; their headers lie in `.headers`, what is being written in `.unfinished`. */
export class FileStorage extends ObjectStorage {
  readonly place: string;
  readonly servesHeaders = false;

  constructor(private readonly folder: string) {
    super();
    this.place = folder;
  }

  async put(key: string, content: Buffer | Readable, headers: ObjectHeaders): Promise<void> {
    const path = this.#pathOf(key);
    await this.#write(path, content);
    // In this order: a hash that is already there never speaks of bytes that are not.
    await this.#write(this.#headersOf(key), Buffer.from(JSON.stringify(headers)));
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    if ((await this.find(key)) === null)
      throw new StorageError('missing', `there is no ${key} in ${this.place}`);
    return (await open(this.#pathOf(key))).createReadStream(range);
  }

  async find(key: string): Promise<StoredObject | null> {
    const found = await orNull(stat(this.#pathOf(key)));
    if (!found?.isFile()) return null;
    const headers = await orNull(readFile(this.#headersOf(key), 'utf8'));
    const known = headers === null ? UNKNOWN : (JSON.parse(headers) as ObjectHeaders);
    return { key, size: found.size, modifiedAt: new Date(found.mtimeMs), ...known };
  }

  async delete(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
    await rm(this.#headersOf(key), { force: true });
  }

  async *list(prefix: string): AsyncIterable<ListedObject> {
    const start = join(this.folder, dirname(`${checkPrefix(prefix)}.`));
    const entries = (await orNull(readdir(start, { recursive: true, withFileTypes: true }))) ?? [];
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.folder, join(entry.parentPath, entry.name)));
    const keys = files
      .map((path) => path.split(sep).join('/'))
      .filter((key) => key.startsWith(prefix) && isKey(key));
    for (const key of keys.sort()) {
      const found = await orNull(stat(this.#pathOf(key)));
      if (found !== null) yield { key, size: found.size, modifiedAt: new Date(found.mtimeMs) };
    }
  }

  async removeUnfinished(before: Date): Promise<number> {
    const folder = join(this.folder, UNFINISHED);
    let removed = 0;
    for (const name of (await orNull(readdir(folder))) ?? []) {
      const found = await orNull(stat(join(folder, name)));
      // What is still being written changes all the time.
      if (found === null || found.mtime >= before) continue;
      await rm(join(folder, name), { force: true });
      removed += 1;
    }
    return removed;
  }

  #pathOf(key: string): string {
    return join(this.folder, checkKey(key));
  }

  #headersOf(key: string): string {
    return join(this.folder, '.headers', `${key}.json`);
  }

  async #write(path: string, content: Buffer | Readable): Promise<void> {
    const unfinished = join(this.folder, UNFINISHED, randomUUID());
    await mkdir(dirname(unfinished), { recursive: true });
    await mkdir(dirname(path), { recursive: true });
    try {
      const source = Buffer.isBuffer(content) ? Readable.from([content]) : content;
      // Opened before the bytes flow: a stream that breaks at once could otherwise make the file after its removal.
      const file = await open(unfinished, 'wx');
      await pipeline(source, file.createWriteStream({ flush: true }));
      await rename(unfinished, path);
    } finally {
      await rm(unfinished, { force: true });
    }
  }
}

async function orNull<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
