import { stylesXml } from './cell-styles.js';
import { toXmlAttribute } from './xml-text.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Where the sheet that was written as the `number`th lies in the file; from 1. */
export const sheetPath = (number: number): string => `xl/worksheets/sheet${number}.xml`;

/** The parts that hold the sheets together, by path. `sheets`: their names in the order of their tabs, and which was written when. */
export function workbookParts(sheets: readonly { readonly name: string; readonly number: number }[]): [string, string][] {
  return [
    ['[Content_Types].xml', contentTypes(sheets.length)],
    ['_rels/.rels', relationships([`${OFFICE}/officeDocument`, 'xl/workbook.xml'])],
    ['xl/workbook.xml', workbook(sheets)],
    ['xl/_rels/workbook.xml.rels', relationships(...sheets.map((_, at): [string, string] => [`${OFFICE}/worksheet`, `worksheets/sheet${at + 1}.xml`]), [`${OFFICE}/styles`, 'styles.xml'])],
    ['xl/styles.xml', stylesXml],
  ];
}

function contentTypes(sheets: number): string {
  const overrides = Array.from({ length: sheets }, (_, at) => `<Override PartName="/${sheetPath(at + 1)}" ContentType="${TYPES}.worksheet+xml"/>`);
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${overrides.join('')}</Types>`;
}

function relationships(...targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

/** Formulas are computed anew when it is opened, whatever results stand beside them. */
function workbook(sheets: readonly { readonly name: string; readonly number: number }[]): string {
  const tabs = sheets.map(({ name, number }, at) => `<sheet name="${toXmlAttribute(name)}" sheetId="${at + 1}" r:id="rId${number}"/>`);
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${tabs.join('')}</sheets><calcPr calcId="0" fullCalcOnLoad="1"/></workbook>`;
}
