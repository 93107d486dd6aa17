import fc from 'fast-check';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parser } from 'stream-json';
import { streamArray } from 'stream-json/streamers/stream-array.js';
import { jsonElements } from '../../src/sheets/json/json-elements.js';
import { SHEET_LIMITS } from '../../src/sheets/sheet-limits.js';
import { cellsOf, leftovers, read } from './sheet-files.js';

afterEach(async () => expect(await leftovers()).toEqual([]));

const ROWS = [
  { email: 'zoe@example.org', tag: 'Été' },
  { tag: '卒業生 🎉', email: 'li@example.org', age: 7 },
];
const CELLS = [
  ['email', 'tag', 'age'],
  ['zoe@example.org', 'Été', null],
  ['li@example.org', '卒業生 🎉', 7],
];

describe('JSON is read in all its shapes', () => {
  it.each([
    ['a list of objects', JSON.stringify(ROWS), 'json'],
    ['an indented list', JSON.stringify(ROWS, null, 2), 'json'],
    [
      'objects in data',
      JSON.stringify({ meta: { data: [1], s: 'x]' }, count: 2, data: ROWS, next: null }),
      'json',
    ],
    ['a line each', ROWS.map((row) => JSON.stringify(row)).join('\n'), 'jsonl'],
    [
      'a line each with blank ones',
      `\n${ROWS.map((row) => JSON.stringify(row)).join('\r\n\r\n')}\r\n`,
      'jsonl',
    ],
    ['UTF-16', Buffer.from(`\ufeff${JSON.stringify(ROWS)}`, 'utf16le'), 'json'],
    ['UTF-8 with a mark', `\ufeff${JSON.stringify(ROWS)}`, 'json'],
  ])('%s', async (_, bytes, kind) => {
    const { rows, format } = await read(bytes);
    expect(rows.map(({ cells }) => cells)).toEqual(CELLS);
    expect(rows.map(({ number }) => number)).toEqual([0, 1, 2]);
    expect(format).toMatchObject({ kind });
  });

  it('lists are rows, the first of them the header', async () => {
    const { rows } = await read('[["email","tag"],["a@b.org",null],[],["c@d.org","x"]]');
    expect(rows).toEqual([
      { number: 1, cells: ['email', 'tag'] },
      { number: 2, cells: ['a@b.org', null] },
      { number: 4, cells: ['c@d.org', 'x'] },
    ]);
  });

  it('a line of cells each', async () => {
    const { rows, format } = await read('["email","tag"]\n["a@b.org","x"]\n');
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['email', 'tag'],
      ['a@b.org', 'x'],
    ]);
    expect(format?.kind).toBe('jsonl');
  });

  it('several tags in a list are one cell of them', async () => {
    expect(await cellsOf('[{"email":"a@b.org","tags":["x","y z",3]},{"email":"c@d.org","tags":[]}]')).toEqual(
      [
        ['email', 'tags'],
        ['a@b.org', 'x;y z;3'],
        ['c@d.org', null],
      ],
    );
  });

  it('a .csv whose header is in brackets or braces is a .csv', async () => {
    expect(await cellsOf('[email],[tag]\na@b.org,x\n')).toEqual([
      ['[email]', '[tag]'],
      ['a@b.org', 'x'],
    ]);
    expect(await cellsOf('{email},{tag}\na@b.org,x\n')).toEqual([
      ['{email}', '{tag}'],
      ['a@b.org', 'x'],
    ]);
  });

  it('ids of 19 digits keep every digit, as numbers within texts do', async () => {
    expect(await cellsOf('[{"id":1234567890123456789,"n":12,"s":"1234567890123456789 \\" 1e400"}]')).toEqual([
      ['id', 'n', 's'],
      ['1234567890123456789', 12, '1234567890123456789 " 1e400'],
    ]);
  });

  it('keys are never properties of ours', async () => {
    expect(await cellsOf('[{"__proto__":"x","constructor":"y"},{"a":1}]')).toEqual([
      ['__proto__', 'constructor', 'a'],
      ['x', 'y', null],
      [null, null, 1],
    ]);
  });

  it('a key that comes after the header has gone out is kept and warned of', async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => ({
      email: `${index}@example.org`.padEnd(100, 'x'),
    }));
    const { rows, warnings } = await read(JSON.stringify([...many, { email: 'z@z.org', late: 'kept' }]));
    expect(rows.at(-1)?.cells).toEqual(['z@z.org', 'kept']);
    expect(warnings).toEqual([
      { code: 'late-key', message: expect.stringContaining('"late" first appears in element 3001') },
    ]);
  });
});

describe('hostile JSON gets a precise error', () => {
  const valid = '{"a":1}';
  it.each([
    ['a list cut within an element', `[${valid},{"a":`, 'truncated', 2],
    ['a list without its end', `[${valid}`, 'truncated', 2],
    ['a list cut after a comma', `[${valid},`, 'truncated', 2],
    ['a wrapped list without the end of its object', `{"data":[${valid}]`, 'truncated', 2],
    ['a line cut within an element', `${valid}\n{"a":"x`, 'truncated', 2],
    ['an element that is no JSON', `[${valid},{a:2},${valid}]`, 'damaged', 2],
    ['a line that is no JSON', `${valid}\n{"a":01}\n`, 'damaged', 2],
    ['a missing comma', `[${valid} ${valid}]`, 'damaged', 2],
    ['a comma too many', `[${valid},]`, 'unreadable', 2],
    ['text after the list', `[${valid}] x`, 'damaged', 2],
    ['a plain value among objects', `[${valid},7]`, 'unreadable', 2],
    ['33 levels', `[${valid},{"a":${'['.repeat(33)}${']'.repeat(33)}}]`, 'dangerous', 2],
    ['500,000 levels', `[${'['.repeat(500_000)}`, 'dangerous', 1],
    ['an element of more than a megabyte', `[${valid},{"a":"${'x'.repeat(1_200_000)}"}]`, 'too-large', 2],
    ['a 50 MB line', `${valid}\n{"a":"${'x'.repeat(50_000_000)}"}`, 'too-large', 2],
  ])('%s', async (_, text, reason, row) => {
    expect((await read(text)).failure).toMatchObject({ reason, row });
  });

  it.each([
    ['an empty list', '[]', 'empty'],
    ['an empty list in data', '{"data": [ ] }', 'empty'],
    ['a list of plain values', '[1,2,3]', 'unreadable'],
    ['a list that has only begun', '[', 'truncated'],
  ])('%s', async (_, text, reason) => {
    expect((await read(text)).failure).toMatchObject({ reason });
  });

  it('lone surrogates, NUL, objects and too large numbers are faults of their cells alone', async () => {
    const [, cells] = await cellsOf(
      '[{"a":"\\ud83d","b":"x\\u0000","c":{"d":1},"e":1e999,"f":["a;b"],"g":[[1]],"h":"ok"}]',
    );
    expect(
      cells?.slice(0, 6).every((cell) => typeof cell === 'object' && cell !== null && 'fault' in cell),
    ).toBe(true);
    expect(cells?.[6]).toBe('ok');
  });

  it('an element of the other kind is a fault of its row alone', async () => {
    expect(await cellsOf('[{"a":1},[2],{"a":3}]')).toEqual([
      ['a'],
      [1],
      [{ fault: 'Element 2 is a list, but the first is an object.' }],
      [3],
    ]);
  });
});

describe('chunks end anywhere', () => {
  const element = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });

  it('elements are those that stream-json finds, whatever the size of chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(element, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(undefined, 1),
        async (list, size, indent) => {
          const bytes = Buffer.from(JSON.stringify(list, null, indent));
          const ours = [];
          for await (const { values } of jsonElements(
            inChunks(bytes, size),
            { kind: 'array', start: 1 },
            SHEET_LIMITS,
          ))
            ours.push(...values);
          expect(ours).toEqual(await elementsByStreamJson(bytes));
          expect(ours).toEqual(JSON.parse(bytes.toString()));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('files of all shapes read alike from chunks of 1 to 70 bytes', async () => {
    for (const text of [
      JSON.stringify(ROWS),
      JSON.stringify({ x: [{ data: [] }], data: ROWS }),
      ROWS.map((row) => JSON.stringify(row)).join('\n'),
    ])
      for (let chunkBytes = 1; chunkBytes <= 70; chunkBytes += 1)
        expect(await cellsOf(text, { limits: { chunkBytes } })).toEqual(CELLS);
  });
});

async function* inChunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function elementsByStreamJson(bytes: Buffer): Promise<unknown[]> {
  const values: unknown[] = [];
  await pipeline(
    Readable.from([bytes]),
    parser.asStream(),
    streamArray.asStream(),
    async (elements: AsyncIterable<{ value: unknown }>) => {
      for await (const { value } of elements) values.push(value);
    },
  );
  return values;
}
