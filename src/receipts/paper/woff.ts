import { inflateSync } from 'node:zlib';

const HEADER = 44;
const ENTRY = 20;

/**
 * The plain font (SFNT) in a WOFF file, which only packs each of its tables. Unpacked once and natively: the drawing
 * library would do it in JavaScript at every look into a table.
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('this is no WOFF font');
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(12 + count * 16);
  woff.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(count, 4);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  for (let table = 0; table < count; table += 1) {
    const entry = HEADER + table * ENTRY;
    const plain = unpackTable(woff, entry);
    const at = 12 + table * 16;
    woff.copy(directory, at, entry, entry + 4);
    directory.writeUInt32BE(woff.readUInt32BE(entry + 16), at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(plain.length, at + 12);
    const padding = Buffer.alloc(-plain.length & 3);
    parts.push(plain, padding);
    offset += plain.length + padding.length;
  }
  return Buffer.concat(parts);
}

function unpackTable(woff: Buffer, entry: number): Buffer {
  const offset = woff.readUInt32BE(entry + 4);
  const packed = woff.readUInt32BE(entry + 8);
  const bytes = woff.subarray(offset, offset + packed);
  // A table that packing would have made longer is stored as it is.
  return packed === woff.readUInt32BE(entry + 12) ? bytes : inflateSync(bytes);
}
