import { Injectable } from '@nestjs/common';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Config } from '../config/config.js';
import type { ImportId, OrganisationId } from '../shared/ids.js';
import { openSheets } from '../sheets/open-sheets.js';
import type { OpenSheets } from '../sheets/sheet.js';
import { ObjectStorage } from '../storage/object-storage.js';
import type { Import } from './import.js';
import { UploadTooLarge } from './imports.errors.js';
import { MeasuredBytes } from './measured-bytes.js';

const FOLDER = 'freshet-import-';
/** No file is worked on for so long: whoever copied it has been killed. */
const LEFT_BEHIND_MS = 24 * 3_600_000;

export interface StoredUpload {
  readonly key: string;
  readonly bytes: number;
  readonly sha256: Buffer;
}

/** Uploaded files: in the storage, and for as long as one is read, on this machine. */
@Injectable()
export class ImportFiles {
  constructor(
    private readonly storage: ObjectStorage,
    private readonly config: Config,
  ) {}

  /** @throws UploadTooLarge before any of it has come */
  checkSize(announcedBytes: number): void {
    if (announcedBytes > this.config.imports.largestBytes) throw new UploadTooLarge(this.config.imports.largestBytes);
  }

  /**
   * Stores what comes, or nothing where it breaks off. @throws UploadTooLarge
   */
  async store(organisationId: OrganisationId, id: ImportId, upload: Readable): Promise<StoredUpload> {
    const key = `imports/${organisationId}/${id}/upload`;
    const measured = new MeasuredBytes(this.config.imports.largestBytes);
    const headers = { contentType: 'application/octet-stream', contentEncoding: null, cacheControl: null, sha256: null };
    // Together: a client that goes away ends the writing, and a storage that fails ends the reading.
    const arriving = pipeline(upload, measured);
    arriving.catch(() => undefined);
    await this.storage.put(key, measured, headers).catch(async (error: unknown) => {
      measured.destroy();
      await arriving.catch(() => undefined);
      throw measured.errored ?? error;
    });
    await arriving;
    return { key, bytes: measured.bytes, sha256: measured.sha256() };
  }

  drop(key: string): Promise<void> {
    return this.storage.delete(key);
  }

  /** Has `work` read what is stored, by a copy on this machine that is gone when it ends. @throws StorageError, SheetError */
  withSheets<T>({ storageKey, filename }: Pick<Import, 'storageKey' | 'filename'>, work: (sheets: OpenSheets) => Promise<T>): Promise<T> {
    return this.#withCopy(storageKey, async (path) => {
      const sheets = await this.open(path, filename);
      try {
        return await work(sheets);
      } finally {
        await sheets.close();
      }
    });
  }

  /** How files are looked into. */
  protected open(path: string, name: string): Promise<OpenSheets> {
    return openSheets(path, name);
  }

  async #withCopy<T>(key: string, work: (path: string) => Promise<T>): Promise<T> {
    await removeLeftBehind();
    const folder = await mkdtemp(join(tmpdir(), FOLDER));
    try {
      const path = join(folder, 'upload');
      await pipeline(await this.storage.get(key), createWriteStream(path));
      return await work(path);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

async function removeLeftBehind(): Promise<void> {
  const folders = (await readdir(tmpdir())).filter((name) => name.startsWith(FOLDER)).map((name) => join(tmpdir(), name));
  for (const folder of folders) {
    const found = await stat(folder).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > LEFT_BEHIND_MS) await rm(folder, { recursive: true, force: true });
  }
}
