import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { SHEET_LIMITS, type SheetLimits } from '../../src/sheets/sheet-limits.js';
import type { SheetError, SheetRow } from '../../src/sheets/sheet.js';
import { CsvRecord } from '../../src/sheets/text/csv-record.js';
import { csvRows } from '../../src/sheets/text/csv-rows.js';
import { StrictRecords } from '../../src/sheets/text/strict-records.js';
import { Warnings } from '../../src/sheets/warnings.js';
import { cellsOf, fileOf, leftovers, read } from './sheet-files.js';
import { openSheets } from '../../src/sheets/open-sheets.js';

afterEach(async () => expect(await leftovers()).toEqual([]));

const TAGS = [
  ['email', 'tag'],
  ['zoe@example.org', 'Été “1998”'],
  ['li@example.org', '卒業生 🎉'],
];
const csvOf = (rows: readonly (readonly string[])[], delimiter = ',', end = '\r\n') =>
  rows.map((row) => row.join(delimiter) + end).join('');
const utf16 = (text: string, order: 'le' | 'be', mark: boolean) => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

describe('a text file is read for what its bytes are', () => {
  it.each([
    ['UTF-8', Buffer.from(csvOf(TAGS)), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${csvOf(TAGS)}`), 'utf-8'],
    ['UTF-16LE with a mark', utf16(csvOf(TAGS), 'le', true), 'utf-16le'],
    ['UTF-16BE with a mark', utf16(csvOf(TAGS), 'be', true), 'utf-16be'],
    ['UTF-16LE without one', utf16(csvOf(TAGS), 'le', false), 'utf-16le'],
    ['UTF-16BE without one', utf16(csvOf(TAGS), 'be', false), 'utf-16be'],
  ])('%s', async (_, bytes, encoding) => {
    const { rows, format, warnings } = await read(bytes);
    expect(rows.map(({ cells }) => cells)).toEqual(TAGS);
    expect(format).toEqual({ kind: 'csv', compressed: false, encoding, delimiter: ',' });
    expect(warnings).toEqual([]);
  });

  it.each([
    ['comma', ',', '\n'],
    ['semicolon', ';', '\r\n'],
    ['tab', '\t', '\r'],
    ['bar', '|', '\n'],
  ])('%s between the fields', async (_, delimiter, end) => {
    const { rows, format } = await read(csvOf(TAGS, delimiter, end));
    expect(rows.map(({ cells }) => cells)).toEqual(TAGS);
    expect(format?.delimiter).toBe(delimiter);
  });

  it('a decimal comma does not part fields where semicolons do', async () => {
    expect(await cellsOf('email;amount\na@b.org;1,5\nc@d.org;2,50\n')).toEqual([
      ['email', 'amount'],
      ['a@b.org', '1,5'],
      ['c@d.org', '2,50'],
    ]);
  });

  it('delimiters within quotes are text', async () => {
    expect(await cellsOf('email;note\na@b.org;"a,b,c,d"\nc@d.org;"x,\ny;z"\n')).toEqual([
      ['email', 'note'],
      ['a@b.org', 'a,b,c,d'],
      ['c@d.org', 'x,\ny;z'],
    ]);
  });

  it('a sep= line says what parts the fields, and is no row', async () => {
    const { rows, format } = await read('sep=;\r\nemail;tag\r\na@b.org;x,y\r\n');
    expect(rows).toEqual([
      { number: 1, cells: ['email', 'tag'] },
      { number: 2, cells: ['a@b.org', 'x,y'] },
    ]);
    expect(format?.delimiter).toBe(';');
  });

  it('line ends of all kinds in one file end rows alike', async () => {
    expect(await cellsOf('a,b\r\n1,2\n3,4\r5,6')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  it('line ends within quotes are text', async () => {
    expect(await cellsOf('a,b\r\n"1\r\n2","3\n\n4"\r\n')).toEqual([
      ['a', 'b'],
      ['1\r\n2', '3\n\n4'],
    ]);
  });

  it('empty rows are skipped and counted in the numbers of those after them', async () => {
    const { rows } = await read('a,b\n\n,\n1,2\n');
    expect(rows.map(({ number }) => number)).toEqual([1, 4]);
  });

  it('leading zeros, blanks and formulas stay text', async () => {
    expect(await cellsOf('id,name\n00042, x \n=1+1,+44\n')).toEqual([
      ['id', 'name'],
      ['00042', ' x '],
      ['=1+1', '+44'],
    ]);
  });

  it('ragged rows and headers of one name keep their places', async () => {
    expect(await cellsOf('a,a,__proto__\n1\n1,2,3,4\n')).toEqual([
      ['a', 'a', '__proto__'],
      ['1'],
      ['1', '2', '3', '4'],
    ]);
  });

  it('a .csv of emoji', async () => {
    expect(await cellsOf('👩‍👩‍👧,🎉\n🏳️‍🌈,🇯🇵\n')).toEqual([
      ['👩‍👩‍👧', '🎉'],
      ['🏳️‍🌈', '🇯🇵'],
    ]);
  });

  it('gzip is unpacked', async () => {
    const { rows, format } = await read(gzipSync(csvOf(TAGS)), { name: 'tags.csv.gz' });
    expect(rows.map(({ cells }) => cells)).toEqual(TAGS);
    expect(format?.compressed).toBe(true);
  });

  it('is one sheet with its own name', async () => {
    const { sheets } = await read(csvOf(TAGS), { name: 'some/folder/tags.csv' });
    expect(sheets).toEqual([{ name: 'tags.csv', hidden: false }]);
  });
});

describe('legacy encodings are read with a warning, or refused', () => {
  // As Windows wrote them: Node has no encoder for these.
  const windows1252 = Buffer.from(
    'email,tag\na@b.org,\x93Caf\xe9\x94 \x80 5\nb@c.org,Fran\xe7ois\n',
    'latin1',
  );
  const windows1251 = Buffer.from(
    'email,tag\na@b.org,\xc2\xfb\xef\xf3\xf1\xea\xed\xe8\xea\xe8\nb@c.org,\xc4\xf0\xf3\xe7\xfc\xff\n',
    'latin1',
  );
  const shiftJis = Buffer.from(
    'email,tag\na@b.org,\x91\xb2\x8b\xc6\x90\xb6\nb@c.org,\x93\x8c\x8b\x9e\x8e\x78\x95\x94\n',
    'latin1',
  );
  const koi8 = Buffer.from(
    'email,tag\na@b.org,\xf7\xd9\xd0\xd5\xd3\xcb\xce\xc9\xcb\xc9\nb@c.org,\xe9\xd7\xc1\xce\xcf\xd7 \xe9\xd7\xc1\xce\nc@d.org,\xed\xc1\xd2\xc9\xd1\n',
    'latin1',
  );

  it('windows-1252', async () => {
    const { rows, warnings, format } = await read(windows1252);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['email', 'tag'],
      ['a@b.org', '“Café” € 5'],
      ['b@c.org', 'François'],
    ]);
    expect(format?.encoding).toBe('windows-1252');
    expect(warnings.map(({ code }) => code)).toEqual(['read-as-windows-1252']);
  });

  it('windows-1251', async () => {
    const { rows, warnings } = await read(windows1251);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['email', 'tag'],
      ['a@b.org', 'Выпускники'],
      ['b@c.org', 'Друзья'],
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['read-as-windows-1251']);
  });

  it('the table of windows-1251 is that of the standard', async () => {
    const bytes = Buffer.from(Array.from({ length: 128 }, (_, index) => 128 + index));
    const { decodeSingleByte } = await import('../../src/sheets/text/single-byte.js');
    expect(decodeSingleByte(bytes, 'windows-1251')).toBe(new TextDecoder('windows-1251').decode(bytes));
  });

  it.each([
    ['Shift_JIS in a few letters', shiftJis],
    ['Shift_JIS', Buffer.concat([shiftJis, shiftJis, shiftJis])],
    ['KOI8-R', koi8],
  ])('%s is refused instead of guessed at', async (_, bytes) => {
    const { failure } = await read(bytes);
    expect(failure).toMatchObject({ reason: 'unreadable', row: 2 });
    expect(failure?.message).toContain('Line 2 is in an encoding that cannot be told with certainty');
  });

  it('one letter in windows-1252 after a megabyte of plain text is enough', async () => {
    const plain = 'a@b.org,plain\n'.repeat(100_000);
    const { rows, failure, format } = await read(
      Buffer.concat([Buffer.from(`email,tag\n${plain}`), Buffer.from('z@z.org,Caf\xe9\n', 'latin1')]),
    );
    expect(failure).toBeNull();
    expect(format?.encoding).toBe('windows-1252');
    expect(rows.at(-1)?.cells).toEqual(['z@z.org', 'Café']);
  });

  it('mixed encodings are refused with the line where they change, and never become U+FFFD', async () => {
    const mixed = Buffer.concat([
      Buffer.from('email,tag\na@b.org,Élève\nb@b.org,Été\n'),
      Buffer.from('c@c.org,Caf\xe9\n', 'latin1'),
    ]);
    const { failure } = await read(mixed);
    expect(failure).toMatchObject({ reason: 'unreadable', row: 4 });
    expect(failure?.message).toContain('Line 4');
  });

  it('a broken byte in a marked UTF-8 file is refused with its line', async () => {
    const { failure } = await read(
      Buffer.concat([Buffer.from('\ufeffemail,tag\na@b.org,'), Buffer.from([0xff, 0x0a])]),
    );
    expect(failure).toMatchObject({ reason: 'unreadable', row: 2 });
  });

  it('a lone surrogate in UTF-16 is refused', async () => {
    const { failure } = await read(utf16('email,tag\na@b.org,\ud83d!\n', 'le', true));
    expect(failure).toMatchObject({ reason: 'damaged' });
  });

  it('UTF-16 that ends within a character is refused after the rows before', async () => {
    const { failure } = await read(utf16(csvOf(TAGS), 'le', true).subarray(0, -3));
    expect(failure).toMatchObject({ reason: 'damaged' });
  });
});

describe('hostile text gets a precise error', () => {
  it.each([
    ['an unclosed quote', 'a,b\n1,"2\n3,4\n', 'truncated', 2],
    ['text after a closing quote', 'a,b\n1,2\n"x"y,4\n', 'damaged', 3],
    ['a quote within a bare field', 'a,b\n5" pipe,2\n', 'damaged', 2],
    ['a record of more than a megabyte', `a,b\n1,2\n${'x'.repeat(1_100_000)}\n`, 'too-large', 3],
    ['a quote that swallows megabytes', `a,b\n1,"2\n${'3,4\n'.repeat(400_000)}`, 'too-large', 2],
    ['a 50 MB cell', `a,b\n1,${'x'.repeat(50_000_000)}\n`, 'too-large', 2],
    ['16,385 columns', `a,b\n${','.repeat(16_384)}x\n`, 'too-large', 2],
  ])('%s', async (_, text, reason, row) => {
    const { failure, rows } = await read(text);
    expect(failure).toMatchObject({ reason, row });
    expect(rows.map(({ cells }) => cells[0]).slice(0, 1)).toEqual(['a']);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \r\n\n', 'empty'],
    ['a mark alone', '\ufeff', 'empty'],
    ['a web page named .xls', '<html><table><tr><td>1</td></tr></table></html>', 'unknown'],
    ['XML', '<?xml version="1.0"?><a/>', 'unknown'],
    ['a PDF', '%PDF-1.7\n...', 'unknown'],
    [
      'bytes of no meaning',
      Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7) % 27)),
      'unknown',
    ],
    ['gzip within gzip', gzipSync(gzipSync('a,b\n')), 'unknown'],
    ['gzip cut short', gzipSync('a,b\n'.repeat(1_000)).subarray(0, 40), 'truncated'],
    ['gzip with a flipped bit', flipped(gzipSync(Buffer.from('a,b\n1,2\n')), -6), 'damaged'],
    ['a gzip bomb', gzipSync(Buffer.alloc(20_000_000, 'a')), 'dangerous'],
  ])('%s', async (_, bytes, reason) => {
    const { failure } = await read(bytes);
    expect(failure).toMatchObject({ reason });
  });

  it('16,384 columns are read', async () => {
    const [header] = await cellsOf(`${'a,'.repeat(16_383)}z\n`);
    expect(header).toHaveLength(16_384);
  });

  it('NUL and too long a text are faults of their cells alone', async () => {
    expect(await cellsOf(`a,b,c\nx\0y,${'z'.repeat(32_768)},ok\n`)).toEqual([
      ['a', 'b', 'c'],
      [
        { fault: 'The text holds a NUL character.' },
        { fault: 'The text is longer than 32,767 characters.' },
        'ok',
      ],
    ]);
  });

  it('ids that Excel has shortened are warned of once a column', async () => {
    const { rows, warnings } = await read('id,sum\n1.23457E+18,1\n2.5E+17,2\n');
    expect(rows[1]?.cells).toEqual(['1.23457E+18', '1']);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({
      code: 'damaged-id',
      message: expect.stringContaining('Column A, first in row 2: 1.23457E+18'),
    });
  });

  it('10,000 bad cells are 10,000 rows', async () => {
    expect(await cellsOf(`name,note\n${'Somebody,x\0\n'.repeat(10_000)}`)).toHaveLength(10_001);
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const index = bytes.length + at;
  bytes[index] = (bytes[index] ?? 0) ^ 0x10;
  return bytes;
}

describe('chunks end anywhere', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('"', '""', '\r\n', '\n', 'é,', '🎉', ';', ' '),
  );
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it('the cells are those that were written, whatever the size of chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (rows, size, end) => {
          const bytes = Buffer.from(rows.map((row) => row.map(quoted).join(',') + end).join(''));
          const read = [];
          for await (const batch of csvRows(inChunks(bytes, size), ',', SHEET_LIMITS, new Warnings()))
            read.push(...batch);
          const wanted = rows.map((row) =>
            row.map((text) =>
              text === '' ? null : text.includes('\0') ? { fault: 'The text holds a NUL character.' } : text,
            ),
          );
          expect(read.map(({ cells }) => cells)).toEqual(
            wanted.filter((row) => row.some((text) => text !== null)),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('whatever a text is, plain or broken, csv-parse alone finds the same in it', async () => {
    const limits = { ...SHEET_LIMITS, columns: 6, recordBytes: 40, cellLength: 12 };
    const piece = fc.constantFrom('a', 'bcd', '1.5E+20', ',', ',', ';', '"', '"', '""', '\n', '\n', '\r', '\r\n', ' ', 'é', '🎉', '\0');
    const delimiter = fc.constantFrom(',', ';', '|', '§');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 1, max: 30 }), delimiter, async (pieces, size, parts) => {
        const bytes = Buffer.from(pieces.join(''));
        const [warned, wantedWarnings] = [new Warnings(), new Warnings()];
        const found = await outcome(csvRows(inChunks(bytes, size), parts, limits, warned));
        expect([found, warned.list]).toEqual([await outcome(strictly(bytes, parts, limits, wantedWarnings)), wantedWarnings.list]);
      }),
      // Handed over within a character.
      { numRuns: 2_000, examples: [[['a', '1.5E+20', '🎉', 'bcd', '\r', '🎉'], 6, ',']] },
    );
  });

  it('files in every encoding read alike from chunks of 1 to 70 bytes', async () => {
    const text = csvOf([...TAGS, ['"quoted, and\r\nbroken"', '🎉"'.slice(0, 2)]]);
    for (const bytes of [Buffer.from(text), utf16(text, 'le', true), utf16(text, 'be', true)])
      for (let chunkBytes = 1; chunkBytes <= 70; chunkBytes += 1)
        expect(await cellsOf(bytes, { limits: { chunkBytes } })).toEqual([
          ...TAGS,
          ['quoted, and\r\nbroken', '🎉'],
        ]);
  });
});

async function* strictly(bytes: Buffer, delimiter: string, limits: SheetLimits, warnings: Warnings) {
  const records = new StrictRecords(new CsvRecord(limits, warnings), delimiter, limits, 0);
  if (bytes.length > 0) yield records.after(bytes);
  records.refuse();
  yield await records.end();
  records.refuse();
}

/** All rows, and how they end. */
async function outcome(batches: AsyncIterable<readonly SheetRow[]>) {
  const rows: SheetRow[] = [];
  try {
    for await (const batch of batches) rows.push(...batch);
    return { rows, failure: null };
  } catch (failure) {
    const { reason, row } = failure as SheetError;
    return { rows, failure: { reason, row } };
  }
}

async function* inChunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('rows come no faster than they are taken', () => {
  it('reads ahead of its reader by little, and can be left at any row', async () => {
    const path = await fileOf('a@b.org,tag\n'.repeat(1_000_000));
    const sheets = await openSheets(path, 'long.csv');
    for await (const batch of sheets.rows('long.csv')) {
      expect(batch.length).toBeGreaterThan(100);
      break;
    }
    expect(sheets.progress().read).toBeLessThan(300_000);
    expect(sheets.progress().of).toBe(12_000_000);
    await sheets.close();
  });
});
