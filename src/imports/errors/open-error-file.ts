import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { ObjectStorage } from '../../storage/object-storage.js';
import type { Import } from '../import.js';
import { ErrorFileMissing } from '../imports.errors.js';

/** The rejected rows of an import as a file. */
@Injectable()
export class OpenErrorFile {
  constructor(private readonly storage: ObjectStorage) {}

  /** @throws ErrorFileMissing, StorageError */
  async run({ errorFileKey, isCounted }: Import): Promise<Readable> {
    if (errorFileKey === null) throw new ErrorFileMissing(isCounted);
    return this.storage.get(errorFileKey);
  }
}
