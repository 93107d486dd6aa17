import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { readInChild } from './in-child.js';
import { leftovers, read } from './sheet-files.js';
import { HEAD, inlineCell, MAIN, sheetXml, workbookFile, type WorkbookFile } from './workbook-file.js';
import { repeated, zipOf } from './zip-file.js';

afterEach(async () => expect(await leftovers()).toEqual([]));

const MOST_MB = 200;
const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;
const valid = Array.from({ length: 10_000 }, (_, index) =>
  row(index + 1, inlineCell(`A${index + 1}`, `donor ${index} of many`)),
).join('');
const opening = `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>`;
const closing = '</sheetData></worksheet>';

describe('what would fill a machine is refused within 200 MB', () => {
  const spaces = Buffer.alloc(1024 * 1024, ' ');
  const megabyte = Buffer.alloc(1024 * 1024, 'x');
  const nested = Buffer.from('<c>'.repeat(1_000));
  const item = Buffer.from('<si><t>x</t></si>'.repeat(60_000));
  const giant = `${HEAD}<sst xmlns="${MAIN}"><si><t>`;

  it.each<[string, () => WorkbookFile, string]>([
    [
      'a bomb: 1 GiB of spaces in sheetData',
      () => ({ sheet: repeated(opening, spaces, 1_024, closing) }),
      'dangerous',
    ],
    [
      'one cell of 600 MB',
      () => ({
        sheet: repeated(
          `${opening}<row r="1"><c r="A1" t="inlineStr"><is><t>`,
          megabyte,
          600,
          `</t></is></c></row>${closing}`,
        ),
      }),
      'dangerous',
    ],
    [
      'one shared string of 600 MB',
      () => ({
        rows: row(1, '<c t="s"><v>0</v></c>'),
        strings: repeated(giant, megabyte, 600, '</t></si></sst>'),
      }),
      'too-large',
    ],
    [
      '60 million shared strings',
      () => ({
        rows: row(1, '<c t="s"><v>0</v></c>'),
        strings: repeated(`${HEAD}<sst xmlns="${MAIN}">`, item, 1_000, '</sst>'),
      }),
      'too-large',
    ],
    [
      'a million nested elements',
      () => ({ sheet: repeated(`${opening}<row r="1">`, nested, 1_000, closing) }),
      'dangerous',
    ],
  ])('%s', async (_, file, reason) => {
    const { failure, peakMb } = await readInChild(workbookFile(file()));
    expect(failure).toMatchObject({ reason });
    expect(peakMb).toBeLessThan(MOST_MB);
  });

  const lying = (sheet: string) => ({ changed: { [`xl/worksheets/sheet1.xml`]: { size: sheet.length } } });
  it('a bomb whose directory says it is small', async () => {
    const { failure, peakMb } = await readInChild(
      workbookFile({ sheet: repeated(opening, spaces, 64, closing), ...lying('x'.repeat(4_000)) }),
    );
    expect(failure).toMatchObject({ reason: 'damaged' });
    expect(peakMb).toBeLessThan(MOST_MB);
  });

  // Random letters: no ratio refuses them, only what they are.
  const letters = (length: number) => randomBytes(length / 2).toString('hex');
  it.each<[string, () => WorkbookFile, object]>([
    [
      'one honest cell of 50 MB',
      () => ({ rows: row(1, inlineCell('A1', letters(50_000_000))) }),
      { failure: { reason: 'too-large', row: 1 } },
    ],
    [
      'one honest shared string of 50 MB',
      () => ({ rows: row(1, '<c t="s"><v>0</v></c>'), strings: [`<t>${letters(50_000_000)}</t>`] }),
      { failure: { reason: 'too-large' } },
    ],
    [
      'a million attributes on one row',
      () => ({
        rows: `<row r="1" ${letters(10_000_000)
          .match(/.{10}/g)
          ?.map((each, index) => `a${index}="${each}"`)
          .join(' ')}><c><v>1</v></c></row>`,
      }),
      { failure: { reason: 'too-large' } },
    ],
    [
      'a million empty rows',
      () => ({ rows: Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 1}"/>`).join('') }),
      { failure: null, rows: 0 },
    ],
    [
      'a million styled empty rows',
      () => ({
        rows: Array.from(
          { length: 1_000_000 },
          (_, index) => `<row r="${index + 1}" s="1" customFormat="1"><c r="A${index + 1}" s="1"/></row>`,
        ).join(''),
      }),
      { failure: null, rows: 0 },
    ],
    [
      '16,384 columns in 200 rows',
      () => ({
        rows: Array.from({ length: 200 }, (_, index) =>
          row(
            index + 1,
            Array.from(
              { length: 16_384 },
              (__, column) => `<c><v>${(column * 7_919 + index) % 9_973}</v></c>`,
            ).join(''),
          ),
        ).join(''),
      }),
      { failure: null, rows: 200, cells: 200 * 16_384 },
    ],
    [
      '12,000 cells of one text of a megabyte',
      () => ({
        rows: Array.from({ length: 12_000 }, (_, index) => row(index + 1, '<c t="s"><v>0</v></c>')).join(''),
        strings: [`<t>${letters(1_000_000)}</t>`],
      }),
      { failure: null, rows: 12_000, faults: 12_000 },
    ],
  ])('%s', async (_, file, wanted) => {
    const outcome = await readInChild(workbookFile(file()));
    expect(outcome).toMatchObject(wanted);
    expect(outcome.peakMb).toBeLessThan(MOST_MB);
  });
});

describe('files that lie, or are broken, are refused by name', () => {
  const bytes = workbookFile({ rows: valid });
  const ole = (entry: string) => {
    const file = Buffer.alloc(2_048);
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
    file.writeUInt16LE(9, 30);
    file.write(entry, 512, 'utf16le');
    return file;
  };
  const flipped = (at: number) => {
    const copy = Buffer.from(bytes);
    for (const each of [at, at + 1]) copy[each] = (copy[each] ?? 0) ^ 0x55;
    return copy;
  };
  const middle = bytes.indexOf('xl/worksheets/sheet1.xml') + 20_000;
  const doctype = (declaration: string) =>
    workbookFile({
      sheet: sheetXml(row(1, inlineCell('A1', '&j;'))).replace('<worksheet', `${declaration}<worksheet`),
    });
  const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${'bcdefghij'.replaceAll(/./g, (name) => `<!ENTITY ${name} "${`&${String.fromCharCode(name.charCodeAt(0) - 1)};`.repeat(10)}">`)}]>`;

  it.each<[string, Buffer, string]>([
    ['truncated at 70 %', bytes.subarray(0, bytes.length * 0.7), 'truncated'],
    ['two bytes flipped', flipped(middle), 'damaged'],
    [
      'a wrong checksum',
      workbookFile({ rows: valid, changed: { 'xl/worksheets/sheet1.xml': { crc: 7 } } }),
      'damaged',
    ],
    [
      'a directory that lies about size',
      workbookFile({ rows: valid, changed: { 'xl/worksheets/sheet1.xml': { size: 5_000_000 } } }),
      'damaged',
    ],
    ['a sheet that ends early', workbookFile({ sheet: sheetXml(valid).slice(0, -5_000) }), 'damaged'],
    [
      'a part with a password',
      workbookFile({ rows: valid, changed: { 'xl/worksheets/sheet1.xml': { flags: 1 } } }),
      'encrypted',
    ],
    ['a workbook with a password', ole('EncryptedPackage'), 'encrypted'],
    ['an old .xls', ole('Workbook'), 'old-excel'],
    ['billion laughs', doctype(laughs), 'dangerous'],
    ['an external entity', doctype('<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'), 'dangerous'],
    [
      'a sheet that is not UTF-8',
      workbookFile({ sheet: Buffer.from(sheetXml(row(1, inlineCell('A1', 'Caf\xe9'))), 'latin1') }),
      'damaged',
    ],
    [
      'shared texts that are not UTF-8',
      workbookFile({
        rows: row(1, '<c t="s"><v>0</v></c>'),
        strings: Buffer.from(`${HEAD}<sst xmlns="${MAIN}"><si><t>Caf\xe9</t></si></sst>`, 'latin1') as never,
      }),
      'damaged',
    ],
    ['missing shared texts', workbookFile({ rows: row(1, '<c t="s"><v>0</v></c>') }), 'damaged'],
    [
      '50,000 entries',
      zipOf(Array.from({ length: 50_000 }, (_, index) => ({ name: `f${index}`, bytes: '' }))),
      'dangerous',
    ],
    [
      'one name twice',
      workbookFile({ rows: valid, further: [{ name: 'XL/workbook.xml', bytes: '' }] }),
      'dangerous',
    ],
    [
      'a name outside of the archive',
      workbookFile({ rows: valid, further: [{ name: '../../etc/cron.d/x', bytes: '' }] }),
      'dangerous',
    ],
    ['an archive of something else', zipOf([{ name: 'photo.jpg', bytes: 'x' }]), 'unknown'],
    [
      'an OpenDocument',
      zipOf([
        { name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'content.xml', bytes: '<x/>' },
      ]),
      'unknown',
    ],
    [
      'a document',
      zipOf([
        { name: '[Content_Types].xml', bytes: '<x/>' },
        { name: 'word/document.xml', bytes: '<x/>' },
      ]),
      'unknown',
    ],
    [
      'a part that is stored strangely',
      workbookFile({ rows: valid, changed: { 'xl/worksheets/sheet1.xml': { method: 12 } } }),
      'unreadable',
    ],
    ['an archive without its directory', Buffer.from('PK\x03\x04 and nothing of use'), 'truncated'],
  ])('%s', async (_, file, reason) => {
    const { failure } = await read(file, { name: 'donors.xlsx' });
    expect(failure).toMatchObject({ reason });
    expect(failure?.message).toMatch(/^[A-Z].*\.$/);
  });

  it('a .csv named .xlsx is read as the .csv it is, and an .xlsx named .csv as the workbook it is', async () => {
    expect((await read('a,b\n1,2\n', { name: 'x.xlsx' })).format?.kind).toBe('csv');
    expect((await read(bytes, { name: 'x.csv' })).format?.kind).toBe('xlsx');
  });

  it('a workbook within gzip is read', async () => {
    const { rows, format } = await read(gzipSync(bytes));
    expect(rows).toHaveLength(10_000);
    expect(format).toMatchObject({ kind: 'xlsx', compressed: true });
  });

  it('a million rows can be left after the first ones', async () => {
    const { rows } = await read(bytes);
    expect(rows.at(-1)).toEqual({ number: 10_000, cells: ['donor 9999 of many'] });
  });
});
