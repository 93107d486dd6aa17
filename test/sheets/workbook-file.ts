import { zipOf, type ZipEntry } from './zip-file.js';

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface WorkbookFile {
  /** What stands in sheetData of the only sheet. */
  readonly rows?: string;
  /** The whole XML of that sheet, where it is to be another. */
  readonly sheet?: string | Buffer | ZipEntry['deflated'];
  /** Items of shared strings, or their whole XML. */
  readonly strings?: readonly string[] | string | ZipEntry['deflated'] | null;
  /** Format codes of the styles 1, 2, …; a number is one that is built in. */
  readonly formats?: readonly (string | number)[];
  readonly from1904?: boolean;
  /** Sheets in tab order: their part, name and state. */
  readonly sheets?: readonly { part: string; name: string; state?: string; rows: string }[];
  readonly further?: readonly ZipEntry[];
  /** Changes of an entry by its name. */
  readonly changed?: Readonly<Record<string, Partial<ZipEntry>>>;
}

export const sheetXml = (rows: string, before = '', after = '') =>
  `${HEAD}<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
export const inlineCell = (reference: string, text: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** An .xlsx as small as one can be, with whatever is odd about it. */
export function workbookFile(file: WorkbookFile): Buffer {
  const sheets = file.sheets ?? [{ part: 'worksheets/sheet1.xml', name: 'Donors', rows: file.rows ?? '' }];
  const strings =
    file.strings === undefined || file.strings === null
      ? []
      : [entryOf('xl/sharedStrings.xml', stringsXml(file.strings))];
  const entries = [
    entryOf(
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    entryOf('_rels/.rels', relations([['rId1', 'officeDocument', 'xl/workbook.xml']])),
    entryOf('xl/workbook.xml', workbookXml(sheets, file.from1904 ?? false)),
    entryOf(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map(({ part }, index) => [`rId${index + 1}`, 'worksheet', part] as const),
        ['s', 'styles', 'styles.xml'],
        ['t', 'sharedStrings', '/xl/sharedStrings.xml'],
      ]),
    ),
    entryOf('xl/styles.xml', stylesXml(file.formats ?? [])),
    ...sheets.map(({ part, rows }) => entryOf(`xl/${part}`, file.sheet ?? sheetXml(rows))),
    ...strings,
    ...(file.further ?? []),
  ];
  return zipOf(entries.map((entry) => ({ ...entry, ...file.changed?.[entry.name] })));
}

function entryOf(name: string, content: string | Buffer | NonNullable<ZipEntry['deflated']>): ZipEntry {
  return typeof content === 'string' || Buffer.isBuffer(content)
    ? { name, bytes: content }
    : { name, bytes: '', deflated: content };
}

function relations(list: readonly (readonly [string, string, string])[]): string {
  const each = list
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
    .join('');
  return `${HEAD}<Relationships xmlns="${PACKAGE}">${each}</Relationships>`;
}

function workbookXml(sheets: NonNullable<WorkbookFile['sheets']>, from1904: boolean): string {
  const each = sheets
    .map(
      ({ name, state }, index) =>
        `<sheet name="${name}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
    )
    .join('');
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${each}</sheets></workbook>`;
}

export function stylesXml(formats: readonly (string | number)[]): string {
  const codes = formats
    .map((format, index) =>
      typeof format === 'string'
        ? `<numFmt numFmtId="${200 + index}" formatCode="${format.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"/>`
        : '',
    )
    .join('');
  const styles = formats
    .map(
      (format, index) =>
        `<xf numFmtId="${typeof format === 'string' ? 200 + index : format}" applyNumberFormat="1"/>`,
    )
    .join('');
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${codes}</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles}</cellXfs></styleSheet>`;
}

export function stringsXml(
  strings: NonNullable<WorkbookFile['strings']>,
): string | NonNullable<ZipEntry['deflated']> {
  return Array.isArray(strings)
    ? `${HEAD}<sst xmlns="${MAIN}">${strings.map((item: string) => `<si>${item}</si>`).join('')}</sst>`
    : (strings as string);
}
