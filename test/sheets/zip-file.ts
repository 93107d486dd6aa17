import { constants, crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer | string;
  /** What the directory says where it is not true. */
  readonly size?: number;
  readonly crc?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Deflated already. */
  readonly deflated?: { readonly bytes: Buffer; readonly size: number; readonly crc: number };
}

/** An archive byte by byte, so that it can lie where no honest writer does. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.bytes as string);
    const body = entry.deflated?.bytes ?? deflateRawSync(content, { level: 1 });
    const name = Buffer.from(entry.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (entry.flags ?? 0), 2);
    common.writeUInt16LE(entry.method ?? 8, 4);
    common.writeUInt32LE(entry.crc ?? entry.deflated?.crc ?? crc32(content), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(entry.size ?? entry.deflated?.size ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    files.push(Buffer.from('PK\x03\x04'), common, name, body);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, name);
    offset += 30 + name.length + body.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listed, end]);
}

/** `before`, then `filling` `times` over, then `after`, deflated piece by piece: gigabytes are made in no time. */
export function repeated(
  before: string,
  filling: Buffer,
  times: number,
  after: string,
): NonNullable<ZipEntry['deflated']> {
  const flushed = (bytes: Buffer) => deflateRawSync(bytes, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const block = flushed(filling);
  const bytes = Buffer.concat([
    flushed(Buffer.from(before)),
    ...Array.from({ length: times }, () => block),
    deflateRawSync(Buffer.from(after)),
  ]);
  let crc = crc32(before);
  for (let time = 0; time < times; time += 1) crc = crc32(filling, crc);
  return {
    bytes,
    size: Buffer.byteLength(before) + filling.length * times + Buffer.byteLength(after),
    crc: crc32(after, crc),
  };
}
