import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { ObjectStorage } from '../../storage/object-storage.js';
import { StorageError } from '../../storage/storage.error.js';
import type { Import } from '../import.js';
import { ErrorFileMissing } from '../imports.errors.js';
import { workbookKey, type ERROR_FILE_TYPES } from './error-file.js';

/** The rejected rows of an import as a file. */
@Injectable()
export class OpenErrorFile {
  constructor(private readonly storage: ObjectStorage) {}

  /** @throws ErrorFileMissing, StorageError */
  async run(of: Import, format: keyof typeof ERROR_FILE_TYPES): Promise<Readable> {
    const { errorFileKey } = of;
    if (errorFileKey === null) throw new ErrorFileMissing(whyMissing(of));
    if (format === 'xlsx' && !hasErrorWorkbook(of)) throw new ErrorFileMissing('The file that was sent is no workbook: take errors.csv.');
    try {
      return await this.storage.get(format === 'xlsx' ? workbookKey(errorFileKey) : errorFileKey);
    } catch (error) {
      if (error instanceof StorageError && error.trouble === 'missing') throw new ErrorFileMissing(GONE);
      throw error;
    }
  }
}

export function hasErrorWorkbook({ errorFileKey, findings }: Import): boolean {
  return errorFileKey !== null && findings?.format.kind === 'xlsx';
}

const GONE = 'It is not kept any more.';

function whyMissing({ isCounted, rows }: Import): string {
  if (!isCounted) return 'The rows have not all been looked at yet.';
  return rows.rejected > 0 ? GONE : 'No row was refused.';
}
