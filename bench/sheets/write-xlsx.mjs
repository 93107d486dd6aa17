import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { HEADER, rowOf } from './data.mjs';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const ROWS_AT_ONCE = 500;

const escaped = (text) =>
  text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character]);
const textElement = (text) =>
  `<t${/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''}>${escaped(text)}</t>`;

/** A workbook of `rows` rows as Excel orders it: its texts shared and after the sheet, or each in its cell. */
export async function writeXlsx(path, rows, { shared }) {
  const zip = new yazl.ZipFile();
  const texts = new Map();
  let uses = 0;
  const cell = shared
    ? (reference, text) => {
        uses += 1;
        if (!texts.has(text)) texts.set(text, texts.size);
        return `<c r="${reference}" t="s"><v>${texts.get(text)}</v></c>`;
      }
    : (reference, text) => `<c r="${reference}" t="inlineStr"><is>${textElement(text)}</is></c>`;
  for (const [name, xml] of Object.entries(parts(shared))) zip.addBuffer(Buffer.from(HEAD + xml), name);
  zip.addReadStreamLazy('xl/worksheets/sheet1.xml', (done) =>
    done(null, Readable.from(sheetXml(rows, cell))),
  );
  if (shared)
    zip.addReadStreamLazy('xl/sharedStrings.xml', (done) =>
      done(null, Readable.from(sharedXml(texts, uses))),
    );
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

function* sheetXml(rows, text) {
  yield Buffer.from(`${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:F${rows + 1}"/><sheetData>`);
  yield Buffer.from(
    `<row r="1">${HEADER.map((name, column) => text(`${'ABCDEF'[column]}1`, name)).join('')}</row>`,
  );
  for (let row = 0; row < rows; row += ROWS_AT_ONCE) {
    let xml = '';
    for (let each = row; each < Math.min(rows, row + ROWS_AT_ONCE); each += 1) xml += rowXml(each, text);
    yield Buffer.from(xml);
  }
  yield Buffer.from('</sheetData></worksheet>');
}

function rowXml(row, text) {
  const { email, tag, amount, isFormula, serial, id, note } = rowOf(row);
  const at = row + 2;
  const formula = isFormula ? `<f>ROUND(${amount},2)</f>` : '';
  const noted = note === null ? '' : text(`F${at}`, note);
  return `<row r="${at}" spans="1:6">${text(`A${at}`, email)}${text(`B${at}`, tag)}<c r="C${at}">${formula}<v>${amount}</v></c><c r="D${at}" s="1"><v>${serial}</v></c>${text(`E${at}`, id)}${noted}</row>`;
}

function* sharedXml(texts, uses) {
  yield Buffer.from(`${HEAD}<sst xmlns="${MAIN}" count="${uses}" uniqueCount="${texts.size}">`);
  let xml = '';
  for (const text of texts.keys()) {
    xml += `<si>${textElement(text)}</si>`;
    if (xml.length < 65_536) continue;
    yield Buffer.from(xml);
    xml = '';
  }
  yield Buffer.from(`${xml}</sst>`);
}

function parts(shared) {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const override = (part, kind) => `<Override PartName="/xl/${part}.xml" ContentType="${type}.${kind}+xml"/>`;
  const relation = (id, kind, target) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}.xml"/>`;
  const relations = (...list) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
  return {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('worksheets/sheet1', 'worksheet')}${override('styles', 'styles')}${shared ? override('sharedStrings', 'sharedStrings') : ''}</Types>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook')),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Donors" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation('rId1', 'worksheet', 'worksheets/sheet1'),
      relation('rId2', 'styles', 'styles'),
      shared ? relation('rId3', 'sharedStrings', 'sharedStrings') : '',
    ),
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
}
