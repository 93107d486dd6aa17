import { randomBytes } from 'node:crypto';
import { readInChild } from './in-child.js';
import { leftovers } from './sheet-files.js';
import { repeated } from './zip-file.js';

afterEach(async () => expect(await leftovers()).toEqual([]));

const MOST_MB = 200;
const letters = (length: number) => randomBytes(length / 2).toString('hex');

/** A .gz of a gigabyte that is a megabyte. */
function gzipBomb(): Buffer {
  const { bytes, size, crc } = repeated('a,b\n', Buffer.alloc(1024 * 1024, 'x'), 1_024, '\n');
  const foot = Buffer.alloc(8);
  foot.writeUInt32LE(crc, 0);
  foot.writeUInt32LE(size, 4);
  return Buffer.concat([Buffer.from('1f8b08000000000000ff', 'hex'), bytes, foot]);
}

describe('what would fill a machine is refused within 200 MB', () => {
  it.each<[string, () => Buffer, string, number | null]>([
    ['a .gz bomb of 1 GiB', gzipBomb, 'dangerous', null],
    ['a .csv with one cell of 50 MB', () => Buffer.from(`a,b\n1,${letters(50_000_000)}\n`), 'too-large', 2],
    [
      'a .csv whose quote never ends for 50 MB',
      () => Buffer.from(`a,b\n1,"${letters(50_000_000)}`),
      'too-large',
      2,
    ],
    ['a .csv of 50 million columns', () => Buffer.from(`a,b\n${','.repeat(50_000_000)}\n`), 'too-large', 2],
    [
      'a .json with one element of 50 MB',
      () => Buffer.from(`[{"a":1},{"a":"${letters(50_000_000)}"}]`),
      'too-large',
      2,
    ],
    [
      'a .jsonl of 50 million brackets',
      () => Buffer.from(`{"a":1}\n${'['.repeat(50_000_000)}`),
      'dangerous',
      2,
    ],
    ['a .json of 50 million brackets', () => Buffer.from('['.repeat(50_000_000)), 'dangerous', 1],
  ])('%s', async (_, bytes, reason, row) => {
    const { failure, peakMb } = await readInChild(bytes());
    expect(failure).toMatchObject({ reason, row });
    expect(peakMb).toBeLessThan(MOST_MB);
  });
});
