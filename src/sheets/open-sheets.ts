import { basename } from 'node:path';
import { FileBytes } from './file-bytes.js';
import { gunzip } from './gunzip.js';
import { refusalOfCompoundFile } from './old-excel.js';
import { recogniseBinary } from './recognise.js';
import { SHEET_LIMITS, type SheetLimits } from './sheet-limits.js';
import { SheetError, type OpenSheets } from './sheet.js';
import { openText, type OpenFile } from './text/open-text.js';
import { openWorkbook } from './xlsx/open-workbook.js';

/**
 * Looks into a file, which is held open until it is closed: what its bytes are decides, and not what it is called.
 * @param name what it was called, for its only sheet where it is a text
 * @param limits those that are to be other than {@link SHEET_LIMITS}
 * @throws SheetError where it is nothing that can be read
 */
export async function openSheets(
  path: string,
  name: string,
  limits: Partial<SheetLimits> = {},
): Promise<OpenSheets> {
  const allLimits = { ...SHEET_LIMITS, ...limits };
  const file = await FileBytes.open(path, allLimits.chunkBytes);
  return openBytes({ file, name: basename(name), compressed: false, limits: allLimits });
}

async function openBytes(opening: OpenFile): Promise<OpenSheets> {
  try {
    return await openRecognised(opening);
  } catch (error) {
    await opening.file.close();
    throw error;
  }
}

async function openRecognised({ file, name, compressed, limits }: OpenFile): Promise<OpenSheets> {
  if (file.size === 0) throw new SheetError('empty', 'The file is empty.');
  const kind = recogniseBinary(await file.head(512));
  if (kind === 'compound') throw await refusalOfCompoundFile(file);
  if (kind === 'zip') return openWorkbook(file, compressed, limits);
  if (kind !== 'gzip') return openText({ file, name, compressed, limits });
  if (compressed)
    throw new SheetError('unknown', 'The file is compressed twice: unpack it once and upload that.');
  const inner = await gunzip(file, limits);
  const sheets = await openBytes({ file: inner, name: name.replace(/\.gz$/i, ''), compressed: true, limits });
  await file.close();
  return sheets;
}
