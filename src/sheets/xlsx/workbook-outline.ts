import type { SheetLimits } from '../sheet-limits.js';
import { SheetError, type SheetName } from '../sheet.js';
import { relationsOf, type Relation } from './package-relations.js';
import { readXml } from './xml-reader.js';
import type { ZipParts } from './zip-parts.js';

export interface SheetPart extends SheetName {
  readonly part: string;
}

/** What a workbook says about itself before any of its sheets is read. */
export interface WorkbookOutline {
  /** In tab order, those that have cells. */
  readonly sheets: readonly SheetPart[];
  readonly styles: string | null;
  readonly sharedStrings: string | null;
  /** Days are counted from 1904, as on old Macs. */
  readonly from1904: boolean;
}

/** @throws SheetError where the archive is no workbook of this kind */
export async function outlineOf(parts: ZipParts, limits: SheetLimits): Promise<WorkbookOutline> {
  const main = (await relationsOf('', parts, limits)).find(({ kind }) => kind === 'officeDocument')?.part;
  if (!parts.has('[Content_Types].xml') || main === undefined || !parts.has(main)) throw refusalOf(parts);
  if (!/\.xml$/i.test(main))
    throw new SheetError('unknown', 'The file is a binary workbook (.xlsb). Save it as .xlsx.');
  const relations = await relationsOf(main, parts, limits);
  const partOf = (kind: string) => relations.find((relation) => relation.kind === kind)?.part ?? null;
  const [styles, sharedStrings] = [partOf('styles'), partOf('sharedStrings')];
  // Without its styles every date would be a number, and nobody the wiser.
  if (styles !== null && !parts.has(styles))
    throw new SheetError('damaged', 'The workbook lacks its styles.');
  const { sheets, from1904 } = await listed(main, relations, parts, limits);
  if (sheets.length === 0)
    throw new SheetError('empty', 'The file is a document without any sheet of cells.');
  return {
    sheets,
    from1904,
    styles,
    sharedStrings: sharedStrings !== null && parts.has(sharedStrings) ? sharedStrings : null,
  };
}

async function listed(main: string, relations: readonly Relation[], parts: ZipParts, limits: SheetLimits) {
  const sheets: SheetPart[] = [];
  let from1904 = false;
  const open = (element: string, attribute: (name: string) => string | undefined) => {
    if (element === 'workbookPr') from1904 = /^(1|true|on)$/i.test(attribute('date1904') ?? '');
    if (element !== 'sheet') return;
    const relation = relations.find(({ id }) => id === attribute('r:id'));
    if (relation === undefined || relation.kind !== 'worksheet') return;
    sheets.push({
      name: attribute('name') ?? '',
      hidden: /hidden/i.test(attribute('state') ?? ''),
      part: relation.part,
    });
  };
  readXml(await parts.whole(main), { open }, limits);
  return { sheets, from1904 };
}

function refusalOf(parts: ZipParts): SheetError {
  if (parts.has('mimetype') && parts.has('content.xml'))
    return new SheetError('unknown', 'The file is an OpenDocument (.ods). Save it as .xlsx.');
  if (parts.has('Index/Document.iwa') || parts.has('Index.zip'))
    return new SheetError('unknown', 'The file is from Numbers. Export it as .xlsx or .csv.');
  if (parts.has('[Content_Types].xml'))
    return new SheetError(
      'unknown',
      'The file is a document, but no workbook. Save the table in it as .xlsx.',
    );
  return new SheetError('unknown', 'The file is an archive. Unpack it and upload the sheet in it.');
}
