import type { FileBytes } from '../file-bytes.js';
import type { SheetLimits } from '../sheet-limits.js';
import type { OpenSheets } from '../sheet.js';
import { Workbook } from './workbook.js';
import { outlineOf } from './workbook-outline.js';
import { ZipParts } from './zip-parts.js';

/** A file that was recognised as an archive. @throws SheetError where it is no workbook, or one that cannot be read */
export async function openWorkbook(
  file: FileBytes,
  compressed: boolean,
  limits: SheetLimits,
): Promise<OpenSheets> {
  const parts = await ZipParts.open(file, limits);
  return new Workbook(file, parts, await outlineOf(parts, limits), compressed, limits);
}
