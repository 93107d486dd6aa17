import fc from 'fast-check';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { crc32, deflateRawSync } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import { tabName } from '../../../src/sheets/write/sheet-names.js';
import type { RowBatches, TableColumn } from '../../../src/sheets/write/table.js';
import { streamWorkbook, WorkbookWriter } from '../../../src/sheets/write/workbook-writer.js';
import { ZipOutput } from '../../../src/sheets/write/zip-output.js';
import { ZipRecords } from '../../../src/sheets/write/zip-records.js';
import { until } from '../../support/worker.js';
import { Seeded } from '../seeded.js';
import { unescaped, writtenWorkbook } from './read-back.js';

const COLUMNS: readonly TableColumn[] = [
  { heading: 'Name', kind: 'text' },
  { heading: 'Currency', kind: 'text' },
  { heading: 'Gift', kind: 'money', currencyAt: 1 },
  { heading: 'Count', kind: 'number', isSummed: true },
  { heading: 'At', kind: 'instant' },
  { heading: 'Day', kind: 'day' },
  { heading: 'Anonymous', kind: 'flag' },
];
const TEXT: readonly TableColumn[] = [{ heading: 'Text', kind: 'text' }];

const ROWS = [
  ['Wren', 'GBP', '2550', '2', '2026-11-26 09:30:15.5', '2026-11-26', 't'],
  ['Ren', 'JPY', '1000', '1', '1900-03-01 00:00:00', '1999-12-31', 'f'],
  ['Rén', 'KWD', '-1', null, null, null, null],
] as const;

it('every kind of cell is what it says to whoever reads it', async () => {
  const sheet = (await writtenWorkbook(COLUMNS, ROWS)).getWorksheet('Gifts')!;
  const [first, second, third] = [sheet.getRow(2), sheet.getRow(3), sheet.getRow(4)];
  expect(sheet.getRow(1).values).toEqual([undefined, 'Name', 'Currency', 'Gift', 'Count', 'At', 'Day', 'Anonymous']);
  expect(first.values).toEqual([undefined, 'Wren', 'GBP', 25.5, 2, new Date('2026-11-26T09:30:15.500Z'), new Date('2026-11-26T00:00:00Z'), true]);
  expect(second.values).toEqual([undefined, 'Ren', 'JPY', 1000, 1, new Date('1900-03-01T00:00:00Z'), new Date('1999-12-31T00:00:00Z'), false]);
  expect(third.getCell(3).value).toBe(-0.001);
  expect([first, second, third].map((row) => row.getCell(3).numFmt)).toEqual(['#,##0.00', '#,##0', '#,##0.000']);
});

it('the header stays in sight, and columns can be filtered', async () => {
  const sheet = (await writtenWorkbook(COLUMNS, ROWS)).getWorksheet('Gifts')!;
  expect(sheet.views).toEqual([expect.objectContaining({ state: 'frozen', ySplit: 1 })]);
  expect(sheet.autoFilter).toBe('A1:G4');
  expect(sheet.getCell('A1').font?.bold).toBe(true);
});

it('totals are formulas by currency, each with what it came to', async () => {
  const rows = [...ROWS, ['Wrenna', 'GBP', '999999999999999', '3', null, null, null]];
  const totals = (await writtenWorkbook(COLUMNS, rows)).getWorksheet('Totals')!;
  expect(totals.getRow(1).values).toEqual([undefined, 'Currency', 'Rows', 'Gift', 'Count']);
  expect(totals.getCell('A2').value).toBe('GBP');
  expect(totals.getCell('B2').value).toEqual({ formula: `COUNTIF('Gifts'!$B$2:$B$5,A2)`, result: 2 });
  expect(totals.getCell('C2').value).toEqual({ formula: `SUMIF('Gifts'!$B$2:$B$5,A2,'Gifts'!$C$2:$C$5)`, result: 10000000000025.49 });
  expect(totals.getCell('D2').value).toMatchObject({ result: 5 });
  expect(totals.getCell('C4').value).toMatchObject({ result: -0.001 });
});

it('what one sheet does not hold goes on in the next, and the totals count both', async () => {
  const rows = Array.from({ length: 7 }, (_, at) => [`Donor ${at}`, 'GBP', '100', '1', null, null, null]);
  const workbook = await writtenWorkbook(COLUMNS, rows, 3);
  expect(workbook.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([['Gifts', 4], ['Gifts (2)', 4], ['Gifts (3)', 2], ['Totals', 2]]);
  expect(workbook.getWorksheet('Gifts (3)')!.getCell('A2').value).toBe('Donor 6');
  expect(workbook.getWorksheet('Totals')!.getCell('C2').value).toMatchObject({ formula: expect.stringContaining(`+SUMIF('Gifts (3)'!$B$2:$B$2,A2`), result: 7 });
});

it('no rows are a sheet with its header alone', async () => {
  const workbook = await writtenWorkbook(COLUMNS, []);
  expect(workbook.getWorksheet('Gifts')!.rowCount).toBe(1);
});

it('text that begins like a formula is text', async () => {
  const formulas = ['=1+1', '+cmd|calc', '-2', '@SUM(A1)', '\t=1', '=HYPERLINK("http://example.org")'];
  const sheet = (await writtenWorkbook(TEXT, formulas.map((text) => [text]))).getWorksheet('Gifts')!;
  const read = formulas.map((_, at) => sheet.getRow(at + 2).getCell(1));
  expect(read.map(({ value }) => value)).toEqual(formulas);
  expect(read.every(({ formula }) => formula === undefined)).toBe(true);
});

it('what Excel would lose digits of, or cannot say, is written as text', async () => {
  const columns: TableColumn[] = [{ heading: 'Number', kind: 'number' }, { heading: 'Day', kind: 'day' }, { heading: 'Gift', kind: 'money', currencyAt: 3 }];
  const sheet = (await writtenWorkbook(columns, [['12345678901234567', 'infinity', '99999999999999999', 'GBP'], ['NaN', '0044-03-15 BC', '1', 'XXX'], [null, '1950-03-15 BC', null, null], [null, '0099-01-01', null, null]])).getWorksheet('Gifts')!;
  expect(sheet.getRow(2).values).toEqual([undefined, '12345678901234567', 'infinity', '999999999999999.99']);
  expect(sheet.getRow(3).values).toEqual([undefined, 'NaN', '0044-03-15 BC', 0.01]);
  expect([4, 5].map((row) => sheet.getRow(row).getCell(2).value)).toEqual(['1950-03-15 BC', '0099-01-01']);
});

it('controls, escapes of Excel itself, halves of pairs and endless text come through as far as they can', async () => {
  const sheet = (await writtenWorkbook(TEXT, [['\u0000a\u000b\r'], ['_x000B_ is not a control'], ['\ud800 alone'], ['🎉'.repeat(20_000)], [' two\nlines '], ['\uffff']])).getWorksheet('Gifts')!;
  const [controls, escape, half, endless, lines, none] = [2, 3, 4, 5, 6, 7].map((row) => String(sheet.getRow(row).getCell(1).value));
  expect(unescaped(controls!)).toBe('\u0000a\u000b\r');
  expect(escape).toBe('_x005F_x000B_ is not a control');
  expect(half).toBe('\ufffd alone');
  expect(endless!.length).toBeLessThanOrEqual(32_767);
  expect(endless).toMatch(/🎉… \[cut: 40000 characters\]$/);
  expect(lines).toBe(' two\nlines ');
  expect(unescaped(none!)).toBe('\uffff');
});

it('whatever text is written is read back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 20 }), async (texts) => {
      const sheet = (await writtenWorkbook(TEXT, texts.map((text) => [text]))).getWorksheet('Gifts')!;
      // An escape that stood in the text is escaped itself; both readings end where the text began.
      const read = texts.map((_, at) => unescaped(String(sheet.getRow(at + 2).getCell(1).value ?? '')));
      expect(read).toEqual(texts.map((text) => text.toWellFormed()));
    }),
    { numRuns: 60 },
  );
});

it('sheets have names that Excel takes, each another', () => {
  expect(tabName("'A/B*C?[D]:E\\F'", [])).toBe('A B C  D  E F');
  expect(tabName('x'.repeat(40), ['X'.repeat(31)])).toBe(`${'x'.repeat(27)} (2)`);
  expect(tabName('\u0007', [])).toBe('Sheet');
});

describe('a workbook that nobody reads', () => {
  /** Rows without end, counting how many were asked for, and whether they were let go. */
  function endless() {
    const seen = { batches: 0, isLetGo: false };
    const rows = async function* (): RowBatches {
      try {
        for (;;) {
          seen.batches += 1;
          yield Array.from({ length: 100 }, () => [Math.random().toString(36).repeat(20)]);
          await pause(0);
        }
      } finally {
        seen.isLetGo = true;
      }
    };
    return { seen, rows: rows() };
  }

  it('asks for no more rows than its buffers hold', async () => {
    const { seen, rows } = endless();
    const output = streamWorkbook(async (workbook) => void (await workbook.addTable('Endless', TEXT, rows)));
    await until('it to stand still', async () => {
      const before = seen.batches;
      await pause(300);
      return seen.batches === before;
    });
    // Some 28 KB each.
    expect(seen.batches).toBeLessThan(400);
    output.destroy();
  });

  it('lets its rows go when it is closed', async () => {
    const { seen, rows } = endless();
    const output = streamWorkbook(async (workbook) => void (await workbook.addTable('Endless', TEXT, rows)));
    output.on('data', () => void (seen.batches > 3 && output.destroy()));
    await until('the rows are let go', () => seen.isLetGo);
    const asked = seen.batches;
    await pause(50);
    expect(seen.batches).toBe(asked);
  });

  it('ends with what went wrong with its rows', async () => {
    const broken = async function* (): RowBatches {
      yield [['one']];
      throw new Error('the database is gone');
    };
    const output = streamWorkbook(async (workbook) => void (await workbook.addTable('Broken', TEXT, broken())));
    await expect(output.resume().toArray()).rejects.toThrow('the database is gone');
  });

  it('refuses another sheet once it is closed', async () => {
    const workbook = new WorkbookWriter();
    workbook.output.destroy();
    await expect(workbook.addFree('Late', [10], [])).rejects.toThrow('nobody reads');
  });
});

describe('an archive', () => {
  const random = new Seeded(7);
  const TEXTS = { 'long.xml': Array.from({ length: 60_000 }, () => `<c>${random.below(1e6)} ü🎉</c>`).join(''), 'short.xml': '<c/>', 'none.xml': '' };

  async function* inPieces(text: string) {
    for (let at = 0; at < text.length; at += 10_000) yield text.slice(at, at + 10_000).toWellFormed();
  }

  /** What another library finds in it, by path; it holds sizes against what is there. */
  async function unzipped(bytes: Buffer): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    const zip = await fromBufferPromise(bytes);
    for await (const entry of zip.eachEntry()) {
      const content = await buffer(await zip.openReadStreamPromise(entry));
      expect(crc32(content)).toBe(entry.crc32);
      found[entry.fileName] = content.toString();
    }
    return found;
  }

  it.each([
    ['of any size', undefined],
    ['whose sizes 32 bits do not hold', 3],
  ])('%s is one that others read', async (_, largest) => {
    const zip = new ZipOutput(new ZipRecords(largest));
    const bytes = buffer(zip.output);
    const wanted: Record<string, string> = {};
    for (const [path, text] of Object.entries(TEXTS)) {
      await zip.add(path, inPieces(text));
      wanted[path] = (await Readable.from(inPieces(text)).toArray()).join('');
    }
    await zip.end();
    expect(await unzipped(await bytes)).toEqual(wanted);
  });

  it('is hardly larger than one that was packed in one piece', async () => {
    const zip = new ZipOutput();
    const bytes = buffer(zip.output);
    await zip.add('long.xml', inPieces(TEXTS['long.xml']));
    await zip.end();
    expect((await bytes).length / deflateRawSync(TEXTS['long.xml']).length).toBeLessThan(1.01);
  });
});
