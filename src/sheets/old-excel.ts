import type { FileBytes } from './file-bytes.js';
import { SheetError } from './sheet.js';

const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const FIRST_ENTRIES_BYTES = 4096;

/**
 * Why a compound file is none we read. Its directory names what is in it; source: MS-CFB, 2.2 and 2.6. Excel keeps a
 * workbook with a password in such a file too.
 */
export async function refusalOfCompoundFile(file: FileBytes): Promise<SheetError> {
  const header = await file.head(512);
  const sectorBytes = 1 << Math.min(header.length >= 512 ? header.readUInt16LE(30) : 9, 12);
  const directory = header.length >= 512 ? (header.readUInt32LE(48) + 1) * sectorBytes : file.size;
  const entries = Buffer.alloc(FIRST_ENTRIES_BYTES);
  if (directory < file.size) await file.handle.read(entries, 0, entries.length, directory);
  return entries.includes(ENCRYPTED)
    ? new SheetError(
        'encrypted',
        'The file is protected with a password. Save it without one, and upload that.',
      )
    : new SheetError(
        'old-excel',
        'The file is an old .xls (or another document of that time). Open it in a spreadsheet and save it as .xlsx.',
      );
}

export const refusalOfAncientExcel = (): SheetError =>
  new SheetError(
    'old-excel',
    'The file is from a very old Excel. Open it in a spreadsheet and save it as .xlsx.',
  );
