import type { Cell } from '../../src/sheets/sheet.js';
import { cellsOf, leftovers, read } from './sheet-files.js';
import { HEAD, inlineCell, MAIN, sheetXml, workbookFile, type WorkbookFile } from './workbook-file.js';

afterEach(async () => expect(await leftovers()).toEqual([]));

const FAULT = expect.objectContaining({ fault: expect.any(String) });
const rowsOf = (file: WorkbookFile) => cellsOf(workbookFile(file));
/** The cell of a workbook that has no other. */
const cellOf = async (xml: string, file: Omit<WorkbookFile, 'rows'> = {}): Promise<Cell | undefined> => {
  const rows = await rowsOf({ ...file, rows: `<row r="1">${inlineCell('A1', 'x')}${xml}</row>` });
  return rows[0]?.[1];
};

describe('a cell of a workbook holds what a person sees in it', () => {
  it.each<[string, string, Cell | undefined]>([
    ['a number', '<c r="B1"><v>12.5</v></c>', 12.5],
    ['a negative number', '<c r="B1" t="n"><v>-0.75</v></c>', -0.75],
    ['a number of 17 digits', '<c r="B1"><v>0.30000000000000004</v></c>', 0.30000000000000004],
    ['a number with an exponent', '<c r="B1"><v>1E-3</v></c>', 0.001],
    ['a truth', '<c r="B1" t="b"><v>1</v></c>', true],
    ['an untruth', '<c r="B1" t="b"><v>0</v></c>', false],
    ['an inline text', inlineCell('B1', 'Été 🎉 &amp; &lt;b&gt; &#x1F389;&#65;'), 'Été 🎉 & <b> 🎉A'],
    [
      'an inline text with blanks',
      '<c r="B1" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>',
      ' x ',
    ],
    [
      'an inline text of many runs',
      '<c r="B1" t="inlineStr"><is><r><t>first </t></r><r><rPr><b/></rPr><t>second</t></r></is></c>',
      'first second',
    ],
    [
      'a text without its pronunciation',
      '<c r="B1" t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></is></c>',
      '東京',
    ],
    ['a text that is escaped once stays escaped once', inlineCell('B1', '&amp;lt;b&amp;gt;'), '&lt;b&gt;'],
    ['a character that XML cannot hold', inlineCell('B1', 'a_x000D_b_x005F_x0041_'), 'a\rb_x0041_'],
    ['leading zeros of an id', inlineCell('B1', '00042'), '00042'],
    ['a number kept as text', '<c r="B1" t="str"><v>0042</v></c>', '0042'],
    ['the result of a formula', '<c r="B1"><f>SUM(A1:A3)</f><v>7</v></c>', 7],
    [
      'the text of a formula',
      '<c r="B1" t="str"><f t="shared" ref="B1:B2" si="0">A1&amp;"!"</f><v>x!</v></c>',
      'x!',
    ],
    ['the empty text of a formula', '<c r="B1" t="str"><f>""</f><v></v></c>', null],
    ['a formula that shares another', '<c r="B1"><f t="shared" si="0"/><v>8</v></c>', 8],
    ['nothing but a style', '<c r="B1" s="0"/>', null],
    ['an ISO date', '<c r="B1" t="d"><v>2026-11-26T09:30:00</v></c>', { date: '2026-11-26T09:30:00' }],
    ['an ISO day', '<c r="B1" t="d"><v>2026-11-26</v></c>', { date: '2026-11-26' }],
    ['an error', '<c r="B1" t="e"><v>#DIV/0!</v></c>', { fault: 'The cell holds the error #DIV/0!.' }],
    ['a formula without a result', '<c r="B1"><f>NOW()</f></c>', FAULT],
    ['a number that is none', '<c r="B1"><v>1,5</v></c>', FAULT],
    ['a lone surrogate', inlineCell('B1', '_xD83D_'), FAULT],
    ['a pair of them', inlineCell('B1', '_xD83C__xDF89_'), '🎉'],
    ['NUL', inlineCell('B1', '_x0000_'), FAULT],
    ['32,768 characters', inlineCell('B1', 'x'.repeat(32_768)), FAULT],
    ['32,767 characters', inlineCell('B1', 'é'.repeat(32_767)), 'é'.repeat(32_767)],
  ])('%s', async (_, xml, cell) => {
    expect(await cellOf(xml)).toEqual(cell);
  });

  it.each<[string, string | number, boolean, number, Cell]>([
    ['a day', 14, false, 45_987, { date: '2025-11-26' }],
    ['a day from 1904', 14, true, 44_525, { date: '2025-11-26' }],
    ['a moment', 22, false, 45_987.395833333336, { date: '2025-11-26T09:30:00' }],
    ['a moment a hair before midnight', 22, false, 45_987.999999999, { date: '2025-11-27' }],
    ['the first day of 1900', 14, false, 1, { date: '1900-01-01' }],
    ['the day before the one that never was', 14, false, 59, { date: '1900-02-28' }],
    ['the day that never was', 14, false, 60, { fault: '29 February 1900 never was.' }],
    ['the day after it', 14, false, 61, { date: '1900-03-01' }],
    ['a day before 1900', 14, false, -1, { fault: 'The date is before 1900.' }],
    ['a day after 9999', 14, false, 3_000_000, { fault: 'The date is after 9999.' }],
    ['a format of the file', 'yyyy\\-mm\\-dd;@', false, 45_987, { date: '2025-11-26' }],
    ['a month in words', '[$-409]mmm\\ d', false, 45_987, { date: '2025-11-26' }],
    ['a time of day', 'h:mm AM/PM', false, 0.395833333333333, '09:30:00'],
    ['a length of time is a number', '[h]:mm', false, 1.5, 1.5],
    ['money is a number', '"d"#,##0.00 [$€-407]', false, 45_987, 45_987],
    ['a percentage is a number', 10, false, 0.5, 0.5],
  ])('%s', async (_, format, from1904, serial, cell) => {
    expect(await cellOf(`<c r="B1" s="1"><v>${serial}</v></c>`, { formats: [format], from1904 })).toEqual(
      cell,
    );
  });

  it('shared texts, of many runs, empty and escaped', async () => {
    const strings = [
      '<t>plain</t>',
      '<r><t>first </t></r><r><rPr><sz val="9"/></rPr><t xml:space="preserve">second</t></r>',
      '<t/>',
      '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>',
      '<t>a &amp; b_x000D_</t>',
      '<t xml:space="preserve"> é </t>',
      '<t></t>',
    ];
    const rows = `<row r="1">${strings.map((__, index) => `<c t="s"><v>${index}</v></c>`).join('')}<c t="s"><v>99</v></c></row>`;
    expect(await rowsOf({ rows, strings })).toEqual([
      ['plain', 'first second', null, '東京', 'a & b\r', ' é ', null, FAULT],
    ]);
  });

  it('ids that Excel has shortened are warned of', async () => {
    const { rows, warnings } = await read(
      workbookFile({
        rows: '<row r="1"><c r="A1"><v>1.2345678901234567E+18</v></c></row><row r="2"><c r="A2"><v>7</v></c></row>',
      }),
    );
    expect(rows.map(({ cells }) => cells)).toEqual([[1234567890123456800], [7]]);
    expect(warnings).toEqual([
      { code: 'damaged-id', message: expect.stringContaining('Column A, first in row 1') },
    ]);
  });
});

describe('rows stand where they stand', () => {
  const x = '<c><v>1</v></c>';

  it('empty and styled rows are skipped, numbers kept, and rows without numbers counted', async () => {
    const { rows } = await read(
      workbookFile({
        rows: `<row r="1">${x}</row><row r="2"/><row r="4" s="1" customFormat="1"><c r="A4" s="1"/></row><row r="7">${x}</row><row>${x}</row>`,
      }),
    );
    expect(rows.map(({ number }) => number)).toEqual([1, 7, 8]);
  });

  it('cells keep their columns, whether they say them or not', async () => {
    expect(
      await rowsOf({ rows: '<row r="1"><c r="B1"><v>1</v></c><c><v>2</v></c><c r="AA1"><v>3</v></c></row>' }),
    ).toEqual([[null, 1, 2, ...Array.from({ length: 23 }, () => null), 3]]);
  });

  it('merged cells have their value in the first', async () => {
    const sheet = sheetXml(
      `<row r="1">${inlineCell('A1', 'both')}<c r="B1" s="1"/></row>`,
      '',
      '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><rowBreaks count="1" manualBreakCount="1"><brk id="1"/></rowBreaks>',
    );
    expect(await rowsOf({ sheet })).toEqual([['both', null]]);
  });

  it('lying dimensions are not believed', async () => {
    expect(
      await rowsOf({ sheet: sheetXml(`<row r="1">${x}</row>`, '<dimension ref="A1:XFD1048576"/>') }),
    ).toEqual([[1]]);
  });

  it('duplicate headers stay two columns', async () => {
    expect(
      await rowsOf({ rows: `<row r="1">${inlineCell('A1', 'tag')}${inlineCell('B1', 'tag')}</row>` }),
    ).toEqual([['tag', 'tag']]);
  });

  it.each([
    ['a row 2,000,000,000', `<row r="2000000000">${x}</row>`, 'damaged', 2_000_000_000],
    ['rows that go back', `<row r="5">${x}</row><row r="4">${x}</row>`, 'damaged', 4],
    ['one row twice', `<row r="5">${x}</row><row r="5">${x}</row>`, 'damaged', 5],
    ['a cell ZZZZZZ1', '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>', 'damaged', 1],
    ['one cell twice', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', 'damaged', 1],
    ['a reference to no character', `<row r="1">${inlineCell('A1', '&bogus;')}</row>`, 'damaged', 1],
  ])('%s', async (_, rows, reason, row) => {
    expect((await read(workbookFile({ rows }))).failure).toMatchObject({ reason, row });
  });
});

describe('sheets are those of the workbook', () => {
  const sheet = (part: string, name: string, state?: string) => ({
    part,
    name,
    ...(state === undefined ? {} : { state }),
    rows: `<row r="1">${inlineCell('A1', name)}</row>`,
  });

  it('in the order of their tabs, whatever their files are called', async () => {
    const file = workbookFile({
      sheets: [
        sheet('worksheets/sheet2.xml', 'Second file'),
        sheet('odd/Data Sheet.xml', 'Odd'),
        sheet('worksheets/sheet1.xml', 'First file'),
      ],
    });
    expect((await read(file)).sheets.map(({ name }) => name)).toEqual(['Second file', 'Odd', 'First file']);
    expect(await cellsOf(file, { sheet: 'Odd' })).toEqual([['Odd']]);
    expect(await cellsOf(file)).toEqual([['Second file']]);
  });

  it('a first tab that is hidden is offered and not chosen', async () => {
    const file = workbookFile({
      sheets: [
        sheet('worksheets/sheet1.xml', 'Lists', 'veryHidden'),
        sheet('worksheets/sheet2.xml', 'Donors'),
      ],
    });
    const { sheets, rows } = await read(file);
    expect(sheets).toEqual([
      { name: 'Lists', hidden: true },
      { name: 'Donors', hidden: false },
    ]);
    expect(rows[0]?.cells).toEqual(['Donors']);
  });
});

describe('XML that spreadsheets do not write is read strictly', () => {
  const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c>${inlineCell('B1', 'inline')}<c r="C1" t="str"><f>1</f><v>text</v></c></row><row r="3"><c r="A3"><v>7</v></c></row>`;
  const prefixed = (xml: string) =>
    xml.replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:').replaceAll('xmlns=', 'xmlns:x=');
  const strings = `${HEAD}<sst xmlns="${MAIN}"><si><t>Été</t></si></sst>`;
  const wanted = [['Été', 'inline', 'text'], [7]];

  it.each<[string, WorkbookFile]>([
    ['as it should be', { sheet: sheetXml(rows), strings }],
    ['prefixes', { sheet: prefixed(sheetXml(rows)), strings: prefixed(strings) }],
    [
      'UTF-16',
      { sheet: Buffer.from(`\ufeff${sheetXml(rows).replace('UTF-8', 'UTF-16')}`, 'utf16le'), strings },
    ],
    [
      'CDATA',
      {
        sheet: sheetXml(rows.replace('inline<', '<![CDATA[inline]]><')),
        strings: strings.replace('Été', '<![CDATA[Été]]>'),
      },
    ],
    [
      'comments',
      {
        sheet: sheetXml(`<!-- a > b -->${rows.replace('</row>', '<!-- x --></row>')}`),
        strings: strings.replace('<t>', '<!-- y --><t>'),
      },
    ],
    [
      'single quotes and blanks within tags',
      {
        sheet: sheetXml(rows.replaceAll('"', "'").replaceAll('<c ', '<c\n ').replaceAll('</c>', '</c\n>')),
        strings,
      },
    ],
    [
      'a mark and no declaration',
      { sheet: `\ufeff${sheetXml(rows).slice(HEAD.length)}`, strings: strings.slice(HEAD.length) },
    ],
    [
      'an extension within a cell',
      { sheet: sheetXml(rows.replace('<v>7</v>', '<v>7</v><extLst><ext uri="x"/></extLst>')), strings },
    ],
  ])('%s', async (_, file) => {
    expect(await rowsOf(file)).toEqual(wanted);
  });

  it('rows that went out before a comment do not come again', async () => {
    const many = Array.from(
      { length: 5_000 },
      (_, index) => `<row r="${index + 1}">${inlineCell(`A${index + 1}`, `donor ${index}`)}</row>`,
    );
    many.splice(4_000, 0, '<!-- here -->');
    expect(await rowsOf({ rows: many.join('') })).toEqual(
      Array.from({ length: 5_000 }, (_, index) => [`donor ${index}`]),
    );
  });

  it.each([1, 2, 3, 5, 7, 11, 64, 100, 257])(
    'cells are the same from chunks of %i bytes',
    async (chunkBytes) => {
      const odd = sheetXml(
        `${rows}<row r="4" spans="1:2">${inlineCell('A4', '卒業生 🎉 &amp; é')}<c r="B4" s="1"><v>45987</v></c></row>`,
      );
      const read = await cellsOf(workbookFile({ sheet: odd, strings, formats: [14] }), {
        limits: { chunkBytes },
      });
      expect(read).toEqual([...wanted, ['卒業生 🎉 & é', { date: '2025-11-26' }]]);
    },
  );
});
