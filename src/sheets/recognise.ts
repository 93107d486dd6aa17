import { refusalOfAncientExcel } from './old-excel.js';
import { SheetError } from './sheet.js';

/** What other files begin with that people upload by mistake. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, 'a PDF'],
  [/^\x89PNG/, 'a picture'],
  [/^\xff\xd8\xff/, 'a picture'],
  [/^GIF8/, 'a picture'],
  [/^7z\xbc\xaf/, 'a 7-Zip archive'],
  [/^Rar!/, 'a RAR archive'],
  [/^BZh\d1AY/, 'compressed with bzip2'],
  [/^\xfd7zXZ/, 'compressed with xz'],
  [/^\x28\xb5\x2f\xfd/, 'compressed with zstd'],
  [/^SQLite format 3\0/, 'a database'],
  [/^PAR1/, 'a Parquet file'],
];

/** What the first bytes say; null where they may be text. @throws SheetError where they are of a file that is no sheet */
export function recogniseBinary(head: Buffer): 'zip' | 'gzip' | 'compound' | null {
  const start = head.toString('latin1');
  if (start.startsWith('PK\x03\x04')) return 'zip';
  if (start.startsWith('PK\x05\x06')) throw new SheetError('empty', 'The file is an empty archive.');
  if (start.startsWith('\x1f\x8b')) return 'gzip';
  if (start.startsWith('\xd0\xcf\x11\xe0')) return 'compound';
  // Excel 2 to 4, before there were containers.
  if (/^\x09[\x00\x02\x04]\x04?[\x00\x06]/.test(start)) throw refusalOfAncientExcel();
  const other = OTHERS.find(([magic]) => magic.test(start));
  if (other !== undefined)
    throw new SheetError('unknown', `The file is ${other[1]}: upload the sheet as .xlsx, .csv or .json.`);
  return null;
}
